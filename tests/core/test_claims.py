"""What a position stands against: signs, shares, and lots that belong to nobody."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.book import Book
from terminal.core.business import Business
from terminal.core.claims import Claims
from terminal.core.refusal import NoPlan
from terminal.domain.account import Position
from terminal.domain.contract import TradeSide
from tests.book_builders import (
    CU1,
    CU2,
    DAY,
    D,
    make_allocation,
    make_contract,
    make_fixed,
    make_lot,
    make_products,
    make_reference,
    make_register,
    weekdays,
)
from tests.builders import make_line, make_pair
from tests.playbook import lots as lots_of


def lots(account: str = "demo", symbol: str = CU1, **fields: Any) -> Position:
    return lots_of(account, symbol, **fields)


def claims(*positions: Position, lines: Any = (), pair: Any = None, **tables: Any) -> Claims:
    pairs = (pair or make_pair(futures=CU1), make_pair(id="far", futures=CU2))
    book = Book(pairs, lines)
    business = Business(make_reference(table=make_products(), pairs=pairs), DAY, weekdays)
    business.load(make_register(**tables))
    book.put(positions)
    business.put(positions)
    return Claims(book, business, pairs, lines)


def halves() -> list[Any]:
    """Metals and farm have half of the account's lots each."""
    half = D("0.5")
    return [make_allocation(share=half), make_allocation(id="A2", unit="farm", share=half)]


def test_without_a_book_it_is_what_the_desk_file_says() -> None:
    held = lots(short_history=20)
    found = claims(held, lines=(make_line(delta_spot=D(300)),))
    assert found.stake(held).most is None
    exposure = found.stake(held).exposure
    assert (exposure.physical, exposure.futures, exposure.flat) == (300, -100, 200)


# 500 t: what each line adds to the flat exposure of January, and how many lots may be closed.
SIGNS = [
    ("stock", {"stock": [make_lot()]}, 500),
    ("purchase, unpriced", {"contracts": [make_contract(quantity=D(500))]}, 0),
    ("purchase, priced", {"contracts": [make_fixed(quantity=D(500))]}, 500),
    (
        "purchase, unpriced, received",
        {"contracts": [make_contract(quantity=D(500), delivered=D(500))]},
        -500,
    ),
    ("sale, priced", {"contracts": [make_fixed(quantity=D(500), side=TradeSide.SALE)]}, -500),
    (
        "sale, unpriced, delivered",
        {"contracts": [make_contract(quantity=D(500), delivered=D(500), side=TradeSide.SALE)]},
        500,
    ),
]


@pytest.mark.parametrize(("what", "tables", "physical"), SIGNS)
def test_the_flat_exposure_of_each_line_has_the_sign_of_the_two_delta_table(
    what: str, tables: dict[str, Any], physical: int
) -> None:
    held = lots(long_history=40)
    found = claims(held, allocations=[make_allocation()], **tables).stake(held)
    assert (found.exposure.physical, found.exposure.futures) == (physical, 200)
    assert found.exposure.flat == physical + 200
    assert found.most == abs(physical + 200) // 5


def test_lots_are_judged_by_the_goods_of_the_unit_that_claims_them() -> None:
    # Farm is short 500 t that metals' stock does not hedge.
    theirs = make_fixed(id="S1", unit="farm", quantity=D(500), side=TradeSide.SALE)
    mine, other = lots(short_history=60), lots("second", long_history=60)
    found = claims(
        mine,
        other,
        stock=[make_lot()],
        contracts=[theirs],
        allocations=[make_allocation(), make_allocation(id="A2", account="second", unit="farm")],
    )
    assert (found.stake(mine).exposure.unit, found.stake(mine).exposure.flat) == ("metals", 200)
    assert (found.stake(other).exposure.unit, found.stake(other).exposure.flat) == ("farm", -200)


def test_lots_that_nobody_claims_are_judged_by_all_that_refers_to_the_contract() -> None:
    # They hedge the stock, whoever they belong to: closing them would lay it bare.
    held = lots(short_history=100)
    found = claims(held, stock=[make_lot()]).stake(held)
    assert (found.exposure.unit, found.exposure.flat, found.most) == ("", 0, 0)


def test_another_month_is_another_exposure() -> None:
    held = lots(long_history=40)
    far = make_lot(id="L2", futures=CU2)
    found = claims(held, stock=[far], allocations=[make_allocation()]).stake(held)
    assert (found.exposure.flat, found.exposure.physical) == (200, 0)


def test_shared_lots_are_closed_only_as_far_as_each_unit_allows() -> None:
    # 100 lots, half each: metals has 250 t of them and 500 t of stock, farm 250 t alone.
    held = lots(long_history=100)
    shares = [
        make_allocation(share=D("0.5")),
        make_allocation(id="A2", unit="farm", share=D("0.5")),
    ]
    found = claims(held, stock=[make_lot()], allocations=shares).stake(held)
    assert found.exposure.flat == 1000
    assert found.most == 100  # 250 t of farm at 2.5 t a lot


def test_shared_lots_that_help_one_and_harm_the_other_are_left_alone() -> None:
    held = lots(short_history=100)
    shares = [
        make_allocation(share=D("0.5")),
        make_allocation(id="A2", unit="farm", share=D("0.5")),
    ]
    with pytest.raises(NoPlan, match="belong to several units"):
        claims(held, stock=[make_lot()], allocations=shares).stake(held)


def test_a_lot_of_two_sizes_makes_no_plan() -> None:
    held = lots(long_history=10)
    wrong = make_pair(futures=CU1, base_per_lot=D(10))
    with pytest.raises(NoPlan, match="a lot is 10 by the desk file and 5 by the table"):
        claims(held, pair=wrong, stock=[make_lot()]).stake(held)


def test_on_a_contract_of_the_desk_file_the_book_does_not_count() -> None:
    held = lots(short_history=20)
    found = claims(
        held, lines=(make_line(delta_spot=D(300)),), stock=[make_lot(futures=CU2, pair="far")]
    )
    assert found.stake(held).exposure.flat == 200
    assert found.exposure("cu").flat == 200
    assert found.exposure("far").flat == 500


def test_a_pair_has_its_own_goods_and_the_lots_of_its_contract() -> None:
    found = claims(lots(short_history=20), stock=[make_lot(pair="cu")])
    exposure = found.exposure("cu")
    assert (exposure.unit, exposure.basis, exposure.futures, exposure.flat) == (
        "metals",
        500,
        -100,
        400,
    )


@given(
    st.integers(0, 900),
    st.integers(0, 150),
    st.integers(0, 150),
    st.sampled_from([Decimal(1), Decimal("0.5"), Decimal("0.3")]),
)
def test_closing_all_that_may_be_closed_takes_no_unit_across_zero(
    stock: int, long: int, short: int, part: Decimal
) -> None:
    held = lots(long_history=long, short_history=short)
    shares = [make_allocation(share=part)]
    if part < 1:
        shares.append(make_allocation(id="A2", unit="farm", share=1 - part))
    try:
        stake = claims(held, stock=[make_lot(quantity=D(stock))], allocations=shares).stake(held)
    except NoPlan:
        return
    net = (long - short) * 5
    sign = 1 if stake.exposure.flat > 0 else -1
    assert stake.most is not None
    for goods, share in ((stock, part), (0, 1 - part)):
        before = goods + net * share
        after = before - sign * stake.most * 5 * share
        assert before * after >= 0
        assert abs(after) <= abs(before)
