"""Says, once, which goods of the book are of a pair that the desk file counts by its own lines.

A change of the book is refused there. But the ledger's book stands when somebody writes such lines
into the desk file, and both count from the next start on.
"""

from __future__ import annotations

from collections.abc import Mapping

from terminal.core.bookwork import Bookwork
from terminal.core.given_check import given_faults
from terminal.core.month_watch import MOST_ROWS
from terminal.core.refusal import Refusal, say
from terminal.domain.change import Change
from terminal.domain.line import LineKind
from terminal.domain.register import Table
from terminal.domain.said import Said

GOODS = (Table.CONTRACTS, Table.ROLLS, Table.LOTS, Table.TRANSITS)
NO_GOODS = (LineKind.FUTURES, LineKind.GIVEN)


class GivenWatch:
    """Looks at the book whenever it was counted anew. given: such pairs by their futures."""

    def __init__(self, work: Bookwork, given: Mapping[str, str]) -> None:
        self._work, self._given = work, given
        self._seen: object = None
        self._said: frozenset[str] = frozenset()

    def look(self) -> list[Said]:
        """Return a sentence when goods count twice that did not at the last look."""
        business = self._work.business
        if not self._given or business.deals is self._seen:
            return []
        self._seen = business.deals
        lines = business.tree.lines(())
        # What is done with counts nowhere.
        counted = {line.ref for line in lines if line.kind not in NO_GOODS}
        rows = [
            Change(table=table, id=id, before=None, after=row)
            for table in GOODS
            for id, row in business.register.table(table).items()
            if getattr(row, "contract" if table is Table.ROLLS else "id", "") in counted
        ]
        found = [one.id for one in given_faults(rows, business.reference, self._given)]
        news, self._said = [one for one in found if one not in self._said], frozenset(found)
        if not news:
            return []
        words = ", ".join(news[:MOST_ROWS])
        if len(news) > MOST_ROWS:
            words += f" +{len(news) - MOST_ROWS}"
        return [say(Refusal.COUNTED_TWICE, rows=words)]
