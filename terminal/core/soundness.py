"""Whether a change of the book may be: it must not count goods twice, nor add a fault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from terminal.core.reference import Reference
from terminal.core.refusal import Denied, Refusal
from terminal.domain.change import Change
from terminal.domain.contract import Contract
from terminal.domain.fault import Fault
from terminal.domain.roll import Roll
from terminal.domain.stock import Lot
from terminal.domain.transit import Transit

GOODS = Contract | Lot | Transit


class Unsound(Denied):
    """The changes fit the book, and what they would make of it cannot be right."""


def check_place(change: Change, reference: Reference, given: Mapping[str, str]) -> None:
    """Raise `Unsound` for goods of a pair that the desk file counts: they would count twice.

    given: such pairs by their futures
    """
    row = change.after
    if not isinstance(row, GOODS | Roll):
        return
    pair = "" if isinstance(row, Roll) else reference.pair_of(row.pair, (row.futures,))
    named = given.get(row.futures) or (pair if pair in given.values() else "")
    if named:
        raise Unsound(Refusal.IN_DESK_FILE, table=change.table, id=change.id, pair=named)


def check_faults(before: Iterable[Fault], after: Iterable[Fault]) -> None:
    """Raise `Unsound` with the first refusal that was not there before."""
    known = set(before)
    for fault in after:
        if fault.is_refusal and fault not in known:
            raise Unsound(Refusal.BOOK_FAULT, words=sentence_of(fault))


def sentence_of(fault: Fault) -> str:
    """Write a fault of a row of the book."""
    return f"{fault.table} {fault.id}: {fault.field} = {fault.value!r}: {fault.why}"
