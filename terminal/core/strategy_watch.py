"""Says, once, which rules are on a strategy that the business book does not have.

A draft of such a rule is refused; a desk file is read before its book, and a strategy can go.
"""

from __future__ import annotations

from terminal.core.bookwork import Bookwork
from terminal.core.refusal import Refusal, say
from terminal.core.rulebook import Rulebook
from terminal.core.strategies import named_in
from terminal.domain.said import Said


class StrategyWatch:
    """Looks at the rules in force and the book together."""

    def __init__(self, rulebook: Rulebook, work: Bookwork) -> None:
        self._rulebook, self._work = rulebook, work
        self._seen: tuple[object, object] = (None, None)
        self._said: set[tuple[str, str]] = set()

    def look(self) -> list[Said]:
        """Return a sentence for each rule that has lost its strategy since the last look."""
        rules, known = self._rulebook.written, self._work.business.register.strategies
        if self._seen[0] is rules and self._seen[1] is known:
            return []
        self._seen = rules, known
        ids = {one.id for one in known}
        lost = {
            (rule.id, strategy)
            for rule in rules
            if rule.on == "unit" and rule.enabled
            for strategy in named_in(rule.subjects)
            if strategy not in ids
        }
        news, self._said = sorted(lost - self._said), lost
        return [say(Refusal.NO_STRATEGY, rule=rule, strategy=one) for rule, one in news]
