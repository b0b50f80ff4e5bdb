"""Ids that are ordered by time, unique across desks, and the same when a day is replayed."""

from __future__ import annotations

import hashlib
from datetime import datetime

# Crockford's alphabet: no letter that a person on the phone mistakes for a digit.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Ids:
    """A sequence of UUIDv7-shaped ids; `nonce` tells one run of one desk from all others."""

    def __init__(self, nonce: bytes) -> None:
        self._nonce = nonce
        self._count = 0

    def new(self, now: datetime) -> str:
        """Return the next id, 36 characters, ascending with `now`."""
        digits = f"{self._number(now):032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    def short(self, now: datetime) -> str:
        """Return a 15-character key for providers that take no more (9 of time, 6 of chance)."""
        number = self._number(now)
        stamp, chance = number >> 80, number & (2**30 - 1)
        return _base32(stamp, 9) + _base32(chance, 6)

    def _number(self, now: datetime) -> int:
        self._count += 1
        seed = self._nonce + self._count.to_bytes(8, "big")
        chance = int.from_bytes(hashlib.sha256(seed).digest()[:10], "big")
        stamp = int(now.timestamp() * 1000)
        number = (stamp << 80) | chance
        number &= ~(0xF000 << 64) & ~(0xC000 << 48)
        return number | (0x7000 << 64) | (0x8000 << 48)


def _base32(number: int, width: int) -> str:
    text = ""
    for _ in range(width):
        number, digit = divmod(number, 32)
        text = ALPHABET[digit] + text
    return text
