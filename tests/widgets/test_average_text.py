"""How far a window has gone, what it has come to, and which settlements it waits for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from terminal.domain.contract import PricingKind
from terminal.domain.deal import Deal
from tests.book_builders import D
from tests.widgets.fake_book import deal
from tests.widgets.fake_desk import FakeDesk
from widgets import format as f
from widgets.average_text import average_of, average_tip, days_of
from widgets.bridge import Bridge
from widgets.deal_table import deal_columns
from widgets.locked_text import contract_tip

FIRST = date(2026, 11, 2)


def average(**fields: Any) -> Deal:
    """12 of the 20 days of a window, 300 of its 500 t."""
    made = deal(kind=PricingKind.AVERAGE, premium=D(-45), quantity=D(500))
    values = {"days": 20, "passed": 12, "averaged": D(300), "averaged_price": D("87250.125")}
    return msgspec.structs.replace(made, **values | fields)


def test_the_price_so_far_has_its_operands() -> None:
    assert days_of(average()) == "12 of 20 days"
    assert average_of(average()) == "87,205.12"
    assert average_tip(average()) == (
        "12 of 20 days: mean settlement 87,250.12 −45 premium = 87,205.12 CNY/t"
    )


def test_days_that_are_missing_are_named_and_there_is_no_price() -> None:
    missing = (FIRST, FIRST + timedelta(1))
    waiting = average(averaged_price=None, missing=missing)
    assert average_of(waiting) == f.NONE
    assert average_tip(waiting) == (
        "12 of 20 days: not priced, settlements of CU2701 are missing: 2026-11-02, 2026-11-03"
    )
    many = average(averaged_price=None, missing=tuple(FIRST + timedelta(n) for n in range(12)))
    assert average_tip(many).endswith("2026-11-10, 2026-11-11 +2")


def test_before_the_window_there_is_nothing_to_say_but_its_days() -> None:
    ahead = average(passed=0, averaged=D(0), averaged_price=None)
    assert average_tip(ahead) == "0 of 20 days"
    assert days_of(deal()) == ""


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (average(), ["Average 12 of 20 days", "87,205.12"]),
        (average(averaged_price=None, missing=(FIRST,)), ["Average 12 of 20 days", f.NONE]),
        (
            average(passed=0, averaged=D(0), averaged_price=None),
            ["Average 0 of 20 days", "−45"],
        ),
        (deal(), ["Basis", "−45"]),
    ],
)
def test_it_stands_in_the_table_of_contracts(bridge: Bridge, row: Deal, cells: list[str]) -> None:
    columns = deal_columns(bridge.latest)
    assert [columns[2].cell(row).text, columns[9].cell(row).text] == cells
    assert columns[9].cell(row).tone == ("attention" if row.missing else "text")


def test_the_tips_say_it_and_what_is_locked(bridge: Bridge, shown: FakeDesk) -> None:
    columns = deal_columns(bridge.latest)
    assert columns[2].tip is not None
    assert columns[2].tip(average()) == average_tip(average())
    assert columns[2].tip(deal()) == ""
    said = contract_tip(average(), bridge.latest).splitlines()
    assert said[0] == average_tip(average())
    assert said[1].startswith("300 t locked at −45")
