"""What changed at one moment, told to the rules so that none is judged beside another's value of
before: both legs of one packet make one basis, and goods leave a unit together with their lots.
"""

from __future__ import annotations

from collections.abc import Mapping

from terminal.core.clocked_rules import ClockedRules
from terminal.core.guard import Guard
from terminal.core.market import GOOD
from terminal.core.recent import Recent
from terminal.core.rules.layout import APART, Apart
from terminal.core.rules.transition import Transition
from terminal.domain.metric import DataState


class OneMoment:
    """Tells values of one subject. guard: keeps what breaks in one of them from the others."""

    def __init__(self, engine: ClockedRules, recent: Recent, guard: Guard) -> None:
        self._engine, self._recent, self._guard = engine, recent, guard

    def tell(
        self, subject: str, at: float, values: Mapping[str, float | None], state: DataState
    ) -> list[Transition]:
        """Tell new values, ms of exchange time; state: of those that are none, GOOD = no data.

        All but the first are unknown until their turn comes, in no data state: the last one told is
        the first that is judged with all of them. Each is one sample, and so is what is made of
        them.
        """
        found: list[Transition] = []
        for metric in [*values][1:]:
            found += self._sample(subject, metric, at, None, APART)
        for metric, value in values.items():
            cause = DataState.NO_DATA if value is None and state is GOOD else state
            found += self._sample(subject, metric, at, value, GOOD if value is not None else cause)
        return found

    def _sample(
        self, subject: str, metric: str, at: float, value: float | None, cause: DataState | Apart
    ) -> list[Transition]:
        # Also what is apart for a moment: what is filled in later is told in the same order.
        self._recent.note(subject, metric, at, value)
        try:
            return self._engine.on_sample(subject, metric, at, value, cause)
        except Exception as defect:  # the other metrics are told all the same
            self._guard.note(defect)
            return []
