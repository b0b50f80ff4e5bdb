from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from terminal.sim.purse import Purse

FEN = st.integers(-(10**13), 10**13)


@given(st.lists(FEN, min_size=10, max_size=10))
def test_the_identities_hold_to_the_cent_on_the_wire(amounts: list[int]) -> None:
    purse = Purse(amounts[0])
    purse.deposit, purse.withdraw, purse.close_profit, purse.commission = amounts[1:5]
    purse.position_profit, purse.margin, purse.frozen_margin = amounts[5:8]
    purse.frozen_commission, purse.float_profit = amounts[8:]
    node = purse.wire("demo")

    def cents(*names: str) -> int:
        return sum(int((Decimal(repr(node[name])) * 100).to_integral_exact()) for name in names)

    assert cents("static_balance") == cents("pre_balance", "deposit") - cents("withdraw")
    assert cents("balance") == cents("static_balance", "close_profit", "position_profit") - cents(
        "commission"
    )
    assert cents("available") == cents("balance") - cents(
        "margin", "frozen_margin", "frozen_commission"
    )


def test_risk_has_no_number_when_equity_is_gone() -> None:
    purse = Purse(100_00)
    purse.margin = 25_00
    assert purse.wire("demo")["risk_ratio"] == 0.25
    purse.position_profit = -100_00
    assert purse.wire("demo")["risk_ratio"] == "-"
