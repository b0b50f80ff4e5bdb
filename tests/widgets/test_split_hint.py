"""A node of the exposure tree says how it divides by strategy and account, a line its deltas."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from terminal.core.effect import Topic
from terminal.domain.line import Line, LineKind
from tests.book_builders import book_line
from tests.widgets.fake_book import futures_line
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.divisions import BY_ACCOUNT, BY_STRATEGY
from widgets.exposure_model import ExposureModel, Row
from widgets.exposure_text import headings
from widgets.split_hint import split_hint

CU, MONTH = ("metals", "cu"), ("metals", "cu", "2027-01")
LOTS = {"unit": "metals", "commodity": "cu", "month": "2027-01", "futures": "SHFE.cu2701"}
LINES = (
    book_line(620, id="stock:a", strategy="carry"),
    book_line(0, -120, id="purchase:b", kind=LineKind.PURCHASE, strategy="carry"),
    book_line(-80, id="sale:c", kind=LineKind.SALE, month="2027-02"),
    futures_line(Decimal(-400), **LOTS),
    book_line(9, id="stock:d", base_unit="g"),
    book_line(7, id="stock:e", unit="farm"),
    book_line(5, id="stock:f", commodity="al"),
)


@pytest.fixture
def model(bridge: Bridge, desk: FakeDesk, settle: Callable[[], None]) -> ExposureModel:
    for line in LINES:
        desk.changes.put(Topic.LINE, line.id, line)
    bridge.latest.names |= {"strategy:carry": "Carry", "account:6688-01": "Main"}
    settle()
    made = ExposureModel(headings(bridge.latest), lambda row: row.key)
    made.put({line.id: line for line in LINES if line.base_unit == "t"})
    return made


def at(model: ExposureModel, *key: str) -> Row:
    return model.row(model.index_of(key))


def test_a_commodity_divides_by_strategy_and_its_lots_by_account(
    model: ExposureModel, bridge: Bridge
) -> None:
    assert split_hint(at(model, *CU), bridge.latest).splitlines() == [
        "no strategy: basis −80, flat −480 t",
        "Carry: basis +620, flat +500 t",
        "futures of Main: −400 t",
    ]


def test_a_month_has_its_own_parts_alone(model: ExposureModel, bridge: Bridge) -> None:
    assert split_hint(at(model, *MONTH), bridge.latest).splitlines() == [
        "no strategy: basis 0, flat −400 t",
        "Carry: basis +620, flat +500 t",
        "futures of Main: −400 t",
    ]
    assert split_hint(at(model, *CU, "2027-02"), bridge.latest) == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (LINES[1], "Δ spot 0, Δ futures −120 t · Carry"),
        (LINES[3], "Δ spot 0, Δ futures −400 t · no strategy · Main"),
    ],
)
def test_a_line_says_what_it_moves_with(
    model: ExposureModel, bridge: Bridge, line: Line, said: str
) -> None:
    assert split_hint(at(model, *MONTH, line.id), bridge.latest) == said


def test_it_stands_in_the_tip_of_the_name_and_not_where_lines_are_only_looked_at(
    model: ExposureModel, bridge: Bridge
) -> None:
    row = at(model, *CU)
    shown = headings(bridge.latest)[0].hint
    looked = headings(bridge.latest, is_view_only=True)[0].hint
    assert shown is not None
    assert looked is not None
    assert shown(row) == split_hint(row, bridge.latest)
    assert looked(row) == split_hint(at(model, "metals"), bridge.latest) == ""


def test_a_strategy_or_an_account_divides_by_what_it_is_not(
    model: ExposureModel, bridge: Bridge
) -> None:
    model.divide(BY_STRATEGY)
    assert split_hint(at(model, *CU, "carry"), bridge.latest) == "2027-01: basis +620, flat +500 t"
    assert split_hint(at(model, *CU, ""), bridge.latest).splitlines() == [
        "2027-01: basis 0, flat −400 t",
        "2027-02: basis −80, flat −80 t",
        "futures of Main: −400 t",
    ]
    model.divide(BY_ACCOUNT)
    assert split_hint(at(model, *CU, ""), bridge.latest).splitlines() == [
        "2027-01: basis +620, flat +500 t",
        "2027-02: basis −80, flat −80 t",
        "no strategy: basis −80, flat −80 t",
        "Carry: basis +620, flat +500 t",
    ]
