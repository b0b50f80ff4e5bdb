"""The main contract in words, and where the screen says them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.core.effect import Topic
from terminal.core.refusal import Refusal, say, sentence
from terminal.domain.alert import Fact
from terminal.domain.main_contract import Doubt, MainContract, Source
from tests.builders import make_alert
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.chart_header import ChartHeader
from widgets.condition_words import metric_words
from widgets.fact_text import fact_rows
from widgets.latest import Latest
from widgets.main_text import alias_words, main_is, main_text, mark
from widgets.refusals import told
from widgets.theme import Theme
from widgets.watchlist import Watchlist

DAY = date(2026, 11, 20)


def make_main(symbol: str = "SHFE.cu2701", **fields: Any) -> MainContract:
    values: dict[str, Any] = {
        "product": "SHFE.cu",
        "day": date(2026, 11, 23),
        "symbol": symbol,
        "since": DAY,
        "months": 12,
    }
    return MainContract(**values | fields)


def view(desk: FakeDesk, main: MainContract | None) -> Any:
    return msgspec.structs.replace(desk.view("pair00"), main=main)


def test_the_pairs_own_contract_is_the_main_one(desk: FakeDesk) -> None:
    row = view(desk, make_main())
    assert main_text(row) == (
        "Main contract CU2701 since 2026-11-20 (by open interest of 12 months)"
    )
    assert (mark(row), main_is(row)) == ("", "")


def test_another_one_is(desk: FakeDesk) -> None:
    row = view(desk, make_main("SHFE.cu2703", is_exact=False, source=Source.FIXED))
    assert main_text(row) == (
        "CU2701 is not the main contract, that is CU2703 since 2026-11-20 or before "
        "(named by a person)"
    )
    assert (mark(row), main_is(row)) == ("off main", "main is CU2703")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (Source.BOTH, "by volume and open interest of 12 months"),
        (Source.FRONT, "named by the market front"),
    ],
)
def test_it_says_by_what(desk: FakeDesk, source: Source, said: str) -> None:
    assert said in main_text(view(desk, make_main(source=source)))


@pytest.mark.parametrize(
    ("doubt", "said"),
    [
        (Doubt.NO_DATA, "no complete open interest of the day before is known"),
        (Doubt.ONE_MONTH, "only one month is listed"),
        (Doubt.TIE, "two months are equally large"),
        (Doubt.SPLIT, "volume and open interest name two months"),
    ],
)
def test_in_doubt_nothing_is_marked_and_the_last_one_is_said(
    desk: FakeDesk, doubt: Doubt, said: str
) -> None:
    row = view(desk, make_main("SHFE.cu2703", doubt=doubt))
    assert main_text(row) == (f"Main contract not known: {said}, last CU2703 since 2026-11-20")
    assert (mark(row), main_is(row)) == ("", "")
    never = view(desk, make_main("", since=None, doubt=doubt))
    assert main_text(never) == f"Main contract not known: {said}"


def test_where_no_alias_is_wanted_nothing_is_said(desk: FakeDesk) -> None:
    row = view(desk, None)
    assert (main_text(row), mark(row), main_is(row)) == ("", "", "")


@pytest.fixture
def made(qtbot: QtBot, bridge: Bridge, theme: Theme) -> Watchlist:
    found = Watchlist(bridge, theme)
    qtbot.addWidget(found)
    return found


def test_the_watchlist_has_a_mark_and_the_rest_in_the_tip(
    made: Watchlist, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.changes.put(Topic.PAIR, "pair00", view(shown, make_main("SHFE.cu2703")))
    settle()
    line = made.model.line_of("pair00")
    assert made.model.cell(line, 0).extra[1] == "off main · 上海升水"
    tip = made.model.data(made.model.index(line, 0), Qt.ItemDataRole.ToolTipRole)
    assert "CU2701 is not the main contract, that is CU2703 since 2026-11-20" in tip


def test_the_chart_says_it_beside_its_title(qtbot: QtBot, theme: Theme, desk: FakeDesk) -> None:
    header = ChartHeader(theme, Latest(desk.names))
    qtbot.addWidget(header)
    header.show_view(view(desk, make_main("SHFE.cu2703")))
    assert "main is CU2703" in header._rest.text()
    assert "not the main contract" in header._title.toolTip()
    header.show_view(view(desk, make_main()))
    assert "main is" not in header._rest.text()
    assert header._title.toolTip().startswith("Main contract CU2701")


def test_the_facts_of_an_alert_say_what_was_so_when_it_fired(qapp: QApplication) -> None:
    facts = (Fact("main_contract", "SHFE.cu2703 2026-11-20"), Fact("off_main", "SHFE.cu2701"))
    assert fact_rows(make_alert(facts=facts), Latest()) == [
        ("Main contract", "CU2703 since 2026-11-20"),
        ("Not the main contract", "CU2701"),
    ]
    assert alias_words("SHFE.cu2703 2026-11-20 or before") == "CU2703 since 2026-11-20 or before"
    assert alias_words("not known: tie") == "not known: two months are equally large"
    assert alias_words("something newer") == "something newer"


def test_the_hint_names_contracts_and_pairs_as_the_screen_does(
    bridge: Bridge, shown: FakeDesk
) -> None:
    said = say(
        Refusal.MAIN_MOVED,
        symbol="SHFE.cu2701",
        main="SHFE.cu2703",
        since=DAY,
        pairs="pair00, gone",
    )
    assert told(said, sentence(said), bridge.latest) == (
        "沪铜 CU2701 is no longer the main contract, CU2703 is since 2026-11-20; roll the pairs "
        "that are still on 沪铜 CU2701? 沪铜 CU2701, gone"
    )


def test_a_rule_on_it_reads_as_words() -> None:
    assert metric_words("is_main") == "Is on the main contract (1 = yes)"
