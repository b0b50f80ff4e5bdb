"""The book at work is at any time the book that a fresh count would give."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.book_change import Outdated, diff, inverse
from terminal.core.book_step import price
from terminal.core.business import Business
from terminal.domain.contract import PricingKind
from terminal.domain.line import TaxView
from terminal.domain.register import Register
from tests.book_builders import (
    CU1,
    DAY,
    JD,
    D,
    make_allocation,
    make_contract,
    make_lot,
    make_pricing,
    make_reference,
    make_register,
    weekdays,
)
from tests.builders import make_instrument
from tests.playbook import lots

KEY = ("metals", "cu")
BOOKS = [
    make_register(
        contracts=[make_contract(), make_contract(id="P2", unit="farm")],
        stock=[make_lot()],
        allocations=[make_allocation()],
    ),
    make_register(contracts=[make_contract(quantity=D(5))], stock=[make_lot(id="L7")]),
    make_register(allocations=[make_allocation(unit="farm", share=D("0.5"))]),
    Register(),
]
POSITIONS = [
    lots(symbol=symbol, short_today=count, account=account)
    for symbol in (CU1, JD, "GFEX.lc2701")
    for count in (0, 7)
    for account in ("demo", "other")
]


def fresh() -> Business:
    return Business(make_reference(), DAY, weekdays)


@given(
    acts=st.lists(
        st.one_of(
            st.sampled_from(BOOKS),
            st.sampled_from(POSITIONS),
            st.sampled_from([one.key for one in POSITIONS]),
        ),
        max_size=20,
    )
)
def test_whatever_happens_the_sums_are_those_of_a_fresh_count(acts: list[object]) -> None:
    business, register = fresh(), Register()
    held = {}
    for act in acts:
        if isinstance(act, Register):
            business.apply(diff(register, act))
            register = act
        elif isinstance(act, str):
            business.forget([act])
            held.pop(act, None)
        else:
            business.put([act])  # type: ignore[list-item]  # a position
            held[act.key] = act  # type: ignore[attr-defined]  # a position
    again = fresh()
    again.put(held.values())
    again.load(register)
    assert business.tree.lines(()) == again.tree.lines(())
    assert set(business.tree.node(()).sums) == set(again.tree.node(()).sums)
    assert set(business.faults) == set(again.faults)


def test_a_preview_shows_before_and_after_and_applies_nothing() -> None:
    business = fresh()
    business.load(BOOKS[0])
    business.put([lots(symbol=CU1, short_today=60)])
    changes = price(business.register, make_pricing(400))
    shifts = {shift.key: shift for shift in business.preview(changes)}
    assert next(iter(shifts)) == ()
    assert shifts[KEY].after.flat - shifts[KEY].before.flat == 400
    assert shifts[KEY].after.basis == shifts[KEY].before.basis == 1500
    assert shifts[KEY].before.futures == -300
    assert not any(key[:1] == ("farm",) for key in shifts)
    assert business.register == BOOKS[0]
    moved = business.apply(changes)
    assert set(moved) == set(shifts)
    assert business.tree.sums(KEY, "t") == shifts[KEY].after
    business.apply(inverse(changes))
    assert business.register == BOOKS[0]


def test_a_preview_of_new_shares_moves_lots_from_unit_to_unit() -> None:
    business = fresh()
    business.load(BOOKS[0])
    business.put([lots(symbol=CU1, short_today=60)])
    now = business.tree.lines(())
    shifts = {one.key: one for one in business.preview(diff(BOOKS[0], BOOKS[2]))}
    assert (shifts["metals",].before.futures, shifts["metals",].after.futures) == (-300, 0)
    assert (shifts["farm",].before.futures, shifts["farm",].after.futures) == (0, -150)
    assert business.tree.lines(()) == now


def test_new_shares_divide_the_lots_that_are_there_already() -> None:
    business = fresh()
    business.put([lots(symbol=CU1, short_today=60)])
    assert business.tree.sums(("",), "t").futures == -300
    assert ("metals",) in business.load(BOOKS[0])
    assert business.tree.sums(("metals",), "t").futures == -300
    assert business.tree.sums(("",), "t").futures == 0


def test_a_position_whose_profit_alone_moved_moves_nothing() -> None:
    business = fresh()
    assert business.put([lots(symbol=CU1, short_today=60)])
    assert business.put([lots(symbol=CU1, short_today=60, float_profit=D(5))]) == []
    assert business.put([lots(symbol=CU1, short_today=61)])


def test_an_outdated_change_leaves_the_book_as_it_was() -> None:
    business = fresh()
    business.load(BOOKS[0])
    before = business.tree.node(())
    with pytest.raises(Outdated):
        business.apply(diff(BOOKS[1], BOOKS[2]))
    assert (business.register, business.tree.node(())) == (BOOKS[0], before)


def test_a_day_that_is_over_has_worked_off_its_part_of_a_window() -> None:
    window = {"window_start": DAY, "window_end": DAY + timedelta(days=1)}
    contract = make_contract(kind=PricingKind.AVERAGE, **window)
    business = Business(make_reference(), DAY, weekdays)
    business.load(make_register(contracts=[contract]))
    flats = [business.tree.sums(KEY, "t").flat]
    for days in (1, 2):
        business.start_day(DAY + timedelta(days=days))
        flats.append(business.tree.sums(KEY, "t").flat)
    assert flats == [0, 500, 1000]
    assert business.preview(()) == ()


def test_without_tax_goods_are_divided_and_lots_are_not() -> None:
    business = Business(make_reference(), DAY, weekdays, view=TaxView.WITHOUT_TAX)
    business.load(make_register(stock=[make_lot(quantity=D(113))]))
    business.put([lots(symbol=CU1, short_today=20)])
    assert business.tree.sums(KEY, "t").basis == 100
    assert business.tree.sums(("",), "t").futures == -100


def test_goods_without_a_rate_are_named_until_they_are_gone() -> None:
    business = Business(make_reference(), DAY, weekdays, view=TaxView.WITHOUT_TAX)
    strange = make_lot(id="L9", futures="XX.yy2701")
    business.load(make_register(stock=[make_lot(), strange]))
    assert business.faults == (f"no product is on file for XX.yy2701 on {DAY}",)
    missing = business.uncounted("XX.yy2702")
    assert missing is not None
    assert missing.ref == "L9"
    assert business.uncounted("XX.yy2702", "farm") is business.uncounted(CU1) is None
    business.load(make_register(stock=[make_lot()]))
    assert business.uncounted("XX.yy2702") is None


def test_a_multiplier_from_the_feed_counts_after_a_recount() -> None:
    business = fresh()
    business.put([lots(symbol=CU1, short_today=20)])
    business.reference.list_instruments([make_instrument(symbol=CU1, multiplier=D(10))])
    assert business.recount()
    assert business.tree.sums(("",), "t").futures == -200


def test_what_a_unit_has_in_a_commodity() -> None:
    business = fresh()
    business.load(BOOKS[0])
    assert [deal.contract.id for deal in business.deals_in("farm", "cu")] == ["P2"]
    assert [lot.id for lot in business.lots_in("metals", "cu")] == ["L1"]
    assert business.lots_in("farm", "cu") == []


def test_lots_of_an_unknown_product_are_a_sentence_until_they_are_gone() -> None:
    business = fresh()
    strange = lots(symbol="GFEX.lc2701", long_today=1)
    business.put([strange])
    assert business.faults == (f"no product is on file for GFEX.lc2701 on {DAY}",)
    business.forget([strange.key])
    assert business.faults == ()
