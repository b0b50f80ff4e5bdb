"""A contract and a lot say which basis they have locked, with sign, unit and operands."""

from __future__ import annotations

import pytest

from terminal.domain.contract import PricingKind, TradeSide
from terminal.domain.hedge import Hedge
from tests.book_builders import D, make_lot
from tests.widgets.fake_book import deal
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.deal_table import deal_columns, goods_columns
from widgets.locked_text import contract_tip, lot_tip

CU = "SHFE.cu2701"


@pytest.mark.parametrize(("side", "won"), [(TradeSide.PURCHASE, "−273"), (TradeSide.SALE, "+273")])
def test_a_purchase_earns_while_the_basis_rises_and_a_sale_while_it_falls(
    bridge: Bridge, shown: FakeDesk, side: TradeSide, won: str
) -> None:
    # The fake desk's copper stands at -318.
    assert contract_tip(deal(side=side, premium=D(-45)), bridge.latest) == (
        f"500 t locked at −45 CNY/t against CU2701 · now −318: {won} for us"
    )


def test_a_fixed_price_has_its_operands(bridge: Bridge, shown: FakeDesk) -> None:
    fixed = deal(kind=PricingKind.FIXED, premium=None, price=D(86_000), hedge_price=D(86_200))
    assert contract_tip(fixed, bridge.latest).splitlines() == [
        "Price 86,000 − futures of its time 86,200",
        "500 t locked at −200 CNY/t against CU2701 · now −318: −118 for us",
    ]


def test_without_the_futures_of_its_time_nothing_is_locked(bridge: Bridge, shown: FakeDesk) -> None:
    fixed = deal(kind=PricingKind.FIXED, premium=None, price=D(86_000))
    assert contract_tip(fixed, bridge.latest).startswith("No basis is locked")
    assert lot_tip(make_lot(cost=None), bridge.latest).startswith("No basis is locked")


def test_of_a_month_without_a_pair_only_the_locked_basis_is_said(
    bridge: Bridge, shown: FakeDesk
) -> None:
    said = contract_tip(deal(futures="SHFE.cu2703", pair=""), bridge.latest)
    assert said == "500 t locked at −45 against CU2703"


def test_a_lot_is_locked_at_the_mean_of_its_hedge_and_its_receipt(
    bridge: Bridge, shown: FakeDesk
) -> None:
    lot = make_lot(
        futures=CU,
        pair="",
        quantity=D(100),
        cost=D(86_440),
        receipt_price=D(86_500),
        hedge=Hedge(quantity=D(50), price=D(86_600)),
    )
    assert lot_tip(lot, bridge.latest) == (
        "Cost 86,440 − futures 86,550 = −110 CNY/t against CU2701 · now −318: −208 for us"
    )


def test_it_stands_in_the_tips_of_both_tables(bridge: Bridge, shown: FakeDesk) -> None:
    price = next(one for one in deal_columns(bridge.latest) if one.title == "Price / premium")
    cost = next(one for one in goods_columns(bridge.latest) if one.title == "Cost")
    assert price.tip is not None
    assert cost.tip is not None
    assert "locked at" in price.tip(deal())
    assert "against" in cost.tip(make_lot(cost=D(1), receipt_price=D(2)))
