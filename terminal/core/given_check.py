"""Goods in a change of the book that the desk file counts by its own lines, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from terminal.core.reference import Reference
from terminal.core.soundness import Unsound, check_place
from terminal.domain.change import Change
from terminal.domain.fault import Fault

COUNTED = "is counted by the desk file's own lines already: these goods would count twice"


def given_faults(
    changes: Iterable[Change], reference: Reference, given: Mapping[str, str]
) -> Iterator[Fault]:
    """Return a refusal for each row that the desk would refuse when the change comes to it.

    given: pairs with lines in the desk file, by their futures
    """
    for change in changes:
        try:
            check_place(change, reference, given)
        except Unsound:
            yield Fault(
                table=change.table,
                id=change.id,
                field="futures",
                value=str(getattr(change.after, "futures", "")),
                why=COUNTED,
            )
