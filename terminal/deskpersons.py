"""[[person]] of a desk file: who is told, and who may sign in at the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from terminal.core.presence_wish import NOBODY
from terminal.desktable import English, Id, Name, Table
from terminal.ruletables import Mistake
from terminal.secret_hash import flaw

# Names that the record has for parts of the program and of the world: no person acts under them.
RESERVED = frozenset(
    {
        NOBODY, "system", "desk", "approval", "counter", "market", "store", "ledger", "command",
        "auto-hand",
    }
)  # fmt: skip


class PersonTable(Table, frozen=True, kw_only=True):
    """[[person]]: somebody who is told, at addresses by channel id, or who signs in, or both.

    secret: the line that `python -m terminal person` makes of what only that person knows
    """

    id: Id
    name: Name
    name_en: English = ""
    addresses: dict[str, str] | msgspec.UnsetType = msgspec.UNSET
    secret: str | msgspec.UnsetType = msgspec.UNSET

    @property
    def ways(self) -> dict[str, str]:
        """The addresses that there are."""
        return {} if self.addresses is msgspec.UNSET else self.addresses


def signers(persons: Sequence[PersonTable]) -> dict[str, str]:
    """Return the line of each person who may sign in, by id."""
    return {one.id: one.secret for one in persons if one.secret is not msgspec.UNSET}


def mistakes(
    persons: Sequence[PersonTable], approvers: Sequence[int], *, four_eyes: dict[str, bool]
) -> Iterator[Mistake]:
    """Return what is wrong in the rows, or between them and what [policy] asks of persons.

    approvers: how many must approve, by level. four_eyes: the keys that ask for two, and if they do
    """
    for index, one in enumerate(persons):
        if one.secret is msgspec.UNSET:
            # Where the key is forgotten, nobody would be told.
            if one.addresses is msgspec.UNSET:
                yield Mistake(("person", index, "id"), one.id, "addresses or a secret are missing")
            continue
        if why := flaw(one.secret):
            yield Mistake(("person", index, "secret"), one.secret, why)
        if one.id in RESERVED or one.id.lower() in RESERVED:
            why = "the record calls a part of the program so: nobody can sign in as that"
            yield Mistake(("person", index, "id"), one.id, why)
    count = len(signers(persons))
    if not count:
        return
    if max(approvers) > count:
        why = f"{max(approvers)} persons must approve, and {count} can sign in"
        yield Mistake(("policy", "approvers"), list(approvers), why)
    for key, is_wanted in four_eyes.items():
        if is_wanted and count < 2:
            yield Mistake(("policy", key), True, "two persons are needed, and 1 can sign in")
