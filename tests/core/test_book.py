"""Exposure: signs, hedges, and lots that are counted once."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.book import Book
from terminal.domain.exposure import BookLine
from tests.builders import ACCOUNT, FUTURES, make_line, make_pair
from tests.playbook import lots

# domain.md §3.2: what each line adds to (basis exposure, flat exposure) of 100 t.
TABLE = [
    ("own inventory", 100, 0, 100, 100),
    ("purchase, priced, not received", 100, 0, 100, 100),
    ("purchase, unpriced, not received", 100, -100, 100, 0),
    ("purchase, unpriced, received", 0, -100, 0, -100),
    ("sale, priced, not delivered", -100, 0, -100, -100),
    ("sale, unpriced, not delivered", -100, 100, -100, 0),
    ("sale, unpriced, delivered", 0, 100, 0, 100),
]


def line(name: str, spot: int, futures: int = 0, pair: str = "cu") -> BookLine:
    return make_line(id=name, pair=pair, delta_spot=Decimal(spot), delta_futures=Decimal(futures))


@pytest.mark.parametrize(("name", "spot", "futures", "basis", "flat"), TABLE)
def test_each_line_of_the_two_delta_table(
    name: str, spot: int, futures: int, basis: int, flat: int
) -> None:
    exposure = Book([make_pair()], [line(name, spot, futures)]).exposure("cu")
    assert (exposure.basis, exposure.flat) == (basis, flat)


def test_goods_received_but_not_priced_are_counted_once() -> None:
    # They are in the stock line and in the contract line; only the price is the contract's.
    book = Book([make_pair()], [line("stock", 620), line("unpriced", 0, -620)])
    exposure = book.exposure("cu")
    assert (exposure.basis, exposure.physical, exposure.flat) == (620, 0, 0)


@given(q=st.integers(0, 1000))
def test_pricing_a_purchase_moves_the_flat_exposure_and_leaves_the_basis_exposure(q: int) -> None:
    before = Book([make_pair()], [line("a", 1000, -1000)]).exposure("cu")
    after = Book([make_pair()], [line("a", 1000, -1000 + q)]).exposure("cu")
    assert after.flat - before.flat == q
    assert after.basis == before.basis


def test_sold_lots_hedge_stock() -> None:
    book = Book([make_pair()], [line("stock", 100)])
    book.put([lots(short_history=15), lots("other", short_today=3)])
    exposure = book.exposure("cu")
    assert (exposure.futures, exposure.flat, exposure.basis) == (-90, 10, 100)
    assert exposure.hedge_ratio == Decimal("0.9")


@given(
    longs=st.lists(st.integers(0, 100), min_size=3, max_size=3),
    shorts=st.lists(st.integers(0, 100), min_size=3, max_size=3),
    base=st.sampled_from([Decimal(5), Decimal("0.1"), Decimal(1000)]),
)
def test_futures_tonnes_are_the_net_lots_of_all_accounts(
    longs: list[int], shorts: list[int], base: Decimal
) -> None:
    book = Book([make_pair(base_per_lot=base)], [])
    book.put(
        lots(f"a{i}", long_today=bought, short_history=sold)
        for i, (bought, sold) in enumerate(zip(longs, shorts, strict=True))
    )
    assert book.exposure("cu").futures == (sum(longs) - sum(shorts)) * base


def test_lots_of_another_month_are_not_mixed_in() -> None:
    book = Book([make_pair()], [])
    book.put([lots(symbol="SHFE.cu2506", long_today=7)])
    assert book.exposure("cu").futures == 0
    assert book.pair_of("SHFE.cu2506") is None


def test_a_book_without_lines_has_exposure_zero_and_no_unit() -> None:
    exposure = Book([make_pair()], []).exposure("cu")
    assert (exposure.flat, exposure.unit, exposure.hedge_ratio) == (0, "", None)


def two_pairs() -> Book:
    east, south = make_pair(), make_pair(id="cu.south")
    return Book([east, south], [line("stock", 100), line("sale", -200, pair="cu.south")])


def test_two_pairs_on_one_contract_do_not_count_its_lots_twice() -> None:
    book = two_pairs()
    book.put([lots(long_history=20)])
    assert book.exposure("cu").futures == 100
    assert book.exposure("cu.south").futures == 0


def test_a_contract_stands_behind_all_the_pairs_that_name_it() -> None:
    # Each pair alone looks open, +200 and -200; together they move with nothing.
    book = two_pairs()
    book.put([lots(long_history=20)])
    assert book.exposure("cu").flat == 200
    behind = book.behind(FUTURES)
    assert (behind.flat, behind.basis, behind.futures) == (0, -100, 100)


def test_what_a_complete_snapshot_does_not_name_is_gone() -> None:
    book = Book([make_pair()], [])
    old, new = lots(long_history=5), lots(symbol="SHFE.cu2506", long_today=1)
    elsewhere = lots("other", long_today=9)
    book.put([old, elsewhere])
    assert book.put([new]) == [new.key]
    assert book.drop_missing(ACCOUNT, [new]) == [old.key]
    assert set(book.positions) == {new.key, elsewhere.key}


def test_a_position_as_it_was_is_no_news() -> None:
    book = Book([make_pair()], [])
    assert book.put([lots(long_history=5)]) == [f"{ACCOUNT}/{FUTURES}"]
    assert book.put([lots(long_history=5)]) == []
