"""Lots and money are divided among units, wholly and once."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.shares import Share, funds_of, shares_of
from tests.book_builders import CU1, CU2, D, make_allocation
from tests.builders import make_account
from tests.playbook import lots


def test_a_line_for_the_contract_beats_the_line_for_all() -> None:
    rows = [make_allocation(), make_allocation(id="A2", futures=CU1, unit="farm")]
    assert shares_of("demo", CU1, rows) == (Share("farm", "", D(1)),)
    assert shares_of("demo", CU2, rows) == (Share("metals", "", D(1)),)
    assert shares_of("other", CU1, rows) == (Share("", "", D(1)),)


@given(
    parts=st.lists(st.integers(1, 1000), max_size=6),
    margin=st.decimals(0, 10**9, places=2),
    count=st.integers(0, 3),
)
def test_nothing_is_lost_and_nothing_is_counted_twice(
    parts: list[int], margin: Decimal, count: int
) -> None:
    whole = max(sum(parts), 1000)
    shares = [(Decimal(part) / whole).quantize(Decimal("0.0001")) for part in parts]
    rows = [
        make_allocation(id=f"A{at}", unit=f"u{at % 3}", share=share)
        for at, share in enumerate(shares)
        if share and sum(shares[: at + 1]) <= 1
    ]
    account = make_account(balance=margin * 3, available=margin)
    positions = [
        lots(symbol=f"SHFE.cu270{at + 1}", long_today=1, margin=margin, float_profit=-margin)
        for at in range(count)
    ]
    units = funds_of([account], positions, rows)
    assert sum(one.balance for one in units.values()) == margin * 3
    assert sum(one.available for one in units.values()) == margin
    assert sum(one.margin for one in units.values()) == margin * count
    assert sum(one.float_profit for one in units.values()) == -margin * count


def test_the_kinds_of_profit_stay_apart() -> None:
    position = lots(symbol=CU1, long_today=1, float_profit=D(100), position_profit=D(30))
    funds = funds_of([], [position], [make_allocation(share=D("0.5"))])
    assert (funds["metals"].float_profit, funds["metals"].position_profit) == (50, 15)


def test_a_unit_without_equity_has_no_margin_ratio() -> None:
    position = lots(symbol=CU1, long_today=1, margin=D(100))
    named = [make_allocation(futures=CU1)]
    assert funds_of([make_account()], [position], named)["metals"].margin_ratio is None
    whole = funds_of([make_account(balance=D(400))], [position], [make_allocation()])
    assert whole["metals"].margin_ratio == 0.25
