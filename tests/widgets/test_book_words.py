"""A row of the book is told in the words of the screen, whichever of its fields it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import get_args

from terminal.domain.change import Change
from terminal.domain.contract import PricingKind, PricingRight, TradeSide
from terminal.domain.hedge import Hedge
from terminal.domain.register import Item, Table
from tests.book_builders import D, make_contract, make_lot
from widgets.book_words import FIELDS, change_words


def changed(before: Item | None, after: Item | None) -> str:
    return change_words(Change(table=Table.CONTRACTS, id="x", before=before, after=after))


def test_every_field_of_every_table_has_a_name() -> None:
    fields = {name for kind in get_args(Item) for name in kind.__struct_fields__}
    assert fields - {"id"} == FIELDS.keys()


def test_what_differs_is_told_before_and_after(qapp: object) -> None:
    before = make_contract(kind=PricingKind.BASIS, side=TradeSide.SALE, tolerance=D("0.05"))
    after = make_contract(
        kind=PricingKind.LATER,
        side=TradeSide.PURCHASE,
        tolerance=D("0.1"),
        signed=date(2026, 11, 9),
        is_final=True,
        pricing_right=PricingRight.BUYER,
        quantity=D("12000.50"),
    )
    said = changed(before, after).split("; ")
    assert {
        "side: Sale → Purchase",
        "priced by: Basis → Priced later",
        "tolerance: 5% → 10%",
        "signed: — → 2026-11-09",
        "delivery is complete: no → yes",
        "right to price: — → the buyer's",
    } <= set(said)
    assert any(one.endswith("→ 12,000.5") for one in said)


def test_a_row_that_comes_or_goes_says_what_it_has_and_no_more(qapp: object) -> None:
    lot = make_lot(hedge=Hedge(quantity=D(500), price=D(86_100)), includes_tax=False)
    said = changed(None, lot)
    assert said == changed(lot, None)
    assert "hedged with: 500 @ 86,100" in said
    assert "with tax: no" in said
    assert "unit: t" in said
    assert "grade" not in said
    assert "with tax" not in changed(None, make_lot())


def test_it_is_told_in_the_language_of_the_screen(
    qapp: object, speak: Callable[[str], None]
) -> None:
    speak("zh")
    after = make_contract(signed=date(2026, 11, 9))
    assert changed(make_contract(), after) == "签订日期：— → 2026-11-09"
