"""Where each metric stood at the end of the trading day before, and of the week before.

Changes against "settlement" and "week" are measured from there. The last good values of a day are
kept in the ledger while the day runs, so that a desk that was shut overnight still has them. They
are last values, of one source and one contract each; the settlement that a front tells stands
beside them (`core/settled.py`). What a pair ended at in other terms is restated in those of now.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, timedelta

from terminal.core.basis_cause import Mark
from terminal.core.close import Close as Close
from terminal.core.close import Values
from terminal.core.effect import Effect, Show, Topic, written
from terminal.core.firm import Firm
from terminal.core.formulas import Formulas
from terminal.core.made_of import MadeOf
from terminal.core.past_closes import by_day, by_week, pair_ends
from terminal.core.restated import Weights
from terminal.core.rolled import comparable, spot_of
from terminal.core.rule_subjects import AT_SPOT
from terminal.core.settled import Settled
from terminal.core.swings import next_trading_day
from terminal.core.unit_days import units_in
from terminal.core.unit_months import OF_ONE_MONTH
from terminal.core.unit_rules import BETWEEN
from terminal.core.unit_settled import End
from terminal.domain.basis import Pair, scale_and_shift
from terminal.domain.line import TaxView
from terminal.domain.operand import Anchor
from terminal.domain.quote import Quote

OFTEN = timedelta(minutes=15)
# Days that a deviation of daily changes is filled from at a start.
MOST = 120
Prices = Callable[[str], Mapping[date, float]]
NO_QUOTES: Mapping[str, Quote] = {}


def no_prices(symbol: str) -> Mapping[date, float]:
    """Know no day's end."""
    return {}


class Closes:
    """Keep the day's last values, and tell the rules those of the days before.

    settlements: those of futures that stand in for their last prices in `settled`
    made_of: of which futures prices the last values of units are made
    settled, week: the closes that changes are measured from now, in the terms of now; None while
        there is none
    """

    def __init__(
        self,
        firm: Firm,
        formulas: Formulas,
        pairs: tuple[Pair, ...],
        marks: Callable[[], dict[str, Mark]] = dict,
        prices: Prices = no_prices,
        footing: TaxView = TaxView.WITH_TAX,
        quotes: Mapping[str, Quote] = NO_QUOTES,
    ) -> None:
        self.settlements = Settled(formulas, pairs, firm.day_of, quotes)
        self.settlements.units.measure_from(self._end_of)
        self.made_of = MadeOf()
        self.settled: Close | None = None
        self.week: Close | None = None
        self._firm, self._formulas = firm, formulas
        self._marks, self._prices = marks, prices
        self._past: list[Close] = []
        self._as_written: list[Close] = []  # the same in the terms of their days
        self._rolls: list[Close] = []  # the days of the past on which something stepped
        self._day: date | None = None
        self._written: datetime | None = None
        self._pairs, self._footing = pairs, footing
        self._legs = {pair.id: f"{pair.spot} {pair.futures}" for pair in pairs}
        self._terms = {pair.id: scale_and_shift(pair) for pair in pairs}
        self._months: dict[str, str] = {}
        self._stepped: dict[str, tuple[str, ...]] = {}
        self._kept: Close | None = None
        self._weights: Callable[[], Weights] = dict

    @property
    def past(self) -> list[Close]:
        """The days before today that are kept, ascending, in the terms of now."""
        return self._past

    def weigh(self, weights: Callable[[], Weights]) -> None:
        """Take from here how much of each spot price is in the measures of units."""
        self._weights = weights

    def tick(self, now: datetime) -> list[Effect]:
        """Turn the day when it is over; keep its values every 15 minutes until then."""
        if not self._formulas.keeps_days:
            return []
        day = self._firm.day_of(now)
        if self._day is None:
            self._day, self._written = day, now
        if day != self._day:
            close = self._close(self._day)
            self._day, self._written = day, now
            self._formulas.forget_last_values()
            self._stepped = {}
            self.settlements.turn(day)
            self._tell([close], day)
            self._look_back_on([*self._as_written, close])
            units = [one for one in close.values if BETWEEN in one]
            return [*self._keep(close), *(Show(Topic.UNIT_DAYS, one) for one in units)]
        if self._written is not None and now - self._written < OFTEN:
            return []
        self._written = now
        return self._keep(self._close(day))

    def restore(self, closes: Iterable[Close], now: datetime) -> None:
        """Take up what the ledger kept of the days before today."""
        today = self._firm.day_of(now)
        self._day, self._written = today, now
        self.settlements.turn(today)
        closes = sorted(closes, key=lambda one: one.day)
        for close in closes:
            if close.day == today:
                # Else a restart near the close would keep only what it still saw.
                self._stepped = dict(close.stepped)
                now_in = close.in_terms(self._pairs, self._footing)
                self._formulas.recall_values(self._comparable(now_in))
                self.made_of.recall(close.made_of)
        self._look_back_on([close for close in closes if close.day < today])
        self._tell(self._past, today)

    def learn(self, now: datetime, symbol: str = "", subject: str = "") -> None:
        """Tell rules the days before, oldest first: their deviations need no new days to fill.

        What the desk kept goes before daily bars. symbol: only of pairs on it; subject: only of
        this unit; "" = of everything
        """
        if not self._formulas.needs_closes:
            return
        today, days = self._firm.day_of(now), dict[str, dict[date, Mapping[str, float]]]()
        self.settlements.turn(today)
        self.settled = (
            self._past[-1] if self._past and self._is_before(self._past[-1], today) else None
        )
        for pair in () if subject else self._pairs:
            if symbol in ("", pair.spot, pair.futures):
                spot, futures = self._prices(pair.spot), self._prices(pair.futures)
                days[pair.id] = pair_ends(pair, spot, futures)
        for close in self._past:
            # Of one symbol only its pairs are looked up: a large desk hears of hundreds at a start.
            for one in [subject] if subject else [*days] if symbol else close.values:
                values = self._kept_of(close, one)
                if values:
                    days.setdefault(one, {})[close.day] = values
        for one, known in days.items():
            settled = by_day(known, today, self._firm.is_trading_day)
            self._formulas.tell_past(Anchor.SETTLEMENT, one, settled)
            self._formulas.tell_past(Anchor.WEEK, one, by_week(known, today))
            if one in self._legs:
                self.settlements.learn(one, settled[-1] if settled else {})
            elif BETWEEN in one:
                self.settlements.units.learn([one])

    def step(self, symbol: str, id: str) -> None:
        """Say that a spot symbol is another series from now on; id: unlike any of before."""
        for pair in self._pairs:
            if pair.spot == symbol:
                self._legs = {**self._legs, pair.id: f"{symbol}@{id} {pair.futures}"}
                self.settlements.drop(pair.id, AT_SPOT)

    def restate(self, pairs: Iterable[Pair], now: datetime) -> None:
        """Tell the days before in the terms that these pairs have from here on.

        Before it rules are told that spot prices of theirs are in other terms.
        """
        known = {pair.id: pair for pair in pairs}
        self._pairs = tuple(known.get(one.id, one) for one in self._pairs)
        self._terms = {pair.id: scale_and_shift(pair) for pair in self._pairs}
        self._look_back_on(self._as_written)
        past = {one.day: one for one in self._past}
        self.settled = self.settled and past.get(self.settled.day)
        self.week = self.week and past.get(self.week.day)
        for symbol in dict.fromkeys(pair.spot for pair in known.values()):
            self.learn(now, symbol=symbol)
        for unit in units_in(self._past):
            self.learn(now, subject=unit)

    def see_month(self, subject: str, month: str, now: datetime) -> None:
        """Hear which month a unit's contract bases are of; those of another are not compared."""
        before = self._months.get(subject)
        if before == month:
            return
        self._months[subject] = month
        told = (one.months.get(subject, month) for one in self._past)
        if before is not None or any(one != month for one in told):
            self._formulas.forget(subject, OF_ONE_MONTH)
            self.learn(now, subject=subject)

    def step_unit(self, subject: str, metrics: Collection[str]) -> None:
        """Hear that metrics of a unit have stepped: with what was before nothing is compared."""
        known = self._stepped.get(subject, ())
        self._stepped = {**self._stepped, subject: tuple(sorted({*known, *metrics}))}
        # A restart has to know it at once.
        self._written = None
        self._formulas.forget(subject, metrics)

    def mark(self, kind: str, pair: str) -> Mark | None:
        """Return how a pair stood when the day before ended, or with "week" the week.

        kind: "close" = in the terms of that day, for a level has a step of them in it
        """
        close = self.week if kind == "week" else self.settled
        if close is not None and kind == "close":
            close = next(one for one in self._as_written if one.day == close.day)
        if close is None or spot_of(close.legs.get(pair)) != spot_of(self._legs.get(pair)):
            return None
        return close.marks.get(pair)

    # From what was written, however often terms have changed: a start finds the very same.
    def _look_back_on(self, closes: list[Close]) -> None:
        self._as_written = closes[-MOST:]
        self._past = [one.in_terms(self._pairs, self._footing) for one in self._as_written]
        self._rolls = [one for one in self._past if one.stepped]

    def _close(self, day: date) -> Close:
        day_of = self._firm.day_of
        known = self._marks() if self._formulas.needs_closes else {}
        marks = {pair: mark for pair, mark in known.items() if day_of(mark.time) == day}
        values = self._formulas.last_values()
        return Close(
            day=day,
            values=values,
            legs=self._legs,
            marks=marks,
            terms=self._terms,
            footing=self._footing,
            months=dict(self._months),
            stepped=self._stepped,
            weights={one: found for one, found in self._weights().items() if one in values},
            made_of=self.made_of.of(values),
        )

    def _keep(self, close: Close) -> list[Effect]:
        if not close.values or close == self._kept:
            return []
        self._kept = close
        return [written("closes", close.day.isoformat(), "system", close)]

    # Of closes in order. A day that was missed leaves no reference, and neither does a subject
    # that the day did not see: what stood before it is another period.
    def _tell(self, closes: list[Close], today: date) -> None:
        if not closes:
            return
        last = closes[-1]
        is_next = self._is_before(last, today)
        self.settled = last if is_next else None
        settled = self._comparable(last) if is_next else {}
        self._formulas.tell_reference(Anchor.SETTLEMENT, settled)
        self.settlements.begin(settled)
        self.settlements.units.learn(one for one in settled if BETWEEN in one)
        if _week(closes[0].day) != _week(today):
            before = _week(today - timedelta(days=7))
            found = [one for one in closes if _week(one.day) == before]
            self.week = found[-1] if found else None
            told = {} if self.week is None else self._comparable(self.week)
            self._formulas.tell_reference(Anchor.WEEK, told)

    def _is_before(self, close: Close, today: date) -> bool:
        return next_trading_day(close.day, self._firm.is_trading_day) == today

    def _end_of(self, unit: str) -> End:
        close = self.settled
        return (
            End() if close is None else End(self._kept_of(close, unit), close.made_of.get(unit, {}))
        )

    # No change is taken across a roll.
    def _comparable(self, close: Close) -> Values:
        found = {subject: self._kept_of(close, subject) for subject in close.values}
        return {subject: dict(values) for subject, values in found.items() if values}

    def _kept_of(self, close: Close, subject: str) -> Mapping[str, float]:
        values = comparable(subject, close.values.get(subject, {}), close.legs, self._legs)
        month, now = close.months.get(subject), self._months.get(subject)
        apart = OF_ONE_MONTH if month and now and month != now else frozenset[str]()
        later = (one.stepped for one in self._rolls if one.day > close.day)
        apart = apart.union(*(one.get(subject, ()) for one in (*later, self._stepped)))
        return {one: values[one] for one in values if one not in apart} if apart else values


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]
