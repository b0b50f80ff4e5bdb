"""Says, once, which rules are on a unit or a strategy that is not there.

A draft of a rule on such a strategy is refused; a desk file is read before its book, and an import
can take both away: a rule on them would then never fire, without a word.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import is_

from terminal.core.bookwork import Bookwork
from terminal.core.refusal import Refusal, say
from terminal.core.rulebook import Rulebook
from terminal.core.strategies import named_in, units_in
from terminal.domain.said import Said


class StrategyWatch:
    """Looks at the rules in force and the book together; `units` are those of the desk file."""

    def __init__(self, rulebook: Rulebook, work: Bookwork, units: Iterable[str] = ()) -> None:
        self._rulebook, self._work, self._units = rulebook, work, frozenset(units)
        self._seen: tuple[object, ...] = ()
        self._said: set[tuple[Refusal, str, str]] = set()

    def look(self) -> list[Said]:
        """Return a sentence for each rule that has lost what it is on since the last look."""
        rules, book = self._rulebook.written, self._work.business.register
        seen = (rules, book.strategies, book.units)
        if len(seen) == len(self._seen) and all(map(is_, seen, self._seen)):
            return []
        self._seen = seen
        strategies = {one.id for one in book.strategies}
        units = {one.id for one in book.units} | self._units
        lost: set[tuple[Refusal, str, str]] = set()
        for rule in rules:
            if rule.on == "unit" and rule.enabled:
                gone = (one for one in named_in(rule.subjects) if one not in strategies)
                lost |= {(Refusal.NO_STRATEGY, rule.id, one) for one in gone}
                lost |= {(Refusal.NO_UNIT, rule.id, one) for one in units_in(rule.subjects, units)}
        news, self._said = sorted(lost - self._said), lost
        return [_said(why, rule, name) for why, rule, name in news]


def _said(why: Refusal, rule: str, name: str) -> Said:
    if why is Refusal.NO_STRATEGY:
        return say(Refusal.NO_STRATEGY, rule=rule, strategy=name)
    return say(Refusal.NO_UNIT, rule=rule, unit=name)
