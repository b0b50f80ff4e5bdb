"""Which formulas still lack samples: looked at now and then, and shown when it has changed."""

from __future__ import annotations

from datetime import datetime, timedelta

from terminal.core.effect import Effect, Show, Topic
from terminal.core.formulas import Formulas
from terminal.core.rulebook import Rulebook

OFTEN = timedelta(seconds=5)


class Warming:
    """Tell the rulebook how far the rules are that run."""

    def __init__(self, formulas: Formulas, rulebook: Rulebook) -> None:
        self._formulas, self._rulebook = formulas, rulebook
        self._looked: datetime | None = None

    def tick(self, now: datetime) -> list[Effect]:
        """Look once in a few seconds."""
        if self._looked is not None and now - self._looked < OFTEN:
            return []
        self._looked = now
        found = self._formulas.warming()
        if found == self._rulebook.warming:
            return []
        self._rulebook.warming = found
        return [Show(Topic.RULES, "")]
