"""[[account]] of a desk file: a trade account, and which of them are one client of the exchange."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

from terminal.desktable import Id, Name, Table
from terminal.ruletables import Mistake


class AccountTable(Table, frozen=True, kw_only=True):
    """[[account]]: a trade account. The password comes from the system's keyring or here.

    client: in whose name it trades, which decides what exchanges demand of it near delivery
    client_name: accounts with one name are one client of the exchange: their lots count together
    """

    id: Id
    url: str
    user: Name
    password: str = ""
    broker: str = "sim"
    client: Literal["person", "institution"] | None = None
    client_name: Name | None = None


def client_names(accounts: Sequence[AccountTable]) -> dict[str, str]:
    """Return account -> name of its client, of those that say one."""
    return {one.id: one.client_name for one in accounts if one.client_name is not None}


def mistakes(accounts: Sequence[AccountTable]) -> Iterator[Mistake]:
    """Give what would count an account with the wrong others, or against no limit at all."""
    ids = {one.id: one for one in accounts}
    first: dict[str, AccountTable] = {}
    for index, one in enumerate(accounts):
        name = one.client_name
        if name is None:
            continue
        place = ("account", index, "client_name")
        alike = first.setdefault(_plain(name), one)
        if not _plain(name):
            yield Mistake(place, name, "a name is needed")
        elif one.client is None:
            why = 'needs client = "person" or "institution" beside it: limits are by that'
            yield Mistake(place, name, why)
        elif alike.client_name != name:
            why = f"account {alike.id} has {alike.client_name!r}: one client is spelled one way"
            yield Mistake(place, name, why)
        elif alike.client != one.client:
            why = f"account {alike.id} of {name!r} is {alike.client!r}: one client has one type"
            yield Mistake((*place[:2], "client"), one.client, why)
        elif name in ids and ids[name].client_name != name:
            why = f"to count with account {name} that one needs the same client_name"
            yield Mistake(place, name, why)


# Names that look alike are one name, or a mistake.
def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
