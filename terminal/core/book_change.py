"""The difference between two books: computed before it is applied, applied whole, and undone.

A change names what a row was and what it becomes. It is applied only to a book in which the row
still is what it was, so that a preview that has grown old changes nothing, and an undo never takes
back what somebody did since.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from terminal.core.refusal import Denied, Refusal
from terminal.domain.change import Change
from terminal.domain.register import Register, Table


class Outdated(Denied):
    """The book has changed since the difference was computed."""


def diff(
    before: Register, after: Register, tables: Iterable[Table] = tuple(Table)
) -> tuple[Change, ...]:
    """Return what turns one book into the other, by table and id."""
    changes = []
    for table in tables:
        old, new = before.table(table), after.table(table)
        changes += [
            Change(table=table, id=id, before=old.get(id), after=new.get(id))
            for id in sorted(old.keys() | new.keys())
            if old.get(id) != new.get(id)
        ]
    return tuple(changes)


def applied(register: Register, changes: Sequence[Change]) -> Register:
    """Return the book after all changes; raise `Outdated`, with nothing applied, when one misfits.

    Each row may be named once.
    """
    tables = {table: register.table(table) for table in dict.fromkeys(c.table for c in changes)}
    for change in changes:
        rows = tables[change.table]
        found = rows.get(change.id)
        if found != change.before:
            why = Refusal.ROW_IS_THERE if change.before is None else Refusal.ROW_HAS_CHANGED
            raise Outdated(why, table=change.table, id=change.id)
        if change.after is None:
            del rows[change.id]
        else:
            rows[change.id] = change.after
    for table, rows in tables.items():
        register = register.replaced(table, rows)
    return register


def inverse(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes that undo these."""
    return tuple(change.inverse for change in changes)
