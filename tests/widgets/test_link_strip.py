from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from terminal.core.refusal import SENTENCES, Refusal, say
from terminal.domain.link import Link, LinkState
from tests.widgets.fake_desk import NAMES, NOW
from widgets.latest import Latest
from widgets.link_strip import DOT, LinkStrip
from widgets.theme import Theme

LOST = say(Refusal.WEB_LOST, source="h")


def link(key: str, state: LinkState = LinkState.READY, latency: float | None = None) -> Link:
    return Link(id=key, state=state, since=NOW, latency_ms=latency, detail="3/5")


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> LinkStrip:
    made = LinkStrip(Latest(NAMES), theme)
    qtbot.addWidget(made)
    made.show_links(
        [
            link("channel:sms"),
            link("channel:voice", LinkState.DOWN),
            link("td:6688-01", latency=9.4),
            link("td:6688-02", latency=9.4),
            link("md", latency=12.0),
            link("spot:csv"),
        ]
    )
    return made


def test_the_front_comes_first_and_channels_last(strip: LinkStrip) -> None:
    names = [item.name for item in strip.items(4000)]
    assert names == ["Market data", "Spot csv", "6688-01", "6688-02", "短信", "电话"]
    assert [item.after for item in strip.items(4000)][:1] == ["12 ms"]


def forms(strip: LinkStrip) -> list[list[str]]:
    """What is written with less and less room, until one picture is left."""
    found: list[list[str]] = []
    for width in range(2000, 0, -1):
        items = strip.items(width)
        assert items
        assert len(items) == 1 or strip._width(items) <= width, "nothing is cut off at the right"
        words = [f"{one.name} {one.after or one.state}" for one in items]
        if not found or words != found[-1]:
            found.append(words)
    return found


def test_with_less_room_latencies_go_and_then_healthy_names(strip: LinkStrip) -> None:
    full, short, bare, grouped, ill = forms(strip)
    assert full[0] == "Market data 12 ms"
    assert short[0] == "Market data ready"
    assert short[-1] == "电话 Down"
    healthy = ["Market data ready", "Spot csv ready", "Accounts 2/2"]
    assert bare == [*healthy, "电话 down", "Channels 1/2"]
    assert grouped == [*healthy, "电话 down"]
    assert ill == ["电话 down"]


def inks(strip: LinkStrip, theme: Theme, token: str) -> int:
    """How many pixels of the picture have just this color."""
    strip.resize(900, 26)
    image, wanted = strip.grab().toImage(), theme.color(token).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(900) for y in range(26))


def test_what_nobody_has_heard_of_for_long_is_not_green(strip: LinkStrip, theme: Theme) -> None:
    def middle() -> int:
        x = strip._advance("Market data") + 5 + DOT // 2
        return strip.grab().toImage().pixel(x, 13)

    before = strip._links
    assert inks(strip, theme, "ok") > 50
    assert middle() == theme.color("ok").rgb()
    strip.show_links(before, are_old=True)
    assert middle() != theme.color("muted").rgb(), "a ring"
    assert inks(strip, theme, "ok") == 0
    assert inks(strip, theme, "bad") > 0, "what was down is not well for that"
    assert [item.after for item in strip.items(4000)] == ["", "", "", "", "", "Down"]
    assert strip.accessibleDescription().startswith("As it was when the desk last answered\n")
    strip.show_links(before)
    assert inks(strip, theme, "ok") > 50
    assert "As it was" not in strip.accessibleDescription()


def test_a_click_says_which_link_it_was_or_of_which_group(qtbot: QtBot, strip: LinkStrip) -> None:
    strip.resize(strip._width(strip.items(4000)), 26)
    strip.show()
    told: list[str] = []
    strip.clicked.connect(told.append)
    links = [strip.link_at(x) for x in range(strip.width())]
    assert list(dict.fromkeys(link for link in links if link)) == [
        "md", "spot:csv", "td:6688-01", "td:6688-02", "channel:sms", "channel:voice",
    ]  # fmt: skip
    first = links.index("spot:csv")
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(first, 12))
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(first - 1, 12))
    qtbot.mouseClick(strip, Qt.MouseButton.RightButton, pos=QPoint(first, 12))
    assert told == ["spot:csv"]
    # The picture begins where the click is taken for it.
    item = strip.items(4000)[0]
    assert links[: strip._wide(item) + 1] == ["md"] * strip._wide(item) + [""]
    grouped = [width for width in range(900) if "Accounts" in str(strip.items(width))]
    strip.resize(grouped[0], 26)
    assert "td" in {strip.link_at(x) for x in range(grouped[0])}


def test_what_is_not_well_is_never_left_out(strip: LinkStrip) -> None:
    for width in (4000, 500, 300, 100, 10):
        assert [i.name for i in strip.items(width) if i.state is LinkState.DOWN] == ["电话"]


def test_several_that_are_not_well_stay_in_sight_however_little_room_there_is(
    strip: LinkStrip,
) -> None:
    strip.show_links(
        [
            link("md", LinkState.DOWN),
            link("td:6688-01", latency=9.4),
            link("td:6688-02", LinkState.REFUSED),
            link("channel:sms", LinkState.DOWN),
            link("channel:voice", LinkState.CONNECTING),
            link("channel:wecom"),
        ]
    )
    found = forms(strip)
    channels = ["短信 down", "电话 connecting", "Channels 1/3"]
    assert ["Market data down", "6688-02 refused", "Accounts 1/2", *channels] in found
    assert found[-2:] == [["Market data down", "6688-02 refused", "Channels 1/3"], ["Links 2/6"]]
    assert strip.items(10)[0].state is LinkState.REFUSED


def test_what_a_source_says_of_itself_is_said_in_the_screens_language(
    strip: LinkStrip, speak: Callable[[str], None]
) -> None:
    words = SENTENCES[Refusal.NO_TIMES]
    speak("zh")
    strip.show_links([Link(id="spot:h", state=LinkState.READY, since=NOW, detail=words)])
    assert "价格不带时间" in strip.accessibleDescription()
    down = Link(id="spot:h", state=LinkState.DOWN, since=NOW, detail="x", said=LOST)
    strip.show_links([down])
    assert "h：连接已断开" in strip.accessibleDescription()


def test_the_whole_truth_is_in_the_description(strip: LinkStrip) -> None:
    assert "电话  Down  3/5" in strip.accessibleDescription()
    assert "Market data  Ready  3/5  12 ms" in strip.accessibleDescription()


@pytest.mark.parametrize("state", LinkState)
def test_each_state_can_be_drawn(qtbot: QtBot, theme: Theme, state: LinkState) -> None:
    strip = LinkStrip(Latest(NAMES), theme)
    qtbot.addWidget(strip)
    strip.resize(300, 26)
    blank = strip.grab().toImage()
    strip.show_links([link("md", state)])
    assert strip.grab().toImage() != blank


def test_channels_and_accounts_stand_as_in_the_desk_file(qtbot: QtBot, theme: Theme) -> None:
    names = {"account:b": "b", "account:a": "a", "channel:wecom": "WeCom", "channel:sms": "SMS"}
    strip = LinkStrip(Latest(names), theme)
    qtbot.addWidget(strip)
    keys = ("channel:sms", "channel:wecom", "td:a", "td:b", "md")
    strip.show_links([link(key) for key in keys])
    found = [item.name for item in strip.items(4000)]
    assert found == ["Market data", "b", "a", "WeCom", "SMS"]
