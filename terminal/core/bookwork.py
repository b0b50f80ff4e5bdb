"""What is done to the business book, and what follows: one ledger entry, and what to show.

A wish becomes changes, the changes are checked as a whole against the book that they would make,
and then the book has them and the ledger has one entry; or nothing happened and a refusal says why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from terminal.core.book import Book
from terminal.core.book_act import changes_of, reason_of, source_of
from terminal.core.book_change import applied, inverse
from terminal.core.book_check import Known, faults_of
from terminal.core.book_measures import Meter
from terminal.core.book_show import moved_rows, state_of
from terminal.core.book_view import BookState, Measures, Trial, group_key, group_of
from terminal.core.book_wish import BookAct, ChangeBook, TryBook, UndoBook
from terminal.core.business import Business
from terminal.core.claims import Claims
from terminal.core.effect import Effect, Show, Topic, written
from terminal.core.firm import Firm
from terminal.core.footing import footed
from terminal.core.given import given_lines
from terminal.core.ids import Ids
from terminal.core.known_settlements import KnownSettlements
from terminal.core.market import Market
from terminal.core.plant import Plant
from terminal.core.price_limits import PriceLimits
from terminal.core.refusal import Denied, Refusal
from terminal.core.restated import Weights
from terminal.core.settlements import Settlements
from terminal.core.soundness import Unsound, check_faults, check_place
from terminal.core.strategies import STRATEGY, groups_of
from terminal.core.swings import Swings
from terminal.core.unit_rules import subject_of
from terminal.domain.account import Position
from terminal.domain.change import Change
from terminal.domain.edit import Edit
from terminal.domain.fault import Fault
from terminal.domain.instrument import Instrument
from terminal.domain.register import Register, Table

BEFORE_ANY = date(2000, 1, 1)
MOST_TRIALS = 20


class Bookwork:
    """The business book of one desk: its lines, its edits, its measures.

    day: the trading day that its measures are of
    trials: answers to what screens have asked, newest last. edits: what an undo takes back, oldest
    first
    """

    def __init__(
        self,
        firm: Firm,
        plant: Plant,
        book: Book,
        market: Market,
        ids: Ids,
        swings: Swings,
    ) -> None:
        pairs, lines = plant.pairs, plant.book
        reference = firm.reference(pairs, plant.premiums)
        self.known: Known = firm.known(pairs, plant.accounts)
        self.settlements = Settlements(firm, [pair.futures for pair in pairs], market.quotes)
        days, priced = firm.is_trading_day, self.settlements.price
        self.business = Business(reference, BEFORE_ANY, days, view=plant.footing, fixing=priced)
        self.known_settlements = KnownSettlements(self.settlements, lambda: self.business.register)
        self.claims = Claims(book, self.business, pairs, lines)
        self._band = plant.policy.hedge_band
        self.edits: list[Edit] = []
        self.trials: dict[str, Trial] = {}
        self._market, self._book = market, book
        self.limits = PriceLimits(firm.limits, reference, firm.day_of, firm.is_trading_day)
        self.meter = Meter(self.business, market, swings, self.limits)
        self._firm, self._pairs, self._lines, self._ids = firm, pairs, lines, ids
        self.day = BEFORE_ANY

    # What happens

    def tick(self, now: datetime) -> list[Effect]:
        """Begin a trading day when it is one; measures follow the market once a second."""
        effects = self._turn_to(now)
        every = (*self.groups(), *self.strategy_groups())
        return effects + [Show(Topic.MEASURE, group_key(*group)) for group in every]

    def groups(self) -> list[tuple[str, str]]:
        """List (unit, commodity) of all that has lines."""
        return [(key[0], key[1]) for key in self.business.tree.groups()]

    def strategies(self) -> tuple[str, ...]:
        """List the strategies that the book has, by id."""
        return tuple(one.id for one in self.business.register.strategies)

    def strategy_groups(self) -> list[tuple[str, str]]:
        """List ("strategy:<id>", commodity) of all that serves a strategy."""
        return [(STRATEGY + id, goods) for id, goods in self.business.index.strategies()]

    def positions(
        self, changed: Iterable[Position], gone: Iterable[str], now: datetime
    ) -> list[Effect]:
        """Take lots as they now stand."""
        effects = self._turn_to(now)
        self.business.put(changed)
        self.business.forget(gone)
        return effects + self._follow()

    def instruments(self, listed: tuple[Instrument, ...], now: datetime) -> list[Effect]:
        """Count anew with what the front says of multipliers."""
        effects = self._turn_to(now)
        self.business.reference.list_instruments(listed)
        self.business.recount()
        self.meter.forget_all()
        return effects + self._follow()

    def change(self, wish: ChangeBook, now: datetime) -> list[Effect]:
        """Apply a difference. Raise `Denied` with nothing applied."""
        effects = self._turn_to(now)
        self._check(wish.changes)
        edit = self._edit(wish.changes, wish.source, wish.digest, now)
        return effects + self._apply(edit, wish.actor, now)

    def act(self, wish: BookAct, now: datetime) -> list[Effect]:
        """Price, roll, receive or deliver now. Raise `Denied` with nothing applied."""
        effects = self._turn_to(now)
        changes = self._changes(wish, now)
        self._check(changes)
        edit = self._edit(changes, source_of(wish), "", now, reason=reason_of(wish))
        return effects + self._apply(edit, wish.actor, now)

    def undo(self, wish: UndoBook, now: datetime) -> list[Effect]:
        """Take back the newest edit, if it is the one that the person saw. Raise `Denied`."""
        if not self.edits:
            raise Unsound(Refusal.NOTHING_TO_UNDO)
        last = self.edits[-1]
        if last.id != wish.edit:
            raise Unsound(Refusal.NEWER_EDIT)
        changes = tuple(reversed(inverse(last.changes)))
        # Not checked: what the book had before may have had its faults, and is what was.
        edit = self._edit(changes, last.source, last.digest, now, undoes=last.id)
        return self._apply(edit, wish.actor, now)

    def attempt(self, wish: TryBook, now: datetime) -> list[Effect]:
        """Say what a wish would do; nothing is written."""
        effects = self._turn_to(now)
        inner = wish.wish
        try:
            changes = self._changes(inner, now)
            self._check(changes)
            trial = Trial(id=wish.id, shifts=self.business.preview(changes))
        except Denied as refusal:
            trial = Trial(id=wish.id, said=refusal.said)
        self.trials[wish.id] = trial
        while len(self.trials) > MOST_TRIALS:
            del self.trials[next(iter(self.trials))]
        return [*effects, Show(Topic.TRIAL, wish.id)]

    def restore(self, edits: Iterable[Edit], now: datetime) -> list[Effect]:
        """Take up what the ledger says was done, in its order."""
        register = self.business.register
        for edit in edits:
            register = applied(register, edit.changes)
            self._remember(edit)
        before = self.business.register
        self.business.load(register)
        return self._turn_to(now) + self._follow(before)

    # What is shown

    def view(self, topic: Topic, key: str, now: datetime) -> object:
        """Return what a `Show` of the book named; None when it is gone."""
        register = self.business.register
        match topic:
            case Topic.LINE:
                return self.business.tree.line(key)
            case Topic.MEASURE:
                return self._measures(key, now)
            case Topic.DEAL:
                return self.business.deal(key)
            case Topic.GOODS:
                table, _, id = key.partition(":")
                known = table in (Table.LOTS, Table.TRANSITS)
                return register.table(Table(table)).get(id) if known else None
            case Topic.UNIT:
                return register.table(Table.UNITS).get(key)
            case Topic.BOOK:
                return None if key else self.state()
        return self.trials.get(key)

    def state(self) -> BookState:
        """Tell how the book stands."""
        return state_of(self.business, self.edits, self._band)

    def values(
        self, group: tuple[str, str], lost: Collection[str], now: datetime
    ) -> dict[str, float | None]:
        """Return what rules can watch of one group, see `Meter.values`."""
        return self.meter.values(group, lost, self.day, now)

    def weights(self) -> Weights:
        """Return how much each unit's measures move with each pair's spot price."""
        every = (*self.groups(), *self.strategy_groups())
        return {subject_of(*one): self.meter.weights(one, self.day) for one in every}

    def _measures(self, key: str, now: datetime) -> Measures | None:
        return self.meter.measures(group_of(key), self.day, now)

    # How it is done

    def _turn_to(self, now: datetime) -> list[Effect]:
        day = self._firm.day_of(now)
        if day == self.day:
            return []
        self.day = day
        before = self.business.register
        deals = {deal.contract.id for deal in self.business.deals}
        reference = self.business.reference
        mine = footed(self._pairs, self._lines, reference, day, self.business.view)
        self._book.give(mine.lines, self.business.view)
        lines = given_lines(self._pairs, mine.lines, reference, day)
        self.business.give(lines, mine.uncounted)
        self.business.start_day(day)
        self.meter.forget_all()
        shows: list[Effect] = [Show(Topic.DEAL, key) for key in sorted(deals)]
        return shows + self._follow(before)

    def _changes(self, wish: ChangeBook | BookAct, now: datetime) -> tuple[Change, ...]:
        if isinstance(wish, ChangeBook):
            return wish.changes
        register, listed = self.business.register, self._market.instruments
        return changes_of(wish, register, listed, self.day, now)

    def _edit(
        self,
        changes: tuple[Change, ...],
        source: str,
        digest: str,
        now: datetime,
        *,
        undoes: str = "",
        reason: str = "",
    ) -> Edit:
        return Edit(
            id=self._ids.new(now),
            changes=changes,
            source=source,
            digest=digest,
            undoes=undoes,
            reason=reason,
        )

    def _apply(self, edit: Edit, actor: str, now: datetime) -> list[Effect]:
        before = self.business.register
        self.business.apply(edit.changes)
        self._remember(edit)
        return [written("book", edit.id, actor, edit), *self._follow(before)]

    def _remember(self, edit: Edit) -> None:
        if not edit.undoes:
            self.edits.append(edit)
        elif self.edits and self.edits[-1].id == edit.undoes:
            self.edits.pop()

    def _check(self, changes: Sequence[Change]) -> None:
        if not changes:
            raise Unsound(Refusal.NOTHING_CHANGES)
        now = self.business.register
        then = applied(now, changes)
        for change in changes:
            check_place(change, self.business.reference, self.claims.given)
        check_faults(self.faults(now), self.faults(then))

    def faults(self, register: Register) -> list[Fault]:
        """Return what is wrong with a book on this desk, refusals first."""
        return faults_of(register, self.known, self.day, self._firm.is_trading_day)

    def _follow(self, before: Register | None = None) -> list[Effect]:
        # Everything that moved since the last look, each thing once.
        shows: dict[Effect, None] = {}
        for line in self.business.take_touched():
            shows[Show(Topic.LINE, line.id)] = None
            mine = groups_of(line)
            shows |= {Show(Topic.MEASURE, group_key(*group)): None for group in mine}
            self.meter.forget(mine)
        if before is not None:
            for topic, key in moved_rows(before, self.business.register):
                shows[Show(topic, key)] = None
            self.meter.forget_all()
            shows |= {Show(Topic.EXPOSURE, pair.id): None for pair in self._pairs}
        book = [Show(Topic.BOOK, "")] if shows or before is not None else []
        return [*shows, *book]
