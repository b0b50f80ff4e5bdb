"""What follows when an alert moves: the record, the people told, the reduction proposed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from terminal.core.alert_change import Change
from terminal.core.book import Book
from terminal.core.claims import Claims
from terminal.core.effect import CancelDeliveries, Deliver, Effect, Show, Topic, Write, written
from terminal.core.guard import Guard
from terminal.core.inform import Informer
from terminal.core.plan import free_lots
from terminal.core.policy import Policy
from terminal.core.refusal import NoPlan, Refusal, kind_of, say, sentence
from terminal.core.respond import Responder
from terminal.core.triage import Triage
from terminal.core.view import Hindrance
from terminal.core.ways import Way, Ways
from terminal.domain.account import Position
from terminal.domain.alert import Alert, AlertState, Cause, Label
from terminal.domain.audit import Record, body_of
from terminal.domain.basis import Pair
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.notification import Delivery, Notification, Reason, Stage
from terminal.domain.order import Direction
from terminal.domain.rule import Response
from terminal.domain.said import Said

Tell = Callable[[str, str, Said, datetime], list[Effect]]
REASONS = {
    Cause.HELD: Reason.FIRST,
    Cause.ROSE: Reason.LEVEL_ROSE,
    Cause.ROSE_AGAIN: Reason.ROSE_AGAIN,
    Cause.LAPSED: Reason.LAPSED,
    Cause.WORSENED: Reason.WORSENED,
    Cause.UNANSWERED: Reason.UNANSWERED,
    Cause.CLEAR_HELD: Reason.RESOLVED,
}

# What ends an alert, and what its undecided proposal is told. Only a recovery is told to people:
# a rule that was taken away says nothing of the value.
OVER = {
    Cause.CLEAR_HELD: say(Refusal.RECOVERED),
    Cause.UNWATCHED: say(Refusal.UNWATCHED),
}


class Casework:
    """Turn alert changes into effects. `deliveries` and `hindrances` are read by the screen.

    hindrances: alert id -> why nothing can be proposed for it now
    is_ready: whether orders may pass to an account's counter now
    """

    def __init__(
        self,
        policy: Policy,
        pairs: dict[str, Pair],
        book: Book,
        claims: Claims,
        triage: Triage,
        responder: Responder,
        informer: Informer,
        ways: Ways,
        guard: Guard,
        tell: Tell,
        name: Callable[[str], str],
        is_ready: Callable[[str], bool],
    ) -> None:
        self.deliveries: dict[str, Delivery] = {}
        self.hindrances: dict[str, Hindrance] = {}
        self._policy = policy
        self._pairs = pairs
        self._book = book
        self._claims = claims
        self._triage = triage
        self._responder = responder
        self._informer = informer
        self.ways = ways
        self._guard = guard
        self._say = tell
        self._name = name
        self._is_ready = is_ready

    def begin(self, now: datetime) -> list[Effect]:
        """Say so at the start where the loudest alert would be told to nobody."""
        if self._informer.reaches(Level.FORCED):
            return []
        return self._say("notify", "warning", say(Refusal.NOBODY_TO_TELL), now)

    def follow(self, changes: Iterable[Change], now: datetime, actor: str = "") -> list[Effect]:
        """Perform the consequences of each change, in order."""
        effects: list[Effect] = []
        for change in changes:
            effects.append(Show(Topic.ALERT, change.alert.id))
            if change.is_recorded:
                effects += self._consequences(change, actor or "system", now)
        return effects

    def acknowledge(self, alert_id: str, actor: str, via: str, now: datetime) -> list[Effect]:
        """A person takes an alert: say so, and stop telling others.

        One that rose while it was handled stays with who handles it, but people were told again:
        the answer to that ends it, too.
        """
        changes = self._triage.acknowledge(alert_id, actor, now)
        alert = self._triage.alerts.get(alert_id)
        if not changes and (alert is None or alert.state is not AlertState.HANDLING):
            return []
        body = {"alert": alert_id, "via": via}
        record = Record(kind="acknowledgement", ref=alert_id, actor=actor, body=body)
        return [
            *self.follow(changes, now, actor),
            Write(record),
            CancelDeliveries(alert_id, f"acknowledged by {actor}"),
        ]

    def answered(self, notice: Notification, now: datetime) -> list[Effect]:
        """A person answered a notice; that of a lower level does not take what it rose to."""
        alert = self._triage.alerts.get(notice.alert)
        if alert is None or notice.level < (alert.told or alert.level):
            return []
        return self.acknowledge(alert.id, notice.person, f"channel {notice.channel}", now)

    def handle(self, alert_id: str, actor: str, now: datetime) -> list[Effect]:
        """A decision was taken on an alert: that acknowledges it as well."""
        effects = self.acknowledge(alert_id, actor, "approval", now)
        return effects + self.follow(self._triage.handle(alert_id, now), now, actor)

    def close(self, alert_id: str, actor: str, label: Label, now: datetime) -> list[Effect]:
        """Put a resolved alert away."""
        return self.follow(self._triage.close(alert_id, label, now), now, actor)

    def propose_where_needed(self, now: datetime) -> list[Effect]:
        """Keep one live proposal on each alert that calls for a reduction."""
        effects: list[Effect] = []
        for alert in list(self._triage.alerts.values()):
            effects += self._take_back(alert, now)
            if self._wants_reduction(alert) and not self._responder.is_resting(alert.id, now):
                effects += self._guard(self._propose, alert, now)
        return effects

    def _consequences(self, change: Change, actor: str, now: datetime) -> list[Effect]:
        alert, cause = change.alert, change.cause
        effects: list[Effect] = [written("alert", alert.id, actor, alert)]
        if cause in OVER:
            effects += self._unhinder(alert)
            effects.append(CancelDeliveries(alert.id, "resolved"))
            effects += self._guard(self._responder.withdraw, alert.id, OVER[cause], now)
        if cause is Cause.REVISED:
            effects += self._guard(self._take_back, alert, now)
        if cause is Cause.UNANSWERED:
            # What still waits in the outbox says the same: nobody hears it twice at once.
            effects.append(CancelDeliveries(alert.id, "told again"))
        if cause in REASONS:
            effects += self._guard(self._tell, alert, REASONS[cause], now)
        if cause in (Cause.HELD, Cause.ROSE) and self._wants_reduction(alert):
            effects += self._guard(self._propose, alert, now)
        return effects

    def reroute(self, alerts: Iterable[str], now: datetime) -> list[Effect]:
        """Take the next way to people where the ones that were taken have failed."""
        effects: list[Effect] = []
        for id in alerts:
            alert = self._triage.alerts.get(id)
            if alert is None or not alert.is_open:
                self.ways.end(id)
                continue
            for way in self.ways.next(alert, self.deliveries):
                effects += self._reroute(alert, way, now)
            if self.ways.gives_up(alert, self.deliveries):
                words = say(Refusal.NOBODY_REACHED, name=self._named(alert)[0], pair=alert.subject)
                effects += self._say("notify", "error", words, now)
        return effects

    def _reroute(self, alert: Alert, way: Way, now: datetime) -> list[Effect]:
        words = say(
            Refusal.REROUTED,
            person=way.person.id,
            channel=way.channel,
            channels=" ".join(way.failed),
        )
        notice = self._informer.reroute(alert, way, *self._named(alert), now)
        return [*self._hand_out(notice, now), *self._say("notify", "warning", words, now)]

    def _tell(self, alert: Alert, reason: Reason, now: datetime) -> list[Effect]:
        self.ways.begin(alert.id)
        effects: list[Effect] = []
        for notice in self._informer.notify(alert, *self._named(alert), reason, now):
            effects += self._hand_out(notice, now)
        return effects + self._guard(self.reroute, (alert.id,), now)

    def _named(self, alert: Alert) -> tuple[str, str]:
        pair = self._pairs.get(alert.subject)
        unit = pair.price_unit if pair is not None and alert.metric == Metric.BASIS else ""
        return self._name(alert.subject), unit

    def _hand_out(self, notice: Notification, now: datetime) -> list[Effect]:
        delivery = Delivery(notification=notice, stage=Stage.PENDING, updated=now)
        self.deliveries[notice.id] = delivery
        self.ways.sent(delivery)
        return [
            written("delivery", notice.id, "system", delivery),
            Deliver(notice),
            Show(Topic.DELIVERY, notice.id),
        ]

    def _wants_reduction(self, alert: Alert) -> bool:
        rule = self._triage.rules.get(alert.rule)
        return (
            rule is not None
            and rule.response is Response.REDUCE
            and alert.level >= self._policy.propose_from
            and alert.state in (AlertState.FIRING, AlertState.ACKNOWLEDGED, AlertState.HANDLING)
        )

    # What the rule proposed, and does not any more, must not leave by a click.
    def _take_back(self, alert: Alert, now: datetime) -> list[Effect]:
        rule = self._triage.rules.get(alert.rule)
        if rule is None or rule.response is Response.REDUCE:
            return []
        back = self._responder.withdraw(alert.id, say(Refusal.NOT_ASKED), now)
        return self._unhinder(alert) + back

    def _propose(self, alert: Alert, now: datetime) -> list[Effect]:
        pair = self._pairs.get(alert.subject)
        if pair is None:
            return []
        if self._responder.pending(pair.futures):
            return self._unhinder(alert)
        position = self._position_for(pair)
        if position is None:
            return self._hinder(alert, say(Refusal.NO_LOTS, symbol=pair.futures))
        try:
            effects = self._responder.propose(
                position.account, position.symbol, alert.id, "system", now, alert.level
            )
        except NoPlan as refusal:
            return self._hinder(alert, refusal.said)
        return effects + self._unhinder(alert)

    def _hinder(self, alert: Alert, said: Said) -> list[Effect]:
        before, now = self.hindrances.get(alert.id), Hindrance(alert.id, sentence(said), said)
        if now == before:
            return []
        self.hindrances[alert.id] = now
        show = Show(Topic.HINDRANCE, alert.id)
        # Figures move with the market; only another reason is news for the record.
        if before is not None and before.said is not None and kind_of(before.said) == kind_of(said):
            return [show]
        body = {"alert": alert.id, "reason": now.reason, **body_of(said)}
        return [Write(Record(kind="hindrance", ref=alert.id, actor="system", body=body)), show]

    def _unhinder(self, alert: Alert) -> list[Effect]:
        if self.hindrances.pop(alert.id, None) is None:
            return []
        return [Show(Topic.HINDRANCE, alert.id)]

    def _position_for(self, pair: Pair) -> Position | None:
        """Choose the position with most free lots on the side that lowers the exposure.

        One whose counter is away is no way out while another can be closed.
        """
        every = self._book.positions.values()
        held = [one for one in every if one.symbol == pair.futures and (one.long or one.short)]
        return max(held, key=self._use, default=None)

    def _use(self, position: Position) -> tuple[bool, int]:
        free = self._closable(position)
        return free > 0 and self._is_ready(position.account), free

    def _closable(self, position: Position) -> int:
        try:
            flat = self._claims.stake(position).exposure.flat
        except NoPlan:
            return 0  # whoever asks for a plan of it is told why
        return sum(free_lots(position, Direction.SELL if flat > 0 else Direction.BUY))
