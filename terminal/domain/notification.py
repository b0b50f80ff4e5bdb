"""What is said to whom over which channel, and how far it got."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from terminal.domain.level import Level


class Stage(StrEnum):
    """How far one notification got; the first five only move forward.

    ACCEPTED: the provider took it. DELIVERED: carrier or call receipt. ACKNOWLEDGED: a human
    answered. UNKNOWN must be reconciled before anything is sent again. FAILED: refused for good;
    DEAD: given up after all retries; CANCELLED: no longer needed.
    """

    PENDING = "pending"
    SENDING = "sending"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    UNKNOWN = "unknown"
    FAILED = "failed"
    DEAD = "dead"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        """No further attempt will be made; receipts may still raise ACCEPTED."""
        return self not in (Stage.PENDING, Stage.SENDING, Stage.UNKNOWN)


class Reason(StrEnum):
    """Why somebody is told now."""

    FIRST = "first notification"
    LEVEL_ROSE = "level rose"
    ROSE_AGAIN = "level rose again"
    LAPSED = "acknowledgement expired"
    WORSENED = "worse than acknowledged"
    UNANSWERED = "nobody has acknowledged"
    REROUTED = "another way failed"
    RESOLVED = "resolved"


class Person(msgspec.Struct, frozen=True):
    """Somebody who is told: addresses by channel id."""

    id: str
    name: str
    addresses: dict[str, str]


class Notification(msgspec.Struct, frozen=True, kw_only=True):
    """One message to one person over one channel.

    key: idempotency key at the provider, 1-15 ASCII characters (a voice provider's limit)
    """

    id: str
    key: str
    alert: str
    level: Level
    person: str
    channel: str
    address: str
    text: str
    reason: Reason
    created: datetime


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """Where one notification stands now."""

    notification: Notification
    stage: Stage
    updated: datetime
    attempts: int = 0
    provider_id: str = ""
    error: str = ""

    @property
    def id(self) -> str:
        """The notification's id."""
        return self.notification.id
