"""The side of a contract gives every sign; quantities have none."""

from __future__ import annotations

from terminal.domain.contract import TradeSide


def test_a_purchase_adds_and_a_sale_takes() -> None:
    assert (TradeSide.PURCHASE.sign, TradeSide.SALE.sign) == (1, -1)
