"""What every way of reaching people must be able to do, and the words it answers in.

A channel never retries, never waits for its turn and keeps nothing: the outbox does. It tells apart
what the outbox must treat apart: taken, refused, and "nobody knows", which must be asked about.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

import msgspec

from terminal.domain.notification import Notification, Stage

UNREACHABLE = "unreachable"


class Accepted(msgspec.Struct, frozen=True):
    """The provider took it, under its own id."""

    provider_id: str


class Rejected(msgspec.Struct, frozen=True):
    """It is certain that this attempt reaches nobody.

    code: the provider's word, or UNREACHABLE when no connection was made and nothing was written
    retryable: a later attempt may succeed; else the message is refused for good
    retry_after: the provider's wish, None = the outbox's own back-off
    """

    code: str
    text: str = ""
    retryable: bool = False
    retry_after: timedelta | None = None


class Unknown(msgspec.Struct, frozen=True):
    """The message may be on its way or not; `error` says why nobody knows, without addresses."""

    error: str


class Found(msgspec.Struct, frozen=True):
    """The provider knows the key and has come this far with it."""

    stage: Stage
    provider_id: str = ""


class Absent(msgspec.Struct, frozen=True):
    """The provider does not know the key now; it may only be slow to know what it took."""


Sent = Accepted | Rejected | Unknown
Answer = Found | Absent | Unknown


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What a provider says, later and perhaps twice, about one message.

    event_id: unique at the provider; by: person or address that answered, "" when nobody did
    """

    key: str
    stage: Stage
    event_id: str
    by: str
    time: datetime


class Receipts(msgspec.Struct, frozen=True):
    """News since a cursor, and the cursor for the next question (opaque, "" = from the start)."""

    receipts: tuple[Receipt, ...]
    cursor: str


class Channel(Protocol):
    """One way to reach people.

    provider: who answers, without secrets, the same after a restart. Channels of one provider share
    its stream of receipts.
    """

    @property
    def provider(self) -> str:
        """Name of the provider."""

    async def send(self, notification: Notification) -> Sent:
        """Try once; return within a bounded time."""

    async def reconcile(self, notification: Notification) -> Answer:
        """Ask what became of the notification's key."""

    async def receipts(self, after: str) -> Receipts:
        """Wait a while for news after the cursor; LinkError when the provider is away.

        It must wait when there is no news, or the outbox would ask without a pause.
        """
