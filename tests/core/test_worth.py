"""The law of the book: profit over any path is exposure times what moved, to the cent.

A day of a desk is played with random prices and random acts. After each move of prices the worth
of the whole book, computed from contracts, stock and entry prices, must have changed by the deltas
that the lines had before. An act at market prices must change no worth.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.book_change import applied
from terminal.core.book_step import NotPossible, dispatch, price, receive, roll
from terminal.core.deals import deals_of
from terminal.core.exposure_tree import ExposureTree
from terminal.core.lines import Counter
from terminal.core.marks import Marks
from terminal.domain.contract import PricingKind, TradeSide
from terminal.domain.deal import Deal
from terminal.domain.register import Register
from tests.book_builders import (
    CU1,
    CU2,
    DAY,
    JD,
    TIME,
    D,
    make_contract,
    make_deal,
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
from tests.worth import worth_of_deal, worth_of_futures, worth_of_goods

REFERENCE = make_reference()
SCALE = {JD: D(2)}
PAIRS = {CU1: "cu", CU2: "cu", JD: "jd"}
SELL = TradeSide.SALE


def desk() -> Register:
    """Contracts of every kind, both sides, half done; copper and eggs."""
    eggs = {"commodity": "jd", "futures": JD, "unit": "farm"}
    return make_register(
        contracts=[
            make_contract(delivered=D(100)),
            make_contract(id="P2", kind=PricingKind.LATER, priced=D(10), price=D(87000)),
            make_fixed(id="P3", quantity=D("333.333"), delivered=D(33)),
            make_contract(id="S1", side=SELL, quantity=D(800), premium=D(-30)),
            make_fixed(id="S2", side=SELL, quantity=D(70)),
            make_contract(id="S3", side=SELL, quantity=D("40.5"), premium=D(5), **eggs),
        ],
        stock=[
            make_lot(contract="P1", quantity=D(100)),
            make_lot(id="L2", quantity=D(900)),
            make_lot(id="L3", **eggs),
        ],
        transit=[
            make_transit(contract="P2"),
            make_transit(id="T2", has_title=False, contract="P1", quantity=D(90)),
        ],
    )


class Day:
    """A register, futures lots with their entries and cash, at prices that move."""

    def __init__(self) -> None:
        self.register = desk()
        self.tonnes = {CU1: D(-450), CU2: D(0), JD: D(-20)}
        self.money = D(0)
        self.spot = {"cu": D(88100), "jd": D(3950)}
        self.futures = {CU1: D(88000), CU2: D(88200), JD: D(3900)}
        self.entries = dict(self.futures)
        self.acts = 0

    @property
    def marks(self) -> Marks:
        return Marks(spot=dict(self.spot), futures=dict(self.futures), scale=SCALE)

    def worth(self) -> Decimal:
        marks, total = self.marks, self.money
        for deal in deals_of(self.register, DAY, weekdays):
            total += worth_of_deal(deal, PAIRS[deal.contract.futures], marks)
        for goods in (*self.register.stock, *self.register.transit):
            total += worth_of_goods(goods, PAIRS[goods.futures], marks)
        for symbol, tonnes in self.tonnes.items():
            total += worth_of_futures(tonnes, self.entries[symbol], symbol, marks)
        return total

    def tree(self) -> ExposureTree:
        tonnes_a_lot = {CU1: 5, CU2: 5, JD: 5}
        positions = [
            lots(symbol=symbol, long_today=int(tonnes / tonnes_a_lot[symbol]))
            for symbol, tonnes in self.tonnes.items()
        ]
        found = Counter(REFERENCE, DAY).count(
            deals_of(self.register, DAY, weekdays),
            self.register.stock,
            self.register.transit,
            positions,
        )
        assert found.faults == ()
        tree = ExposureTree(("futures",))
        tree.load(found.lines)
        return tree

    def move(self, steps: dict[str, Decimal]) -> Decimal:
        """Move prices; return the profit that the deltas promise."""
        before, tree = self.marks, self.tree()
        for name, step in steps.items():
            (self.spot if name in self.spot else self.futures)[name] += step
        promised = D(0)
        for symbol, pair in PAIRS.items():
            sums = tree.sums((symbol,), "t")
            futures = self.futures[symbol] - before.futures[symbol]
            basis = (self.spot[pair] - before.spot[pair]) - futures
            money = sums.basis * basis + sums.flat * futures
            promised += money * SCALE.get(symbol, D(1))
        return promised

    def act(self, kind: str, size: int) -> None:
        """Do one thing at market prices, if the book allows it."""
        self.acts += 1
        name, time, q = f"X{self.acts}", TIME + timedelta(minutes=self.acts), D(size)
        book = self.register
        deals = {one.contract.id: one for one in deals_of(book, DAY, weekdays)}
        try:
            if kind.startswith("price"):
                deal = deals[kind[-2:]]
                fact = make_pricing(
                    size,
                    id=name,
                    contract=kind[-2:],
                    price=self.futures[deal.futures],
                    time=time,
                )
                changes = price(book, fact)
            elif kind.startswith("far"):
                # Priced in February, whatever is there.
                fact = make_pricing(
                    size,
                    id=name,
                    contract=kind[-2:],
                    price=self.futures[CU2],
                    time=time,
                    futures=CU2,
                )
                changes = price(book, fact)
            elif kind.startswith("part"):
                away, to = (CU1, CU2) if size % 2 else (CU2, CU1)
                fact = make_roll(
                    id=name,
                    contract=kind[-2:],
                    source=away,
                    futures=to,
                    quantity=q,
                    old_price=self.futures[away],
                    new_price=self.futures[to],
                    time=time,
                )
                changes = roll(book, fact)
            elif kind.startswith("ashore"):
                ship = next(one for one in book.transit if one.id == kind[-2:])
                lot = make_lot(id=name, contract=ship.contract, quantity=q)
                changes = receive(book, ship.contract, lot, ship.id)
            elif kind.startswith("roll"):
                deal = deals[kind[-2:]]
                fact = make_roll(
                    id=name,
                    contract=kind[-2:],
                    futures=CU1 if deal.futures == CU2 else CU2,
                    old_price=self.futures[deal.futures],
                    new_price=self.futures[CU1 if deal.futures == CU2 else CU2],
                    time=time,
                )
                changes = roll(book, fact)
            elif kind.startswith("receive"):
                changes = receive(
                    book, kind[-2:], make_lot(id=name, contract=kind[-2:], quantity=q)
                )
            else:
                changes = dispatch(book, "S1", kind[-2:], q)
        except NotPossible:
            return
        self.register = applied(book, changes)

    def trade(self, symbol: str, count: int) -> None:
        """Trade lots at market: what was open is settled, the rest enters here."""
        scale = SCALE.get(symbol, D(1))
        gap = self.futures[symbol] - self.entries[symbol]
        self.money += self.tonnes[symbol] * gap * scale
        self.entries[symbol] = self.futures[symbol]
        self.tonnes[symbol] += count * 5


STEP = st.decimals(-5000, 5000, places=2)
MOVES = st.fixed_dictionaries(dict.fromkeys(("cu", "jd", CU1, CU2, JD), STEP))
ACTS = st.tuples(
    st.sampled_from(
        [
            "price P1", "price P2", "price S1", "roll P1", "roll P2", "roll S1", "receive P1",
            "receive P2", "receive P3", "dispatch L1", "dispatch L2", "part P1", "part P2",
            "part S1", "far P1", "far S1", "ashore T1", "ashore T2",
        ]
    ),
    st.integers(1, 400),
)  # fmt: skip
TRADES = st.tuples(st.sampled_from([CU1, CU2, JD]), st.integers(-50, 50))


@given(day=st.lists(st.one_of(MOVES, ACTS, ACTS, TRADES), min_size=12, max_size=30))
def test_profit_is_exposure_times_what_moved_to_the_cent(day: list[Any]) -> None:
    desk_day = Day()
    for thing in day:
        before = desk_day.worth()
        if isinstance(thing, dict):
            promised = desk_day.move(thing)
        elif thing[0] in PAIRS:
            promised = D(0)
            desk_day.trade(*thing)
        else:
            promised = D(0)
            desk_day.act(*thing)
        assert abs(desk_day.worth() - before - promised) < D("0.005")


def test_acts_do_happen_in_that_property() -> None:
    day = Day()
    for kind, size in (("price P1", 400), ("roll P1", 1), ("receive P3", 300), ("dispatch L2", 9)):
        day.act(kind, size)
    deals = {one.contract.id: one for one in deals_of(day.register, DAY, weekdays)}
    assert (deals["P1"].unpriced, deals["P1"].futures) == (600, CU2)
    assert (deals["P3"].contract.delivered, deals["S1"].contract.delivered) == (333, 9)


def test_acts_on_parts_and_shipments_happen_as_well() -> None:
    day = Day()
    acts = (("part S1", 301), ("far S1", 100), ("ashore T1", 150), ("ashore T2", 90))
    for kind, size in acts:
        day.act(kind, size)
    deals = {one.contract.id: one for one in deals_of(day.register, DAY, weekdays)}
    assert (deals["S1"].open_in(CU1), deals["S1"].open_in(CU2)) == (499, 201)
    assert (deals["P1"].contract.delivered, deals["P2"].contract.delivered) == (190, 0)
    assert [one.quantity for one in day.register.transit] == [50, 0]


@given(q=st.integers(1, 999), delivered=st.integers(0, 1000))
def test_a_roll_moves_exposure_between_months_and_its_sum_by_nothing(
    q: int, delivered: int
) -> None:
    day = Day()
    day.register = make_register(contracts=[make_contract(delivered=D(delivered))])
    before = day.tree()
    day.act("part P1", q + (1 - q % 2))
    after = day.tree()
    now, was = after.sums((), "t"), before.sums((), "t")
    assert (now.basis, now.flat, now.pricing) == (was.basis, was.flat, was.pricing)
    moved = after.sums((CU2,), "t")
    assert moved.pricing == -(q + (1 - q % 2))
    assert after.sums((CU1,), "t").flat + moved.flat == before.sums((CU1,), "t").flat


@given(q=st.integers(1, 1000))
def test_pricing_a_purchase_is_q_more_flat_exposure_and_no_basis_exposure(q: int) -> None:
    day = Day()
    day.register = make_register(contracts=[make_contract()])
    before = day.tree().sums((), "t")
    day.act("price P1", q)
    after = day.tree().sums((), "t")
    assert (after.flat - before.flat, after.basis - before.basis) == (q, 0)


@given(moves=st.lists(STEP, min_size=7, max_size=7), quantity=st.decimals(1, 5000, places=3))
def test_a_window_prices_itself_at_the_settlement_and_the_law_holds(
    moves: list[Decimal], quantity: Decimal
) -> None:
    # Seven trading days from a Monday on: prices move, then the settlement fixes a seventh.
    start = DAY - timedelta(days=2)
    contract = make_contract(
        kind=PricingKind.AVERAGE,
        quantity=quantity,
        window_start=start,
        window_end=start + timedelta(days=8),
    )
    register, price_now = make_register(contracts=[contract]), D(88000)
    settlements: dict[date, Decimal] = {}

    def deal_and_worth(through: date) -> tuple[Deal, Decimal]:
        fixing = lambda _futures, day: settlements.get(day)  # noqa: E731 - a line of its own
        (deal,) = deals_of(register, through, weekdays, fixing)
        marks = Marks(spot={"cu": D(88100)}, futures={CU1: price_now})
        return deal, worth_of_deal(deal, "cu", marks)

    days = [day for n in range(9) if weekdays(day := start + timedelta(days=n))]
    for day, step in zip(days, moves, strict=True):
        deal, before = deal_and_worth(day - timedelta(days=1))
        price_now += step
        _, moved = deal_and_worth(day - timedelta(days=1))
        # Spot stands still here: the basis falls by what futures rise.
        assert moved - before == deal.delta_futures * step
        settlements[day] = price_now
        _, settled = deal_and_worth(day)
        assert abs(settled - moved) < D("0.01")
    assert deal_and_worth(days[-1])[0].unpriced == 0


def test_a_contract_whose_price_is_not_known_has_no_worth() -> None:
    deal = make_deal(priced=D(5))
    with pytest.raises(ValueError, match="contract P1: a price is not known"):
        worth_of_deal(deal, "cu", Day().marks)


def test_a_day_may_end_below_zero() -> None:
    day = Day()
    before = day.worth()
    promised = day.move({"cu": D(-90000), CU1: D(-90000), CU2: D(-95000)})
    assert day.worth() - before == promised
    assert day.spot["cu"] < 0 > day.futures[CU2]


def test_a_register_is_never_changed_in_place() -> None:
    day = Day()
    copy = msgspec.json.decode(msgspec.json.encode(day.register), type=Register)
    day.act("price P1", 5)
    assert desk() == copy != day.register
