"""All watches of rules with limits, by what they watch; rules can be replaced while they run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from terminal.core.evaluate import Watch, rest_of, thresholds
from terminal.core.stopwatch import Stopwatch
from terminal.domain.alert import Alert
from terminal.domain.level import Side
from terminal.domain.metric import Metric
from terminal.domain.rule import Rule

Time = Callable[[Metric, str], Stopwatch]
Stirred = Callable[[str], None]


class Watches:
    """One watch for each rule, subject and side with a limit.

    time: what counts towards the holds of a metric of a subject
    stirred: told which pair has another rest than before, or none
    rests: pairs of which every watch is at rest and no alert is open: between which bases
    """

    def __init__(
        self, rules: Iterable[Rule], time: Time, stirred: Stirred = lambda pair: None
    ) -> None:
        self._time = time
        self._stirred = stirred
        self._by_place: dict[tuple[str, str], list[tuple[Rule, Watch]]] = {}
        self.rests: dict[str, tuple[float, float]] = {}
        self.replace(rules)

    def of(self, metric: str, subject: str) -> Sequence[tuple[Rule, Watch]]:
        """Return what watches a metric of a subject, with its rule."""
        return self._by_place.get((metric, subject), ())

    def note(self, metric: str, subject: str, *, is_calm: bool) -> None:
        """Say whether the last value moved nothing, started no timer and left no alert open."""
        if metric != Metric.BASIS:
            return
        if is_calm:
            self.rests[subject] = rest_of(one for _, one in self.of(metric, subject))
            self._stirred(subject)
        else:
            self._stir(subject)

    def is_calm(self, pair: str, basis: float) -> bool:
        """Whether this basis concerns nobody: nearly every tick is asked, so it is made short."""
        rest = self.rests.get(pair)
        return rest is not None and rest[0] <= basis <= rest[1]

    def restless(self) -> Iterator[tuple[Rule, str, Watch]]:
        """Go through what is not at rest: rule, subject and watch."""
        for (metric, subject), watches in self._by_place.items():
            if metric != Metric.BASIS or subject not in self.rests:
                yield from ((rule, subject, watch) for rule, watch in watches)

    def find(self, alert: Alert) -> Watch | None:
        """Return the watch that would raise this alert, and that it may be about to change."""
        self._stir(alert.subject)
        for rule, watch in self.of(alert.metric, alert.subject):
            if rule.id == alert.rule and watch.side is alert.side:
                return watch
        return None

    def replace(self, rules: Iterable[Rule]) -> None:
        """Let other rules take over; timers of thresholds that are the same go on."""
        before = {
            (rule.id, place, watch.side): watch
            for place, watches in self._by_place.items()
            for rule, watch in watches
        }
        found: dict[tuple[str, str], list[tuple[Rule, Watch]]] = {}
        for rule in rules:
            for subject in rule.subjects:
                place = rule.metric, subject
                for watch in _watches(rule, self._time(rule.metric, subject)):
                    if (old := before.get((rule.id, place, watch.side))) is not None:
                        watch.take_over(old)
                    found.setdefault(place, []).append((rule, watch))
        self._by_place = found
        for pair in list(self.rests):
            self._stir(pair)

    def _stir(self, pair: str) -> None:
        if self.rests.pop(pair, None) is not None:
            self._stirred(pair)


def _watches(rule: Rule, stopwatch: Stopwatch) -> Sequence[Watch]:
    both = [(side, thresholds(rule.limits, float(rule.hysteresis), side)) for side in Side]
    return [Watch(side, ladder, rule.hold, stopwatch) for side, ladder in both if ladder]
