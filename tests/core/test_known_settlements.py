"""A settlement in the book is what pairs change from, where no front has told it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal

from terminal.core.book_wish import ChangeBook, UndoBook
from terminal.core.closes import Close
from terminal.core.engine import Engine, Memory
from terminal.core.event import InstrumentsListed, QuotesChanged
from terminal.core.firm import Firm
from terminal.core.known_settlements import KnownSettlements
from terminal.core.settlements import SettledDay, Settlements
from terminal.domain.change import Change
from terminal.domain.edit import Edit
from terminal.domain.register import Register, Table
from terminal.domain.settlement import Settlement
from tests.book_builders import D, make_products, make_register, make_settlement, weekdays
from tests.builders import FUTURES, NOW, PAIR, SPOT, make_instrument, stamp
from tests.core.test_bookwork import BookPlay
from tests.core.test_closes import closed
from tests.core.test_formulas import formula
from tests.core.test_settled import kinds, operands
from tests.core.test_settling import put
from tests.playbook import up

SETTLED = 'abs(change(basis, "settlement")) > 100'
# NOW is a Wednesday. Tuesday ended at spot 78 050 and futures 78 000, basis 50.
TUESDAY, MONDAY = date(2025, 3, 11), date(2025, 3, 10)
LAST, SETTLEMENT = 78_000.0, 77_970.0
FIRM = Firm(products=make_products(), is_trading_day=weekdays)


class Desk(BookPlay):
    """A desk that did not run on Tuesday evening, and whose front tells no settlement."""

    def __init__(
        self,
        *said: str,
        edits: tuple[Edit, ...] = (),
        settled: tuple[SettledDay, ...] = (),
        closes: Iterable[Close] = (),
        now: datetime = NOW,
    ) -> None:
        rules = tuple(formula(one, id=f"f{at}") for at, one in enumerate(said or (SETTLED,)))
        super().__init__(rules=rules)
        self.engine = Engine(self.plant, b"test", FIRM)
        closes = tuple(closes) or (closed(1, 50.0),)
        self.engine.restore(Memory(closes=closes, edits=edits, settled=settled), now)
        self.hears(up("md"), InstrumentsListed((make_instrument(),)))

    def stands(self, basis: float, settled: float | None = None) -> Desk:
        futures = self.quote(LAST, pre_settlement=settled, stamp=stamp(self.now))
        self.hears(QuotesChanged((self.quote(LAST + basis, symbol=SPOT), futures)))
        return self

    @property
    def price(self) -> float | None:
        return self.engine.state.closes.settlements.price(PAIR)


def row(price: str = "77970", day: date = TUESDAY) -> Settlement:
    return make_settlement(price, day, FUTURES)


def test_a_row_that_is_put_in_counts_at_once_and_without_another_quote() -> None:
    desk = Desk().stands(181)
    assert operands(desk)[-1] == "basis then = 50"
    desk = Desk().stands(-40)
    assert desk.alerts == []
    # From 80 by the settlement: -120.
    desk.hears(put(row())).ticks(1)
    assert operands(desk) == ["change of basis = -120", "basis = -40", "basis then = 80"]
    assert kinds(desk) == [("then_settled", f"{FUTURES} 77970")]


def test_a_start_has_it() -> None:
    before = Desk()
    before.hears(put(row()))
    desk = Desk(edits=tuple(before.edits)).stands(180)
    assert desk.alerts == []
    desk.stands(181)
    assert operands(desk)[-1] == "basis then = 80"


def test_a_row_that_is_corrected_or_taken_back_leaves_what_is_known_without_it() -> None:
    desk = Desk().stands(50)
    desk.hears(put(row())).ticks(1)
    assert desk.price == SETTLEMENT
    desk.hears(UndoBook(desk.engine.state.bookwork.state().last, "li")).ticks(1)
    assert desk.price is None
    desk.stands(151)
    assert operands(desk)[-1] == "basis then = 50"
    assert kinds(desk) == [("then_last", f"{FUTURES} 78000")]
    before, after = row("77000"), row("77990")
    desk = Desk().stands(50)
    desk.hears(put(before)).ticks(1)
    change = Change(table=Table.SETTLEMENTS, id=after.id, before=before, after=after)
    desk.hears(ChangeBook((change,), "li", "settlements.csv", "ab" * 32)).ticks(1)
    desk.stands(161)
    assert operands(desk)[-1] == "basis then = 60"


def test_what_the_front_tells_goes_before_it_in_whatever_order_they_come() -> None:
    desk = Desk().stands(50)
    desk.hears(put(row("77000"))).ticks(1)
    desk.stands(50, SETTLEMENT)
    assert desk.price == SETTLEMENT
    # It stays with a quote that says nothing, and with another row.
    desk.hears(put(row("77100", MONDAY))).ticks(1)
    desk.stands(60).ticks(1)
    assert desk.price == SETTLEMENT
    late = Desk().stands(50, SETTLEMENT)
    late.hears(put(row("77000"))).ticks(1)
    assert late.price == SETTLEMENT


def test_what_the_front_told_in_the_evening_goes_before_it_too() -> None:
    kept = SettledDay(day=TUESDAY, prices={FUTURES: Decimal(77_970)})
    desk = Desk(settled=(kept,)).stands(50)
    desk.hears(put(row("77000"))).ticks(1)
    assert desk.price == SETTLEMENT


def test_a_row_of_another_day_or_contract_is_no_reference() -> None:
    desk = Desk().stands(50)
    desk.hears(put(row(day=MONDAY), make_settlement("77970", TUESDAY, "SHFE.cu2506"))).ticks(1)
    assert desk.price is None


def test_the_row_of_a_friday_counts_on_monday_and_no_longer() -> None:
    # What Friday ended at is kept, and the desk starts on Monday.
    monday = NOW + timedelta(days=5)
    before = Desk()
    edits = (Edit(id="E1", changes=put(row(day=date(2025, 3, 14))).changes, source="t", digest=""),)
    desk = Desk(edits=edits, closes=(closed(-2, 50.0),), now=monday)
    desk.now = monday
    assert desk.stands(50).price == SETTLEMENT
    desk.now = monday + timedelta(days=1)
    desk.ticks(1)
    assert (desk.price, before.price) == (None, None)


def test_a_row_is_found_by_contract_and_day_and_the_rows_of_now_are_looked_at() -> None:
    books = [make_register(settlements=(row("1"), row("2", MONDAY)))]
    told = Settlements(FIRM, (FUTURES,), {})
    known = KnownSettlements(told, lambda: books[-1])
    assert (known.price(FUTURES, TUESDAY), known.before(FUTURES, TUESDAY)) == (D(1), D(2))
    assert known.price("SHFE.cu2506", TUESDAY) is None
    told.restore([SettledDay(day=TUESDAY, prices={FUTURES: D(3)})])
    assert (known.price(FUTURES, TUESDAY), known.price(FUTURES, MONDAY)) == (D(3), D(2))
    books.append(Register())
    assert (known.price(FUTURES, TUESDAY), known.price(FUTURES, MONDAY)) == (D(3), None)
