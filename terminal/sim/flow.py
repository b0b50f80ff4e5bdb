"""What one connection is still owed, and when it may have it: the peek credit of DIFF.

A peek is a flag, never a counter. While no credit is held, changes are merged into the net
difference, so that a slow client gets fewer and newer packets. Some packets need no credit.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any, Protocol

import msgspec

Patch = dict[str, Any]


class Gated(Protocol):
    """What waits for a credit."""

    def take(self) -> list[Patch] | None:
        """Return the patches of the next packet, or None when nothing waits."""


class Difference:
    """Patches merged into as few as say the same; nulls are kept, they delete at the client."""

    def __init__(self) -> None:
        self._patches: list[Patch] = []

    def put(self, patch: Patch) -> None:
        """Merge a later patch; the patch itself is not kept."""
        if not (self._patches and _fits(self._patches[-1], patch)):
            self._patches.append({})
        _merge(self._patches[-1], patch)

    def take(self) -> list[Patch] | None:
        """Return everything merged so far and forget it."""
        patches, self._patches = self._patches, []
        return patches or None


def _fits(target: Patch, patch: Patch) -> bool:
    # One merge patch cannot both delete a node and fill it anew: such a change needs a second one.
    for key, value in patch.items():
        if isinstance(value, dict) and key in target:
            old = target[key]
            if not isinstance(old, dict) or not _fits(old, value):
                return False
    return True


def _merge(target: Patch, patch: Patch) -> None:
    for key, value in patch.items():
        if isinstance(value, dict):
            _merge(target.setdefault(key, {}), value)
        else:
            target[key] = value


class Outlet:
    """The way out to one client: packets that go at once, and gated data behind the credit."""

    def __init__(self, gated: Gated) -> None:
        self._gated = gated
        self._urgent: deque[bytes] = deque()
        self._credit = False
        self._wake = asyncio.Event()

    def send(self, pack: Patch) -> None:
        """Queue a packet that needs no credit."""
        self._urgent.append(msgspec.json.encode(pack))
        self._wake.set()

    def peek(self) -> None:
        """Grant the credit; a second one changes nothing."""
        self._credit = True
        self._wake.set()

    def wake(self) -> None:
        """Say that the gated side may have something."""
        self._wake.set()

    async def next(self) -> bytes:
        """Wait for the next packet that may go, as JSON."""
        while (frame := self._next()) is None:
            self._wake.clear()
            await self._wake.wait()
        return frame

    def _next(self) -> bytes | None:
        if self._urgent:
            return self._urgent.popleft()
        if self._credit and (patches := self._gated.take()) is not None:
            self._credit = False
            return msgspec.json.encode(rtn_data(*patches))
        return None


def rtn_data(*patches: Patch) -> Patch:
    """Wrap patches as one transaction."""
    return {"aid": "rtn_data", "data": list(patches)}
