"""Parts of a contract in several months: what is there is what was priced and rolled, in time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.parcel import Parcel, Parcels, parcels_of
from terminal.domain.pricing import Pricing
from terminal.domain.roll import Roll
from tests.book_builders import CU1, CU2, TIME, D, make_deal, make_pricing, make_roll

CU3 = "SHFE.cu2703"


def later(minutes: int) -> Any:
    return TIME + timedelta(minutes=minutes)


def of(*facts: Pricing | Roll) -> Parcels:
    pricings = [one for one in facts if isinstance(one, Pricing)]
    return parcels_of(CU1, D(50), pricings, [one for one in facts if isinstance(one, Roll)])


def part(futures: str, premium: int, quantity: int, price: int | None = None) -> Parcel:
    fixed = None if price is None else D(price)
    return Parcel(futures=futures, premium=D(premium), quantity=D(quantity), price=fixed)


def test_a_part_that_was_rolled_has_its_own_month_and_premium() -> None:
    found = of(make_roll(quantity=D(300)))
    assert (found.futures, found.premium) == (CU1, 50)
    assert found.parts == (part(CU2, -150, 300),)
    deal = make_deal(rolls=(make_roll(quantity=D(300)),))
    assert deal.open == (part(CU1, 50, 700), part(CU2, -150, 300))
    assert (deal.open_in(CU1), deal.open_in(CU2), deal.open_in(CU3)) == (700, 300, 0)
    assert (deal.futures, deal.premium, deal.unpriced) == (CU1, 50, 1000)


def test_a_pricing_says_which_month_it_prices_and_the_oldest_part_goes_first() -> None:
    one = make_roll(quantity=D(300))
    two = make_roll(id="R2", quantity=D(200), new_price=D(88300), time=later(1))
    fact = make_pricing(400, price=88400, futures=CU2, time=later(2))
    found = of(one, two, fact)
    assert found.fixed == (part(CU2, -150, 300, 88400), part(CU2, -250, 100, 88400))
    assert found.parts == (part(CU2, -250, 100),)
    assert found.excess == ()
    # Without a month it is the rest that is priced.
    assert of(one, make_pricing(400, time=later(2))).fixed == (part(CU1, 50, 400, 88000),)


def test_a_whole_roll_takes_the_rest_and_the_parts_of_that_month_along() -> None:
    out = make_roll(quantity=D(300))
    on = make_roll(id="R2", source=CU2, futures=CU3, old_price=D(1), new_price=D(0), time=later(1))
    found = of(out, on)
    assert (found.futures, found.parts) == (CU1, (part(CU3, -149, 300),))
    back = make_roll(
        id="R3", futures=CU1, source=CU2, old_price=D(1), new_price=D(0), time=later(1)
    )
    all_on = make_roll(id="R4", futures=CU3, old_price=D(7), new_price=D(0), time=later(2))
    found = of(out, back, all_on)
    assert (found.futures, found.premium, found.parts) == (CU3, 57, (part(CU3, -142, 300),))


def test_a_part_of_a_part_moves_on() -> None:
    out = make_roll(quantity=D(300))
    on = make_roll(
        id="R2",
        source=CU2,
        futures=CU3,
        quantity=D(100),
        old_price=D(9),
        new_price=D(4),
        time=later(1),
    )
    assert of(out, on).parts == (part(CU2, -150, 200), part(CU3, -145, 100))


def test_what_was_not_there_is_named() -> None:
    wide = make_pricing(400, futures=CU2, time=later(1))
    assert of(make_roll(quantity=D(300)), wide).excess == ("F1",)
    far = make_roll(id="R2", source=CU2, futures=CU3, quantity=D(301), time=later(1))
    found = of(make_roll(quantity=D(300)), far)
    assert (found.excess, found.parts) == (("R2",), (part(CU3, -350, 300),))


def test_a_whole_roll_of_a_month_that_has_nothing_is_named() -> None:
    empty = make_roll(source=CU3)
    assert of(empty).excess == ("R1",)
    assert of(make_roll(source=CU1)).excess == ()
    assert of(make_roll(quantity=D(1)), make_roll(id="R2", source=CU2, time=later(1))).excess == ()


def test_a_roll_counts_for_a_pricing_of_the_same_moment() -> None:
    assert of(make_pricing(100), make_roll()).fixed == (part(CU2, -150, 100, 88000),)


def test_what_a_last_delivery_falls_short_of_is_taken_from_the_rest_and_then_the_parts() -> None:
    rolls = (make_roll(quantity=D(300)), make_roll(id="R2", quantity=D(500), time=later(1)))
    short = make_deal(quantity=D(1000), delivered=D(900), is_final=True, rolls=rolls)
    assert [one.quantity for one in short.open] == [100, 300, 500]
    shorter = make_deal(quantity=D(1000), delivered=D(600), is_final=True, rolls=rolls)
    assert [one.quantity for one in shorter.open] == [300, 300]


FACTS = st.lists(
    st.tuples(
        st.sampled_from(["price", "roll", "part"]),
        st.sampled_from(["", CU1, CU2, CU3]),
        st.sampled_from([CU1, CU2, CU3]),
        st.integers(1, 500),
    ),
    max_size=8,
)


@given(facts=FACTS, order=st.randoms())
def test_the_order_of_entry_does_not_matter_and_nothing_is_lost(
    facts: list[Any], order: Any
) -> None:
    made: list[Pricing | Roll] = []
    for number, (kind, source, futures, quantity) in enumerate(facts):
        id, time = f"X{number}", later(number)
        if kind == "price":
            made.append(make_pricing(quantity, id=id, time=time, futures=source))
        else:
            piece = D(quantity) if kind == "part" else None
            made.append(make_roll(id=id, time=time, source=source, futures=futures, quantity=piece))
    straight = of(*made)
    mixed = list(made)
    order.shuffle(mixed)
    assert of(*mixed) == straight
    priced = sum(one.quantity for one in made if isinstance(one, Pricing))
    assert sum(one.quantity for one in straight.fixed) == priced
    deal = make_deal(
        quantity=D(9000),
        pricings=tuple(one for one in made if isinstance(one, Pricing)),
        rolls=tuple(one for one in made if isinstance(one, Roll)),
    )
    assert sum(one.quantity for one in deal.open) == deal.unpriced == 9000 - priced
    assert all(one.quantity > 0 for one in deal.open)
