"""What a source sent that cannot be used: refused, counted by kind, told once a connection."""

from __future__ import annotations

from terminal import Refused
from terminal.core.event import LinkChanged, SourceFaulted
from terminal.core.refusal import said_of, words_of
from terminal.domain.link import LinkState
from terminal.domain.said import Said

MOST_SHOWN = 200


class Malformed(Refused):
    """A frame, or a part of one, that is not what the protocol says. `kind` groups such faults.

    line: of a file, from 1; 0 = it concerns more than one line, or there are none
    """

    def __init__(self, kind: str, detail: str | Said, line: int = 0) -> None:
        super().__init__(words_of(detail))
        self.kind = kind
        self.said = said_of(detail)
        self.line = line


class Faults:
    """Counts by kind over the life of one source; each kind is told once a connection."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._counts: dict[str, int] = {}
        self._told: set[str] = set()

    @property
    def counts(self) -> dict[str, int]:
        """How often each kind has happened so far."""
        return dict(self._counts)

    def opened(self) -> None:
        """A new connection: each kind may be told again."""
        self._told.clear()

    def note(self, fault: Malformed) -> list[SourceFaulted]:
        """Count one; return the event to emit, if this kind was not told yet."""
        kind = fault.kind
        self._counts[kind] = self._counts.get(kind, 0) + 1
        if kind in self._told:
            return []
        self._told.add(kind)
        return [SourceFaulted(self._source, kind, str(fault), self._counts[kind], fault.said)]


def shown(value: object) -> str:
    """Quote a foreign value in a sentence: one line, not too long."""
    text = repr(value)
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "…"


def moved(link: str, state: LinkState, detail: str | Said) -> LinkChanged:
    """Return the event of a link's state; detail: why, with a key or as others said it."""
    return LinkChanged(link, state, words_of(detail), said_of(detail))
