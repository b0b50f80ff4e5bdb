"""What a desk does to its book, in any order, and what the book refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.book_change import applied, inverse
from terminal.core.book_step import NotPossible, dispatch, price, receive, roll
from terminal.core.deals import deals_of
from terminal.core.exposure_tree import ExposureTree
from terminal.core.lines import Counter
from terminal.core.stock_basis import locked_futures
from terminal.domain.change import Change
from terminal.domain.contract import PricingKind, TradeSide
from terminal.domain.hedge import Hedge
from terminal.domain.register import Register, Table
from tests.book_builders import (
    CU1,
    CU2,
    DAY,
    TIME,
    D,
    make_contract,
    make_fixed,
    make_lot,
    make_pricing,
    make_reference,
    make_register,
    make_roll,
    make_transit,
    weekdays,
)
from tests.playbook import lots

START = make_register(
    contracts=[
        make_contract(),
        make_contract(id="S1", side=TradeSide.SALE, quantity=D(300), tolerance=D("0.1")),
    ],
    stock=[make_lot(), make_lot(id="L2", quantity=D(0), contract="P1")],
    transit=[
        make_transit(id="T1", contract="P1", quantity=D(90), has_title=False),
        make_transit(id="T2", contract="P1", quantity=D(0)),
        make_transit(id="T3", quantity=D(50)),
    ],
)
NEWCOMER = Change(table=Table.CONTRACTS, id="S9", before=None, after=make_fixed(id="S9"))

CU3 = "SHFE.cu2703"
LATER = TIME + timedelta(2)

Act = Callable[[Register], tuple[Change, ...]]
ACTS: list[Act] = [
    lambda book: price(book, make_pricing(100)),
    lambda book: price(book, make_pricing(250, id="F2", price=87000, time=TIME + timedelta(1))),
    lambda book: price(book, make_pricing(80, id="F3", contract="S1")),
    lambda book: roll(book, make_roll()),
    lambda book: receive(book, "P1", make_lot(id="L3", contract="P1", quantity=D(400))),
    lambda book: receive(book, "P1", make_lot(id="L4", contract="P1", quantity=D(350))),
    lambda book: dispatch(book, "S1", "L1", D(120)),
    lambda book: dispatch(book, "S1", "L1", D(200)),
    lambda _book: (NEWCOMER,),
    lambda book: roll(book, make_roll(id="R2", futures=CU3, quantity=D(150), time=LATER)),
    lambda book: roll(book, make_roll(id="R3", contract="S1", quantity=D(70))),
    lambda book: receive(book, "P1", make_lot(id="L5", contract="P1", quantity=D(90)), "T1"),
]


def exposure(book: Register, held: int) -> ExposureTree:
    tree = ExposureTree()
    found = Counter(make_reference(), DAY).count(
        deals_of(book, DAY, weekdays),
        book.stock,
        book.transit,
        positions=[lots(symbol=CU1, short_today=held)],
    )
    tree.load(found.lines)
    return tree


@given(order=st.permutations(range(len(ACTS))), close_at=st.integers(0, len(ACTS)))
def test_importing_pricing_delivering_and_closing_in_any_order_gives_one_answer(
    order: list[int], close_at: int
) -> None:
    book, held = START, 60
    for at, number in enumerate(order):
        held = 40 if at == close_at else held
        book = applied(book, ACTS[number](book))
    straight = START
    for act in ACTS:
        straight = applied(straight, act(straight))
    assert book == straight
    assert exposure(book, 40).node(()) == exposure(straight, 40).node(())
    assert exposure(book, 40).lines(()) == exposure(straight, 40).lines(())


@given(order=st.permutations(range(len(ACTS))))
def test_every_act_can_be_undone(order: list[int]) -> None:
    book, done = START, []
    for number in order:
        changes = ACTS[number](book)
        book = applied(book, changes)
        done.append(changes)
    for changes in reversed(done):
        book = applied(book, inverse(changes))
    assert book == START


def test_the_months_are_what_those_acts_come_to() -> None:
    book = START
    for act in ACTS:
        book = applied(book, act(book))
    deals = {one.contract.id: one for one in deals_of(book, DAY, weekdays)}
    # P1: 100 t priced with the roll, 250 t after it. S1: 320 t went out, which is its quantity now.
    assert [(one.futures, one.quantity) for one in deals["P1"].open] == [(CU2, 500), (CU3, 150)]
    assert [(one.futures, one.quantity) for one in deals["S1"].open] == [(CU1, 170), (CU2, 70)]
    assert deals["P1"].contract.delivered == 840


FULL = applied(START, price(START, make_pricing(1000)))
PARTED = applied(START, roll(START, make_roll(quantity=D(300))))
STRANGE = make_register(
    contracts=[make_contract(id="S1", side=TradeSide.SALE, grade="A")],
    stock=[
        make_lot(id="al", commodity="al"),
        make_lot(id="any"),
        make_lot(id="farm", unit="farm"),
        make_lot(id="kg", base_unit="kg"),
        make_lot(id="low", grade="low"),
        make_lot(id="same", grade="A"),
    ],
)
REFUSED: list[tuple[Act, str]] = [
    (lambda b: price(b, make_pricing(1001)), "1001 to price, but only 1000 is unpriced"),
    (lambda b: price(b, make_pricing(0)), "a quantity must be above 0, not 0"),
    (lambda b: price(b, make_pricing(contract="P9")), "no contract P9 is in the book"),
    (lambda _: price(FULL, make_pricing(1)), "pricings F1 is in the book already"),
    (lambda _: roll(FULL, make_roll()), "nothing is left to roll"),
    (lambda b: roll(b, make_roll(futures=CU1)), "refers to SHFE.cu2701 already"),
    (lambda b: roll(b, make_roll(source=CU2)), "refers to SHFE.cu2702 already"),
    (
        lambda b: roll(b, make_roll(source=CU3)),
        "contract P1: nothing of it is unpriced in SHFE.cu2703",
    ),
    (
        lambda b: roll(b, make_roll(quantity=D(1001))),
        "1001 to roll, but only 1000 is unpriced in SHFE.cu2701",
    ),
    (
        lambda _: roll(PARTED, make_roll(id="R2", source=CU2, futures=CU3, quantity=D(301))),
        "301 to roll, but only 300 is unpriced in SHFE.cu2702",
    ),
    (lambda b: roll(b, make_roll(quantity=D(0))), "a quantity must be above 0, not 0"),
    (lambda b: roll(b, make_roll(quantity=D(-5))), "a quantity must be above 0, not -5"),
    (lambda b: roll(b, make_roll(quantity=D("NaN"))), "a quantity must be above 0, not NaN"),
    (
        lambda _: price(PARTED, make_pricing(701)),
        "701 to price in SHFE.cu2701, but only 700 is unpriced in that month",
    ),
    (
        lambda _: price(PARTED, make_pricing(301, futures=CU2)),
        "301 to price in SHFE.cu2702, but only 300",
    ),
    (
        lambda b: receive(b, "P1", make_lot(id="L9", contract="P1", quantity=D(91)), "T1"),
        "shipment T1 has 90, less than 91",
    ),
    (
        lambda b: receive(b, "P1", make_lot(id="L9", contract="P1"), "T3"),
        "no shipment T3 of contract P1 is on its way",
    ),
    (
        lambda b: receive(b, "P1", make_lot(id="L9", contract="P1"), "T9"),
        "no shipment T9 of contract P1 is on its way",
    ),
    (
        lambda b: receive(b, "P1", make_lot(id="L9", contract="P1", commodity="al")),
        "lot L9 is al, contract P1 is cu",
    ),
    (
        lambda _: dispatch(STRANGE, "S1", "farm", D(1)),
        "lot farm belongs to farm, contract S1 to metals",
    ),
    (lambda _: dispatch(STRANGE, "S1", "al", D(1)), "lot al is al, contract S1 is cu"),
    (lambda _: dispatch(STRANGE, "S1", "kg", D(1)), "lot kg is counted in kg, contract S1 in t"),
    (
        lambda _: dispatch(STRANGE, "S1", "low", D(1)),
        "lot low is of grade low, contract S1 asks for A",
    ),
    (lambda b: receive(b, "S1", make_lot(id="L9")), "is a sale: nothing can be received"),
    (lambda b: receive(b, "P1", make_lot(id="L9")), "must name contract P1 as its source"),
    (
        lambda b: receive(b, "P1", make_lot(id="L1", contract="P1")),
        "stock L1 is in the book already",
    ),
    (
        lambda b: receive(b, "P1", make_lot(id="L9", contract="P1", quantity=D(1001))),
        "1001 delivered would be more than 1000",
    ),
    (
        lambda _: dispatch(
            make_register(
                contracts=[make_contract(id="S1", side=TradeSide.SALE, is_final=True)],
                stock=[make_lot()],
            ),
            "S1",
            "L1",
            D(1),
        ),
        "or its delivery is over",
    ),
    (lambda b: dispatch(b, "P1", "L1", D(1)), "is a purchase: nothing is delivered under it"),
    (lambda b: dispatch(b, "S1", "L9", D(1)), "no lot L9 is in the book"),
    (lambda b: dispatch(b, "S1", "L1", D(501)), "lot L1 has 500, less than 501"),
    (lambda b: dispatch(b, "S1", "L1", D(331)), "331 delivered would be more than 330"),
]


@pytest.mark.parametrize(("act", "why"), REFUSED)
def test_what_the_book_refuses(act: Act, why: str) -> None:
    with pytest.raises(NotPossible, match=why.replace("(", r"\(")):
        act(START)


@pytest.mark.parametrize("kind", [PricingKind.FIXED, PricingKind.AVERAGE])
def test_only_prices_that_people_fix_can_be_fixed(kind: PricingKind) -> None:
    book = make_register(contracts=[make_contract(kind=kind)])
    with pytest.raises(NotPossible, match=f"is {kind}: it cannot be priced by hand"):
        price(book, make_pricing())
    with pytest.raises(NotPossible, match=f"is {kind}: it cannot be rolled"):
        roll(book, make_roll(futures=CU2))


@pytest.mark.parametrize("lot", ["any", "same"])
def test_a_grade_that_is_not_said_is_any(lot: str) -> None:
    assert len(dispatch(STRANGE, "S1", lot, D(1))) == 2


def test_goods_that_were_ours_at_sea_are_not_delivered_twice() -> None:
    book = make_register(
        contracts=[make_contract(delivered=D(200))], transit=[make_transit(contract="P1")]
    )
    before = exposure(book, 0).node(())
    book = applied(
        book, receive(book, "P1", make_lot(id="L9", contract="P1", quantity=D(150)), "T1")
    )
    assert book.contracts[0].delivered == 200
    assert (book.transit[0].quantity, book.stock[0].quantity) == (50, 150)
    (was,), (now,) = before.sums, exposure(book, 0).node(()).sums
    assert (now.basis, now.flat) == (was.basis, was.flat)


def test_goods_that_leave_take_their_hedge_along_and_what_stays_has_locked_the_same() -> None:
    # 60 t of 100 hedged at 110, 40 open at 90: 102 are locked.
    hedge = Hedge(quantity=D(60), price=D(110))
    lot = make_lot(quantity=D(100), receipt_price=D(90), hedge=hedge)
    sale = make_contract(id="S1", side=TradeSide.SALE)
    book = make_register(contracts=[sale], stock=[lot])
    for tonnes, hedged in ((50, D(30)), (40, D(6)), (7, D("1.8"))):
        assert locked_futures(book.stock[0]) == 102
        book = applied(book, dispatch(book, "S1", "L1", D(tonnes)))
        assert book.stock[0].hedge == Hedge(quantity=hedged, price=D(110))
    book = applied(book, dispatch(book, "S1", "L1", D(3)))
    assert (book.stock[0].quantity, book.stock[0].hedge) == (0, Hedge(quantity=D(0), price=D(110)))


def test_a_hedge_has_no_more_digits_than_a_file_can_say() -> None:
    hedge = Hedge(quantity=D(10), price=D(110))
    sale = make_contract(id="S1", side=TradeSide.SALE)
    book = make_register(contracts=[sale], stock=[make_lot(quantity=D(30), hedge=hedge)])
    book = applied(book, dispatch(book, "S1", "L1", D(10)))
    assert book.stock[0].hedge == Hedge(quantity=D("6.666667"), price=D(110))
