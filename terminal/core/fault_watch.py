"""Says at the start what cannot be right in the book that the ledger has.

A change that adds a fault is refused. But the desk file may have lost a pair or an account since,
or a table of products a row, that the book still names.
"""

from __future__ import annotations

from terminal.core.bookwork import Bookwork
from terminal.core.refusal import Refusal, say
from terminal.core.soundness import sentence_of
from terminal.domain.said import Said

MOST = 3


class FaultWatch:
    """Looks at the book once, when the desk has begun its day."""

    def __init__(self, work: Bookwork) -> None:
        self._work = work
        self._has_looked = False

    def look(self) -> list[Said]:
        """Return a sentence for each of the first faults, and one for how many more there are."""
        if self._has_looked:
            return []
        self._has_looked = True
        register = self._work.business.register
        found = [one for one in self._work.faults(register) if one.is_refusal]
        said = [say(Refusal.BOOK_UNSOUND, words=sentence_of(one)) for one in found[:MOST]]
        if len(found) > MOST:
            said.append(say(Refusal.MORE_FAULTS, count=len(found) - MOST))
        return said
