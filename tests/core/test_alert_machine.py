"""Whatever is heard, clicked, lost or restarted: an alert moves by its table and is told once."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from terminal.core.effect import Deliver, Effect, Write
from terminal.core.engine import Memory
from terminal.core.event import Acknowledge, Close, DeliveryProgressed, Event, QuotesChanged
from terminal.core.vigil import Vigil
from terminal.domain.alert import TRANSITIONS, Alert, AlertState, Label
from terminal.domain.audit import thing_of
from terminal.domain.level import Level
from terminal.domain.notification import Delivery, Notification, Reason, Stage
from tests.playbook import LIMITS, Play, down, lots, make_policy, reducing, up

S = AlertState
RULE = reducing(hold=timedelta(seconds=2), clear_hold=timedelta(seconds=3))
QUIET = timedelta(seconds=9)
VALIDITY = {Level.WARNING: timedelta(seconds=20), Level.FORCED: timedelta(seconds=7)}
POLICY = make_policy(vigil=Vigil(renotify=QUIET, validity=VALIDITY))
AGAIN = (Reason.ROSE_AGAIN, Reason.LAPSED, Reason.WORSENED, Reason.UNANSWERED)
UPPER = {limit.level: float(limit.high or 0) for limit in LIMITS}
VALUES = (0.0, 279.0, 290.0, 301.0, 490.0, 510.0, 690.0, 710.0)

# Beside the table: breaking out or rising again while it recovers. Who took it stays named when
# it breaks out at the same level; a rise must be taken anew.
MOVES = {(before, after) for (before, _), after in TRANSITIONS.items()} | {
    (S.RECOVERING, S.ACKNOWLEDGED),
    (S.RECOVERING, S.FIRING),
}


class AlertLife(RuleBasedStateMachine):
    """One pair, one rule, two people, a phone, a front that comes and goes."""

    def __init__(self) -> None:
        super().__init__()
        self.play = Play(rules=(RULE,), policy=POLICY)
        self.is_up = True
        self.runs = 1
        self.known: dict[str, dict[str, Any]] = {}
        self.cleared: set[str] = set()
        self.told: Counter[tuple[str, str, str, int]] = Counter()
        self.heard: dict[tuple[str, int], datetime] = {}
        self.taken: dict[str, datetime] = {}
        self.notices: list[Notification] = []

    @initialize()
    def opens(self) -> None:
        self.play.opens(lots(long_history=10))
        self.check(self.play.effects)

    # What happens

    @rule(value=st.sampled_from(VALUES), side=st.sampled_from([1, -1]), gap=st.integers(1, 4))
    def basis_moves(self, value: float, side: int, gap: int) -> None:
        self.play.now += timedelta(seconds=gap)
        self.hear(self.play.legs(side * value))

    @rule(seconds=st.integers(1, 6))
    def time_passes(self, seconds: int) -> None:
        self.play.ticks(seconds)
        self.check(self.play.effects)
        # Whoever has heard nothing for so long knows what stands, or has taken it.
        for alert in self.play.alerts:
            heard = max(at for (id, _), at in self.heard.items() if id == alert.id)
            is_quiet = self.play.now - heard <= QUIET
            if alert.state is not S.RECOVERING and not is_quiet and alert.fell_to is not None:
                assert alert.standing <= alert.fell_to

    @rule(gap=st.integers(0, 40))
    def a_leg_has_no_price(self, gap: int) -> None:
        self.play.now += timedelta(seconds=gap)
        self.hear(self.play.legs(None, None), moves=False)

    @precondition(lambda self: self.is_up)
    @rule(gap=st.integers(0, 40))
    def the_front_is_lost(self, gap: int) -> None:
        self.is_up = False
        self.play.now += timedelta(seconds=gap)
        self.hear(down("md"), moves=False)

    @precondition(lambda self: not self.is_up)
    @rule()
    def the_front_repeats_itself(self) -> None:
        self.is_up = True
        old = QuotesChanged(tuple(self.play.engine.state.market.quotes.values()))
        self.hear(up("md"), old, moves=False)

    @rule(who=st.sampled_from(["wang", "li"]))
    def somebody_takes_it(self, who: str) -> None:
        for alert in self.play.alerts:
            self.hear(Acknowledge(alert.id, who))

    @precondition(lambda self: bool(self.notices))
    @rule(data=st.data())
    def a_phone_is_answered(self, data: st.DataObject) -> None:
        notice = data.draw(st.sampled_from(self.notices))
        delivery = Delivery(notification=notice, stage=Stage.ACKNOWLEDGED, updated=self.play.now)
        self.hear(DeliveryProgressed(delivery))

    @rule()
    def somebody_decides(self) -> None:
        if any(not one.state.is_final for one in self.play.approvals):
            self.play.approves("zhang")
            self.check(self.play.effects)

    @rule(label=st.sampled_from(Label))
    def somebody_closes(self, label: Label) -> None:
        for alert_id in self.known:
            self.hear(Close(alert_id, "wang", label))

    @rule(gap=st.integers(0, 100))
    def the_desk_is_killed_and_started(self, gap: int) -> None:
        state = self.play.engine.state
        self.runs += 1
        play = Play(b"run%d" % self.runs, rules=(RULE,), policy=POLICY)
        play.now = self.play.now + timedelta(seconds=gap)
        quotes = QuotesChanged(tuple(state.market.quotes.values()))
        memory = Memory(
            alerts=tuple(thing_of(body, Alert) for body in self.known.values()),
            approvals=tuple(state.responder.approvals.values()),
            orders=tuple(state.orders.orders.values()),
        )
        self.check(play.engine.restore(memory, play.now))
        self.play, self.is_up = play, True
        self.hear(up("md"), quotes)

    # What must hold

    def hear(self, *events: Event, moves: bool = True) -> None:
        before = {one.id: one.state for one in self.play.alerts}
        self.play.hears(*events)
        self.check(self.play.effects)
        if not moves:
            assert {one.id: one.state for one in self.play.alerts} == before

    def check(self, effects: list[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, Write) and effect.record.kind == "alert":
                self.check_move(effect.record.body)
            elif isinstance(effect, Deliver):
                self.check_notice(effect.notification)

    def check_move(self, body: dict[str, Any]) -> None:
        before, state = self.known.get(body["id"]), S(body["state"])
        if before is None:
            assert state is S.FIRING, "the first thing recorded of an alert is that it fires"
            self.check_beyond(body)
        else:
            assert (S(before["state"]), state) in MOVES
            assert body["level"] >= before["level"]
            if body["level"] > before["level"] and state is S.FIRING:
                self.check_beyond(body)
                assert body["acknowledged"] is None
            if before["state"] != "acknowledged" and body["acknowledged"]:
                self.taken[body["id"]] = self.play.now
        self.known[body["id"]] = body

    def check_beyond(self, body: dict[str, Any]) -> None:
        signed = body["side"] * float(body["value"])
        assert signed > UPPER[Level(body["level"])] == body["side"] * float(body["limit"])

    def check_notice(self, notice: Notification) -> None:
        self.notices.append(notice)
        key = (notice.alert, notice.channel, notice.reason.value, int(notice.level))
        self.told[key] += 1
        place, now = (notice.alert, int(notice.level)), self.play.now
        if notice.reason not in AGAIN:
            assert self.told[key] == 1, "nobody is told the same thing twice"
        elif notice.reason is Reason.ROSE_AGAIN:
            before = self.heard.get(place)
            assert before in (None, now) or now - before >= QUIET, "a level that flaps calls once"
        elif notice.reason is Reason.UNANSWERED:
            assert self.known[notice.alert]["acknowledged"] is None, "somebody has it"
            before = self.heard[notice.alert, int(notice.level)]
            assert before == now or now - before >= VALIDITY[notice.level]
        else:
            taken = self.taken[notice.alert]
            span = VALIDITY[notice.level] if notice.reason is Reason.LAPSED else timedelta(0)
            assert now - taken >= span, "it is taken, and nothing has changed"
        self.heard[place] = now
        if notice.reason is Reason.RESOLVED:
            assert self.known[notice.alert]["state"] == "resolved"

    @invariant()
    def at_most_one_alert_is_open_for_one_thing(self) -> None:
        every = self.play.engine.state.triage.alerts.values()
        prints = [one.fingerprint for one in every if one.is_open]
        assert len(prints) == len(set(prints))

    @invariant()
    def who_fires_can_be_taken(self) -> None:
        for alert in self.play.alerts:
            assert (alert.state is S.FIRING) <= (alert.acknowledged is None)


TestAlertLife = AlertLife.TestCase
TestAlertLife.settings = settings(
    stateful_step_count=40, max_examples=max(150, settings.default.max_examples)
)
