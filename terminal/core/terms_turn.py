"""At the turn of a trading day the pairs go on in the terms of its rows; the market has not moved.

What a premium or a rate does to a price is known exactly. So the past is told in the terms of now:
closes, former days, and windows where adding one number to them is all there is to it. Other
windows, and those of units, begin anew, as after a changed mapping of a spot file. Levels look at
now: they are judged at once, and their holds go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from terminal.core.effect import Effect, Show, Topic, written
from terminal.core.explain import spelled
from terminal.core.history import basis_points
from terminal.core.judge import Judge
from terminal.core.refusal import Refusal, say
from terminal.core.state import State
from terminal.core.terms_step import KIND, Terms, TermsStep, terms_on
from terminal.core.terms_watch import TermsWatch
from terminal.core.unit_days import units_in
from terminal.core.unit_rules import AT_SPOT, subject_of
from terminal.core.view import History
from terminal.domain.basis import Pair, scale_and_shift
from terminal.domain.said import Said

# Sums of such numbers and of prices keep every digit: what was equal stays equal.
GRAINS = 1024


class TermsTurn:
    """Let pairs take the terms of a day that has begun, over one state."""

    def __init__(self, state: State, judge: Judge) -> None:
        self._s, self._judge = state, judge
        self._said = state.plant.terms
        self._reference = state.bookwork.business.reference
        self._watch = TermsWatch(self._said, state.market.pairs, self._reference, state.times)
        self._turned = state.causes.turned

    def restore(self, steps: Iterable[TermsStep], now: datetime) -> list[Effect]:
        """Take up what is on record; what a start finds otherwise is a step as at a turn."""
        self._turned.known.update((one.pair, one) for one in steps)
        return self._s.guard(self.tick, now)

    def tick(self, now: datetime) -> list[Effect]:
        """Turn each pair whose trading day is over, and say what rows are missing or will be."""
        effects: list[Effect] = []
        gaps: dict[str, float | None] = {}
        for pair, day, said in self._watch.look(now):
            self._turned.today[pair.id] = day
            effects += self._s.guard(self._turn, pair, day, gaps, now)
            effects += [one for words in said for one in self._tell(words, now)]
        if not gaps:
            return effects
        effects += self._s.guard(self._look_back, gaps, now)
        # In this step: whatever looks at another must not find its value of before.
        for id in gaps:
            effects += self._s.guard(self._judge.pair, id, now)
        return effects + self._s.guard(self._judge.units, 0, 1, now)

    # gaps: by how much comparable spot is higher, where that is all there is to it
    def _turn(
        self, pair: Pair, day: date, gaps: dict[str, float | None], now: datetime
    ) -> list[Effect]:
        before = self._s.market.pairs[pair.id]
        if pair == before:
            return self._note(pair, day, now)
        if pair.id not in self._turned.known:
            self._turned.known[pair.id] = TermsStep(pair=pair.id, day=day, terms=_terms_of(before))
        # Whatever else keeps pairs looks at their contracts and lots alone.
        for part in (self._s.market, self._s.swings, self._s.seasons):
            part.describe(pair)
        then, there = scale_and_shift(before), scale_and_shift(pair)
        if then != there:  # else another row says the same
            is_sum = then[0] == there[0] and _is_exact(then[1], there[1])
            gaps[pair.id] = there[1] - then[1] if is_sum else None
        return [*self._note(pair, day, now), Show(Topic.PAIR, pair.id)]

    def _look_back(self, gaps: Mapping[str, float | None], now: datetime) -> list[Effect]:
        state, book = self._s, self._s.bookwork
        with state.formulas.at_once():
            for id, gap in gaps.items():
                state.formulas.restate(id, gap)
                state.causes.restate(id)
            for group in (*book.groups(), *book.strategy_groups()):
                if not book.meter.pairs_in(group, book.day).isdisjoint(gaps):
                    state.formulas.forget(subject_of(*group), AT_SPOT)
        pairs = [state.market.pairs[id] for id in gaps]
        state.closes.restate(pairs, now)
        shown = [one for pair in pairs for one in self._draw(pair, gaps[pair.id])]
        return [*shown, *(Show(Topic.UNIT_DAYS, unit) for unit in units_in(state.closes.past))]

    # Minutes and days of before, drawn in the terms of now.
    def _draw(self, pair: Pair, gap: float | None) -> list[Show]:
        state, bars = self._s, self._s.bars
        shows = [Show(Topic.DAYS, pair.id)]
        points = basis_points(pair, bars.get(pair.spot, ()), bars.get(pair.futures, ()))
        state.gallery.restate(pair.id, gap)
        if points:
            state.histories[pair.id] = History(pair.id, points)
            state.gallery.begin(pair.id, points[0].basis)
            shows.append(Show(Topic.HISTORY, pair.id))
        return shows

    # What the newest record of a pair says already is not written again.
    def _note(self, pair: Pair, day: date, now: datetime) -> list[Effect]:
        terms = terms_on(day, pair, self._said[pair.id], self._reference)
        last = self._turned.known.get(pair.id)
        before = None if last is None else last.terms
        if terms == before:
            return []
        step = TermsStep(pair=pair.id, day=day, terms=terms, before=before)
        self._turned.known[pair.id] = step
        said = [] if before is None else _news(step, before)
        told = [one for words in said for one in self._tell(words, now)]
        return [written(KIND, pair.id, "system", step), *told]

    def _tell(self, words: Said, now: datetime) -> list[Effect]:
        return self._s.tell("market", "warning", words, now)


def _news(step: TermsStep, before: Terms) -> list[Said]:
    said, pair, day = [], step.pair, str(step.day)
    if step.terms.premium != before.premium:
        was, now = (spelled(one.premium) for one in (before, step.terms))
        said.append(say(Refusal.PREMIUM_TAKEN, pair=pair, day=day, before=was, after=now))
    if step.terms.tax_factor != before.tax_factor:
        was, now = (spelled(one.tax_factor) for one in (before, step.terms))
        said.append(say(Refusal.TAX_TAKEN, pair=pair, day=day, before=was, after=now))
    return said


# Of a pair of before any record: by which rate its factor was made is not kept.
def _terms_of(pair: Pair) -> Terms:
    return Terms(premium=pair.premium, tax_factor=pair.tax_factor, rows=pair.premiums)


def _is_exact(*numbers: float) -> bool:
    return all((one * GRAINS).is_integer() for one in numbers)
