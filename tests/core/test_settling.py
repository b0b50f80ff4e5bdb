"""A settlement that becomes known prices the windows that waited for it, and moves no tonnes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.book_wish import ChangeBook, UndoBook
from terminal.core.effect import Show, Topic, Write
from terminal.core.engine import Engine, Memory
from terminal.core.event import QuotesChanged
from terminal.core.firm import Firm
from terminal.core.settlements import KIND, SettledDay
from terminal.core.settlements_heard import SettlementsHeard
from terminal.domain.audit import thing_of
from terminal.domain.change import Change
from terminal.domain.contract import PricingKind
from terminal.domain.deal import Deal
from terminal.domain.edit import Edit
from terminal.domain.register import Table
from terminal.domain.settlement import Settlement
from tests.book_builders import (
    D,
    make_contract,
    make_products,
    make_register,
    make_settlement,
    weekdays,
)
from tests.builders import FUTURES, NOW, SPOT, make_quote, stamp
from tests.core.test_bookwork import BookPlay, changes_of

MONDAY = date(2025, 3, 10)
DAYS = [MONDAY + timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8)]
# The settlement of each of them, and the one before.
PRICES = {day: D(78_000 + 10 * at) for at, day in enumerate(DAYS)}
FIRM = Firm(products=make_products(), is_trading_day=weekdays)
CONTRACT = make_contract(
    kind=PricingKind.AVERAGE,
    futures=FUTURES,
    quantity=D(700),
    window_start=DAYS[0],
    window_end=DAYS[5],
)
BOOK = changes_of(make_register(contracts=[CONTRACT]))


def moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, NOW.timetz()) - timedelta(hours=10 - hour)


class Week(BookPlay):
    """A desk with one average contract, six days of a window from Monday on."""

    def __init__(self, memory: Memory | None = None, now: datetime = NOW) -> None:
        super().__init__()
        self.engine = Engine(self.plant, b"test", FIRM)
        memory = memory or Memory(edits=(EDIT,))
        self.now, self.before, self.edits_before = now, memory.settled, memory.edits
        self.engine.restore(memory, now)

    @property
    def deal(self) -> Deal:
        found = self.engine.view(Topic.DEAL, CONTRACT.id, self.now)
        assert isinstance(found, Deal)
        return found

    @property
    def edited(self) -> tuple[Edit, ...]:
        """All edits of the book so far."""
        records = [one.record for one in self.history if isinstance(one, Write)]
        made = [thing_of(one.body, Edit) for one in records if one.kind == "book"]
        return (*self.edits_before, *made)

    @property
    def kept(self) -> tuple[SettledDay, ...]:
        """The newest record of each day."""
        records = [one.record for one in self.history if isinstance(one, Write)]
        written = [thing_of(one.body, SettledDay) for one in records if one.kind == KIND]
        return tuple({one.day: one for one in (*self.before, *written)}.values())

    def at_morning(self, day: date) -> Week:
        """The day has turned, and nothing was heard."""
        self.now = moment(day, 9)
        self.ticks(1)
        return self

    def quotes(self, now: datetime, **fields: Any) -> Week:
        self.now = now
        values = {"pre_settlement": None, "settlement": None, **fields}
        quote = self.quote(78_500.0, stamp=stamp(now), **values)
        self.hears(QuotesChanged((self.quote(78_550.0, symbol=SPOT), quote)))
        self.ticks(1)
        return self


def put(*rows: Settlement) -> ChangeBook:
    """Rows of a file that are new in the book."""
    changes = (Change(table=Table.SETTLEMENTS, id=one.id, before=None, after=one) for one in rows)
    return ChangeBook(tuple(changes), "li", "settlements.csv", "ab" * 32)


EDIT = Edit(id="E1", changes=BOOK, source="test", digest="")


def test_the_price_so_far_is_the_mean_of_the_days_that_are_done() -> None:
    week = Week(now=moment(DAYS[1], 10)).quotes(moment(DAYS[1], 10), pre_settlement=78_000.0)
    assert (week.deal.days, week.deal.passed, week.deal.missing) == (6, 1, ())
    assert week.deal.average == 78_000 + 50
    assert Show(Topic.DEAL, CONTRACT.id) in week.effects
    week.quotes(moment(DAYS[1], 15), pre_settlement=78_000.0, settlement=78_010.0)
    # Today's part still moves with futures.
    assert (week.deal.passed, week.deal.average) == (1, 78_050)
    week.quotes(moment(DAYS[2], 9))
    assert (week.deal.passed, week.deal.average) == (2, 78_055)


def test_a_day_that_is_not_known_leaves_the_price_open_and_is_named() -> None:
    # The desk was not there on Monday, and Wednesday's quotes say nothing of it.
    week = Week().quotes(moment(DAYS[2], 10), pre_settlement=78_010.0)
    assert (week.deal.passed, week.deal.average, week.deal.cost) == (2, None, None)
    assert week.deal.missing == (DAYS[0],)


def test_tonnes_decay_whether_the_price_is_known_or_not() -> None:
    silent, told = Week(), Week()
    silent.quotes(moment(DAYS[2], 10))
    told.quotes(moment(DAYS[2], 10), pre_settlement=78_010.0)
    assert silent.deal.delta_futures == told.deal.delta_futures == -D("466.666667")
    assert silent.engine.state.bookwork.groups() == told.engine.state.bookwork.groups()
    nodes = [one.engine.state.bookwork.business.tree.node(()).sums for one in (silent, told)]
    assert nodes[0] == nodes[1]


def test_each_day_is_one_record_and_a_restart_has_them() -> None:
    week = Week(now=moment(DAYS[0], 15)).quotes(moment(DAYS[0], 15), settlement=78_000.0)
    week.quotes(moment(DAYS[1], 15), pre_settlement=78_000.0, settlement=78_010.0)
    assert [one.day for one in week.kept] == [DAYS[0], DAYS[1]]
    again = Week(Memory(edits=(EDIT,), settled=week.kept), moment(DAYS[2], 9))
    assert (again.deal.average, again.deal.missing) == (78_055, ())


def test_another_settlement_of_the_same_day_is_told_and_not_taken() -> None:
    week = Week(now=moment(DAYS[0], 15)).quotes(moment(DAYS[0], 15), settlement=78_000.0)
    week.quotes(moment(DAYS[1], 9), pre_settlement=78_100.0)
    said = [one for one in week.engine.state.notices.values() if one.said is not None]
    assert said[-1].content == (
        f"{FUTURES}: the settlement of 2025-03-10 is kept as 78000; 78100 was told later and "
        "is not taken"
    )
    assert week.deal.average == 78_050


def test_a_row_of_the_book_counts_before_the_front_and_the_front_is_told_once() -> None:
    week = Week(now=moment(DAYS[0], 15)).quotes(moment(DAYS[0], 15), settlement=78_000.0)
    week.at_morning(DAYS[1])
    rows = [make_settlement("78100", DAYS[0], FUTURES), make_settlement("78200", DAYS[1], FUTURES)]
    week.hears(put(*rows))
    assert Show(Topic.DEAL, CONTRACT.id) in week.effects
    assert week.deal.average == 78_150
    week.quotes(moment(DAYS[1], 15), settlement=78_010.0)
    said = (
        f"{FUTURES}: the book says that 2025-03-11 was settled at 78200, and the front says "
        "78010; the book's counts"
    )
    contents = [one.content for one in week.engine.state.notices.values()]
    assert contents.count(said) == 1
    # The day's record becomes fuller, and the row still differs.
    other = make_quote(symbol="SHFE.cu2506", stamp=stamp(week.now), settlement=78_110.0)
    week.hears(SettlementsHeard((other,))).ticks(60).records(KIND, day="2025-03-11")
    week.quotes(moment(DAYS[2], 15), settlement=78_020.0)
    assert [one.content for one in week.engine.state.notices.values()].count(said) == 1
    assert week.deal.average == 78_200


def test_what_is_missing_can_be_put_in_and_taken_back() -> None:
    week = Week().quotes(moment(DAYS[2], 10), pre_settlement=78_010.0)
    week.hears(put(make_settlement("78000", DAYS[0], FUTURES)))
    assert (week.deal.missing, week.deal.average) == ((), 78_055)
    edit = week.engine.state.bookwork.state().last
    week.hears(UndoBook(edit, "li"))
    assert (week.deal.missing, week.deal.average) == ((DAYS[0],), None)


def test_a_wholly_priced_window_gives_the_cost_of_all() -> None:
    settled = tuple(SettledDay(day=day, prices={FUTURES: PRICES[day]}) for day in DAYS)
    week = Week(Memory(edits=(EDIT,), settled=settled), moment(DAYS[6], 9))
    assert (week.deal.unpriced, week.deal.cost) == (0, 700 * (D(78_025) + 50))


# What was heard when, in which order, and over how many restarts is all the same in the end, and
# so is whether rows of a file came before or after the front's own word.
@given(
    heard=st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=7, max_size=7),
    typed=st.dictionaries(st.integers(0, 5), st.tuples(st.integers(0, 6), st.integers(1, 99))),
)
def test_the_order_of_arrival_gives_one_price(
    heard: Sequence[tuple[bool, bool, bool]], typed: dict[int, tuple[int, int]]
) -> None:
    week, known = Week(now=moment(DAYS[0], 8)), dict[date, Decimal]()
    by_hand: dict[date, Decimal] = {}
    for at, (of_before, of_today, restarts) in enumerate(heard):
        day, fields = DAYS[at], dict[str, float]()
        if of_before and at:
            fields["pre_settlement"] = float(PRICES[DAYS[at - 1]])
            known[DAYS[at - 1]] = PRICES[DAYS[at - 1]]
        week.quotes(moment(day, 9), **fields)
        if of_today:
            week.quotes(moment(day, 15), **fields, settlement=float(PRICES[day]))
            known[day] = PRICES[day]
        for of_day, (on, price) in typed.items():
            # A row of today or of a day before, on some day from its own on.
            if max(on, of_day) == at:
                by_hand[DAYS[of_day]] = D(price)
                week.hears(put(make_settlement(str(price), DAYS[of_day], FUTURES)))
        if restarts:
            week = Week(Memory(edits=week.edited, settled=week.kept), moment(day, 16))
    known |= by_hand
    done = DAYS[:6]
    missing = tuple(day for day in done if day not in known)
    assert week.deal.missing == missing
    mean = sum((known.get(day, D(0)) for day in done), D(0)) / len(done) + 50
    assert week.deal.average == (None if missing else mean)


def test_the_book_is_counted_anew_only_for_what_it_waits_for() -> None:
    week = Week(now=moment(DAYS[1], 9)).at_morning(DAYS[1])
    before = week.engine.state.bookwork.business.deals
    # Of today: nothing waits for it until the day has turned.
    week.quotes(moment(DAYS[1], 15), settlement=78_010.0)
    assert week.engine.state.bookwork.business.deals is before
    week.quotes(moment(DAYS[1], 15), settlement=78_010.0, pre_settlement=78_000.0)
    assert week.deal.average == 78_050
