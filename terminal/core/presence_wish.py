"""Who comes to the terminal and who leaves it: wishes, as those in `event`."""

from __future__ import annotations

import msgspec

# Whom the record names where no person is proven.
NOBODY = "nobody"


class Secret:
    """What a person typed to prove who they are; nothing writes it, and nothing records it.

    A plain class on purpose: no encoder of this program takes it.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return "Secret(***)"

    def reveal(self) -> str:
        """Return it to what proves it."""
        return self._text


class SignIn(msgspec.Struct, frozen=True):
    """Somebody says who they are; with the proof of it, wishes are theirs from then on."""

    person: str
    secret: Secret


class SignOff(msgspec.Struct, frozen=True):
    """A person leaves the terminal: wishes are nobody's from then on."""

    actor: str


PresenceWish = SignIn | SignOff


class Proved(msgspec.Struct, frozen=True):
    """A secret was checked, as `Prove` asked with this ticket. failure: it could not be checked."""

    ticket: str
    is_right: bool
    failure: str = ""
