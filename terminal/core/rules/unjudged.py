"""Rules that have just come, on numbers that stand: nobody has judged these by them yet.

An update judges what it moves. An exposure may stand for days, and a rule on it that goes live must
not wait for the next trade: it is judged once by what was told last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from terminal.core.rules.layout import CODES, Apart
from terminal.core.rules.program import Compiled, Handler, Memory, Running
from terminal.domain.metric import DataState

# The data state in which a metric of a subject was told last; None = it never was.
StateOf = Callable[[str, str], DataState | Apart | None]
Links = Mapping[str, str]


def never_told(subject: str, metric: str) -> None:
    """Know of no state: then rules are judged on news alone."""


class Unjudged:
    """Subjects whose rules are others than before."""

    def __init__(self, state_of: StateOf) -> None:
        self._state_of = state_of
        self._waiting: dict[str, None] = {}

    def add(self, subject: str, compiled: Compiled, memory: Memory, links: Links) -> None:
        """Take in a subject whose program is about to start."""
        for link, name in compiled.inputs:
            state = self._state_of(links[link], name)
            if state is not None:
                # A program that asked for no state has kept none.
                memory.values["state", (link, name)] = CODES[state]
        self._waiting[subject] = None

    def looks(self, running: Mapping[str, Running], links: Callable[[str], Links]) -> list[Handler]:
        """Return what judges those all of whose numbers were told, each once."""
        ready = [one for one in self._waiting if self._is_told(running[one].compiled, links(one))]
        for subject in ready:
            del self._waiting[subject]
        return [running[subject].look for subject in ready]

    def _is_told(self, compiled: Compiled, links: Links) -> bool:
        return all(self._state_of(links[link], name) is not None for link, name in compiled.inputs)
