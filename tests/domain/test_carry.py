"""What a desk has not said of its carry is named, in the order of the line items."""

from __future__ import annotations

from decimal import Decimal

from terminal.domain.carry import NEEDED, CarryTerms


def test_what_nobody_has_said_is_named() -> None:
    assert CarryTerms().missing == NEEDED
    some = CarryTerms(storage=Decimal(0), payment_days=0, loss=Decimal(2))
    assert some.missing == ("interest_rate", "handling", "inspection", "delivery")
