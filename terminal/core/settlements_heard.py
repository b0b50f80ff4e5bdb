"""What a front says of contracts that are looked at for their settlements alone."""

from __future__ import annotations

import msgspec

from terminal.domain.quote import Quote


class SettlementsHeard(msgspec.Struct, frozen=True):
    """What a front says of contracts that the book needs settlements of and no pair is on."""

    quotes: tuple[Quote, ...]
