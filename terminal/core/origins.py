"""Where alerts of formulas began: what people who are told again hear the cause since.

A formula on a value as it is has no moment that it compares with. What was right before it fired is
one; a minute later what was right before is no cause of anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from terminal.core.alert_change import Change
from terminal.core.pair_past import Origin
from terminal.core.unit_things import Moment
from terminal.core.verdict import Verdict
from terminal.domain.metric import Metric
from terminal.domain.rule import Rule

Began = Origin | tuple[str, Moment]
T = TypeVar("T", bound=Began | str | None)


class Origins:
    """Keep the origin of each open alert from its first verdict on; none is known after a start."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], Began] = {}

    def of(self, rule: Rule, verdict: Verdict, found: T) -> T | None:
        """Return where it began, of a verdict that stands; of another one what was found now."""
        key = rule.id, rule.digest, verdict.subject
        if verdict.is_standing:
            known: T | None = self._known.get(key)  # type: ignore[assignment]  # of one subject
            return known
        if found is not None and not isinstance(found, str):
            self._known.setdefault(key, found)
        return found

    def note(self, changes: Iterable[Change]) -> None:
        """Forget where alerts began that are over."""
        for change in changes:
            alert = change.alert
            if alert.metric == Metric.FORMULA and not alert.is_open:
                self._known.pop((alert.rule, alert.rule_digest, alert.subject), None)

    def watch(self, rules: Iterable[Rule]) -> None:
        """Other rules are in force: what began under a version that is not is forgotten."""
        versions = {(rule.id, rule.digest) for rule in rules}
        self._known = {key: one for key, one in self._known.items() if key[:2] in versions}

    def forget_spot(self, pairs: Collection[str], *, of_units: bool = False) -> None:
        """Measure nothing from a spot price of these pairs before now.

        of_units: only where units are made of them; a pair itself knows its terms of then
        """
        for key, one in [*self._known.items()]:
            if not isinstance(one, Origin):
                is_lost = not one[1].spot.keys().isdisjoint(pairs)
            else:
                is_lost = key[2] in pairs and not of_units
            if is_lost:
                del self._known[key]
