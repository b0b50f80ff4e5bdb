"""The ways to people that a notice was given, and the next one when those fail.

A refused message and a channel that is away are not waited for: the next channel of the same
person is taken at once, and when nobody who was told can be reached, the next person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from terminal.core.policy import Policy
from terminal.domain.alert import Alert, AlertState
from terminal.domain.level import Level
from terminal.domain.notification import Delivery, Person, Reason, Stage

REACHED = (Stage.ACCEPTED, Stage.DELIVERED, Stage.ACKNOWLEDGED)
WAITING = (Stage.PENDING, Stage.SENDING)
BREAKS = (Stage.FAILED, Stage.DEAD, Stage.UNKNOWN)


class Way(msgspec.Struct, frozen=True):
    """Over this channel this person is told instead; failed: what he could not be told over."""

    person: Person
    channel: str
    failed: tuple[str, ...]


class Ways:
    """Remember what was sent about each alert since people were told last.

    down: channels that are away
    """

    def __init__(self, people: Sequence[Person], policy: Policy) -> None:
        self.down: set[str] = set()
        self._people = people
        self._policy = policy
        self._sent: dict[str, list[str]] = {}
        self._given_up: set[str] = set()

    def begin(self, alert: str) -> None:
        """People are told of an alert now: what was tried before does not count."""
        self._sent[alert] = []
        self._given_up.discard(alert)

    def sent(self, delivery: Delivery) -> None:
        """One more notice goes out."""
        self._sent.setdefault(delivery.notification.alert, []).append(delivery.id)

    def end(self, alert: str) -> None:
        """Nothing more need be said of an alert."""
        self._sent.pop(alert, None)
        self._given_up.discard(alert)

    def alerts(self) -> list[str]:
        """Return the alerts that people were told of."""
        return list(self._sent)

    def restore(self, deliveries: Iterable[Delivery]) -> None:
        """Take up what the ledger knows was sent: of each alert what people were told last."""
        began: dict[str, datetime] = {}
        for one in sorted(deliveries, key=lambda each: each.notification.created):
            about = one.notification
            if about.reason is not Reason.REROUTED and began.get(about.alert) != about.created:
                began[about.alert] = about.created
                self.begin(about.alert)
            self.sent(one)

    def next(self, alert: Alert, deliveries: Mapping[str, Delivery]) -> list[Way]:
        """Return the ways to take now, none while somebody may still be reached as it is."""
        if not _calls(alert):
            return []
        tried = [deliveries[id] for id in self._sent.get(alert.id, ()) if id in deliveries]
        told = {one.notification.person for one in tried}
        found = [self._way(one, tried, alert) for one in self._people if one.id in told]
        ways = [way for way in found if way is not None]
        if ways or not tried or self._is_hopeful(tried):
            return ways
        others = [self._way(one, tried, alert) for one in self._people if one.id not in told]
        return [way for way in others if way is not None]

    def gives_up(self, alert: Alert, deliveries: Mapping[str, Delivery]) -> bool:
        """Say, once, that nobody can be told of an alert."""
        tried = [deliveries[id] for id in self._sent.get(alert.id, ()) if id in deliveries]
        if not _calls(alert) or not tried or alert.id in self._given_up or self._is_hopeful(tried):
            return False
        self._given_up.add(alert.id)
        return True

    def _way(self, person: Person, tried: Sequence[Delivery], alert: Alert) -> Way | None:
        mine = [one for one in tried if one.notification.person == person.id]
        if self._is_hopeful(mine):
            return None
        failed = tuple(one.notification.channel for one in mine)
        rest = self._channels(person, alert.told or alert.level)
        free = [one for one in rest if one not in failed and one not in self.down]
        return Way(person, free[0], failed) if free else None

    # Those of the level first, then those of louder ones, then whatever else there is.
    def _channels(self, person: Person, level: Level) -> list[str]:
        order = [*range(level, Level.FORCED + 1), *range(Level.ATTENTION, level)]
        named = [one for each in order for one in self._policy.channels.get(Level(each), ())]
        return [
            one for one in dict.fromkeys((*named, *person.addresses)) if one in person.addresses
        ]

    def _is_hopeful(self, tried: Collection[Delivery]) -> bool:
        return any(self._may_arrive(one) for one in tried)

    def _may_arrive(self, one: Delivery) -> bool:
        if one.stage in REACHED:
            return True
        # Of what is forced a duplicate is better than a miss.
        in_doubt = one.stage is Stage.UNKNOWN and one.notification.level < Level.FORCED
        return (one.stage in WAITING or in_doubt) and one.notification.channel not in self.down


def _calls(alert: Alert) -> bool:
    is_out = alert.state in (AlertState.FIRING, AlertState.HANDLING)
    return is_out and alert.acknowledged is None
