"""What was good last on this day, by subject and metric: on the next day it is a close.

Values are in the unit of their metric.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from terminal.domain.subject import Subject


class LastValues:
    """The last good value of each input metric since the day began."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, float]] = {}

    def keep(self, subject: str, values: Mapping[str, float | None]) -> None:
        """Take values as they are told; what is unknown leaves the last good one."""
        good = {metric: value for metric, value in values.items() if value is not None}
        if good:
            self._values.setdefault(subject, {}).update(good)

    def recall(self, values: Mapping[str, Mapping[str, float]]) -> None:
        """Take up what was good earlier on the same day."""
        for subject, metrics in values.items():
            self._values.setdefault(subject, {}).update(metrics)

    def forget(self) -> None:
        """Begin a new day."""
        self._values.clear()

    def drop(self, subject: str, metrics: Collection[str]) -> None:
        """Forget metrics of a subject."""
        last = self._values.get(subject, {})
        self._values[subject] = {one: last[one] for one in last if one not in metrics}

    def of(self, subjects: Mapping[str, Subject]) -> dict[str, dict[str, float]]:
        """Return a copy, with the sums that these subjects make of their inputs."""
        values = self._values
        sums = {id: subjects[id].totals(own) for id, own in values.items() if id in subjects}
        return {id: own | sums.get(id, {}) for id, own in values.items()}
