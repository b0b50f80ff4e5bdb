"""Names and figures of the exposure tree, in words of the screen."""

from __future__ import annotations

from collections.abc import Callable

from terminal.core.effect import Topic
from terminal.core.unit_rules import subject_of
from terminal.domain.level import Level
from terminal.domain.line import LineKind
from terminal.domain.sums import Sums
from terminal.domain.unit import BusinessUnit
from tests.book_builders import book_line
from tests.builders import make_alert
from tests.widgets.fake_book import futures_line
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.exposure_model import GROUP, Row
from widgets.exposure_text import goods_name, headings, line_name, unit_name


def test_a_line_says_what_it_is(bridge: Bridge, shown: FakeDesk) -> None:
    latest = bridge.latest
    sale = book_line(-5, kind=LineKind.SALE, ref="XS-1")
    assert line_name(sale, latest) == "XS-1 Sale"
    common = {"unit": "u", "commodity": "cu", "month": "2027-01", "futures": "SHFE.cu2701"}
    assert line_name(futures_line(**common), latest) == "6688-01 CU2701 Futures"


def test_goods_are_called_as_their_pair_and_else_by_their_letters(
    bridge: Bridge, shown: FakeDesk
) -> None:
    assert goods_name(book_line(1, pair="pair00"), bridge.latest) == "沪铜"
    assert goods_name(book_line(1, pair="", futures="SHFE.cu2701"), bridge.latest) == "沪铜"
    assert goods_name(book_line(1, pair="", futures="DCE.xx2701"), bridge.latest) == "cu"


def test_a_unit_has_the_books_name_unless_the_desk_file_says_another(
    bridge: Bridge, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    assert unit_name("u1", bridge.latest) == "u1"
    desk.changes.put(Topic.UNIT, "u1", BusinessUnit(id="u1", name="华北"))
    settle()
    assert unit_name("u1", bridge.latest) == "华北"
    bridge.latest.names["unit:u1"] = "North"
    assert unit_name("u1", bridge.latest) == "North"
    assert unit_name("", bridge.latest) == "No unit"


def test_an_alert_on_a_unit_in_its_commodity_marks_that_row_alone(
    bridge: Bridge, shown: FakeDesk
) -> None:
    latest = bridge.latest
    (name, *_) = headings(latest)

    def marked(unit: str, commodity: str) -> tuple[str, str]:
        line = book_line(1, unit=unit, commodity=commodity, pair="", futures="DCE.xx2701")
        cell = name.cell(Row((unit, commodity), GROUP, Sums(base_unit="t"), line, None, "month"))
        return cell.text, cell.tone

    assert marked("north", "zn") == ("zn", "text")
    alert = make_alert(subject=subject_of("north", "zn"), level=Level.WARNING)
    latest.put(latest.alerts, {alert.id: alert})
    assert marked("north", "zn") == ("▲ zn", "warning")
    assert marked("south", "zn") == ("zn", "text")
    assert marked("north", "al") == ("al", "text")


def test_the_higher_of_two_alerts_is_the_mark(bridge: Bridge, shown: FakeDesk) -> None:
    latest = bridge.latest
    (name, *_) = headings(latest)
    line = book_line(1, unit="north", commodity="cu", pair="pair00", futures="SHFE.cu2701")
    row = Row(("north", "cu"), GROUP, Sums(base_unit="t"), line, None, "month")
    assert latest.level_of("pair00") is Level.FORCED
    alert = make_alert(id="other", subject=subject_of("north", "cu"), level=Level.ATTENTION)
    latest.put(latest.alerts, {alert.id: alert})
    assert name.cell(row).tone == "forced"
