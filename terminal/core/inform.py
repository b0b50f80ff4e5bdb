"""Who is told what about an alert, over which channels, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from terminal.core.clause import alias_clause, clause
from terminal.core.ids import Ids
from terminal.core.policy import Policy
from terminal.core.session import BEIJING
from terminal.core.ways import Way
from terminal.domain.alert import Alert
from terminal.domain.level import Level, Side
from terminal.domain.metric import WIPED_OUT, Metric
from terminal.domain.notification import Notification, Person, Reason

LEVEL_WORDS = {Level.ATTENTION: "关注", Level.WARNING: "预警", Level.FORCED: "强制处置"}
REASON_WORDS = {
    Reason.FIRST: "",
    Reason.LEVEL_ROSE: "升级 ",
    Reason.ROSE_AGAIN: "再次升级 ",
    Reason.LAPSED: "确认已过期 ",
    Reason.WORSENED: "确认后恶化 ",
    Reason.UNANSWERED: "无人确认 ",
    Reason.REROUTED: "",
    Reason.RESOLVED: "已恢复 ",
}

# The condition and what it was decided on; two changes and two levels fit.
MOST_FACTS = 9


class Informer:
    """Compose one notification per person and channel of the alert's level."""

    def __init__(self, people: Sequence[Person], policy: Policy, ids: Ids) -> None:
        self._people = people
        self._policy = policy
        self._ids = ids

    def notify(
        self, alert: Alert, name: str, unit: str, reason: Reason, now: datetime
    ) -> list[Notification]:
        """Tell every responsible person who has an address on a channel of the level that is told.

        The news of recovery goes to all who heard of it at its highest.
        """
        level = said_level(alert, reason)
        ways = [
            (person, channel)
            for person in self._people
            for channel in self._policy.channels.get(level, ())
            if channel in person.addresses
        ]
        text = message(alert, name, unit, reason, now) if ways else ""
        return [self._notice(alert, person, way, text, reason, now) for person, way in ways]

    def reaches(self, level: Level) -> bool:
        """Tell whether anybody would hear of an alert of this level."""
        channels = self._policy.channels.get(level, ())
        return any(one in person.addresses for person in self._people for one in channels)

    def reroute(self, alert: Alert, way: Way, name: str, unit: str, now: datetime) -> Notification:
        """Tell one person over another channel what could not be told."""
        text = message(alert, name, unit, Reason.REROUTED, now)
        return self._notice(alert, way.person, way.channel, text, Reason.REROUTED, now)

    def _notice(
        self,
        alert: Alert,
        person: Person,
        channel: str,
        text: str,
        reason: Reason,
        now: datetime,
    ) -> Notification:
        return Notification(
            id=self._ids.new(now),
            key=self._ids.short(now),
            alert=alert.id,
            level=said_level(alert, reason),
            person=person.id,
            channel=channel,
            address=person.addresses[channel],
            text=text,
            reason=reason,
            created=now,
        )


def said_level(alert: Alert, reason: Reason) -> Level:
    """Return the level that a notice speaks of."""
    return alert.level if reason is Reason.RESOLVED else alert.told or alert.level


def message(alert: Alert, name: str, unit: str, reason: Reason, now: datetime) -> str:
    """Write the notice in one line: level, subject, value against limit, unit, cause, time.

    It ends with the alert's short code, so that a person sees when two messages are one alert.
    """
    local = now.astimezone(BEIJING)
    head = f"【{LEVEL_WORDS[said_level(alert, reason)]}】{REASON_WORDS[reason]}{name}"
    cause = "" if reason is Reason.RESOLVED else clause(alert.facts)
    alias = alias_clause(alert.facts)
    said = (head, _said(alert, reason), unit, alias, cause)
    words = (*said, f"{local:%H:%M:%S}", f"#{alert.id[-6:]}")
    return " ".join(word for word in words if word)


def _said(alert: Alert, reason: Reason) -> str:
    if alert.metric == Metric.FORMULA:
        # Its condition in words; one number would not say what it is.
        numbers = "cleared" if reason is Reason.RESOLVED else "operand"
        facts = [fact.value for fact in alert.facts if fact.name in ("condition", numbers)]
        return "；".join(facts[:MOST_FACTS])
    sign = "<" if alert.side is Side.LOW else ">"
    value, latest, limit = (_shown(alert, one) for one in (alert.value, alert.latest, alert.limit))
    return f"{latest} (限 {limit})" if reason is Reason.RESOLVED else f"{value} {sign} {limit}"


def _shown(alert: Alert, value: float) -> str:
    if alert.metric != Metric.MARGIN_RATIO:
        return f"{value:.10g}"
    return f"{value * 100:.6g}%" if value < WIPED_OUT else "穿仓"
