"""Alerts, plans and deliveries in short phrases, the same in blotter, card and explanation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from math import isnan

from terminal.core.refusal import Refusal
from terminal.core.vigil import COOLDOWN
from terminal.domain.alert import Alert, AlertState
from terminal.domain.approval import Approval, ApprovalState, Plan
from terminal.domain.level import Side
from terminal.domain.metric import WIPED_OUT
from terminal.domain.notification import Delivery, Stage
from terminal.domain.order import Direction, Offset, OrderRequest
from widgets import format as f
from widgets.footing_text import FOOTINGS, amount
from widgets.latest import Latest
from widgets.names import actor
from widgets.refusals import told
from widgets.words import (
    ALERT_STATES,
    APPROVAL_STATES,
    DIRECTIONS,
    LABELS,
    METRICS,
    OFFSETS,
    translate,
    unit,
    word,
)

# Why there is no plan where there is nothing left to reduce.
NOTHING_LEFT = (Refusal.NO_LOTS, Refusal.NO_FREE_LOT, Refusal.WITHIN_TARGET)
TICKS = {
    Stage.PENDING: ("…", "muted"),
    Stage.SENDING: ("…", "muted"),
    Stage.ACCEPTED: ("✓", "ok"),
    Stage.DELIVERED: ("✓✓", "ok"),
    Stage.ACKNOWLEDGED: ("✓✓", "ok"),
    Stage.UNKNOWN: ("?", "attention"),
    Stage.FAILED: ("✗", "bad"),
    Stage.DEAD: ("✗", "bad"),
    Stage.CANCELLED: ("–", "muted"),
}
# What a summary of several deliveries shows: the first of these that occurs.
WORST_FIRST = (
    Stage.DEAD, Stage.FAILED, Stage.UNKNOWN, Stage.PENDING, Stage.SENDING, Stage.ACCEPTED,
    Stage.DELIVERED, Stage.ACKNOWLEDGED, Stage.CANCELLED,
)  # fmt: skip


def value_text(alert: Alert, value: float, latest: Latest) -> str:
    """Write a value of the alert's metric: ratios as per cent, a basis with its decimals."""
    if alert.metric == "margin_ratio":
        if value >= WIPED_OUT:
            return translate("Accounts", "no equity")
        return f.percent(value, 1)
    if alert.metric == "formula":
        # What is not known now may have fired all the same: another part of an "or" did.
        return f.NONE if isnan(value) else f"{value:.6g}".replace("-", f.MINUS)
    view = latest.pairs.get(alert.subject)
    return f.number(value, 0 if view is None else view.pair.decimals)


def compared(alert: Alert) -> str:
    """Return the sign between value and limit."""
    return "<" if alert.side is Side.LOW else ">"


def condition(alert: Alert) -> str:
    """Return the formula that an alert's rule is said as, "" for all others."""
    return next((fact.value for fact in alert.facts if fact.name == "condition"), "")


def breach(alert: Alert, latest: Latest) -> str:
    """Write value against limit: −318 < −300; of a formula its own words."""
    if alert.metric == "formula":
        return condition(alert)
    value, limit = value_text(alert, alert.value, latest), value_text(alert, alert.limit, latest)
    return f"{value} {compared(alert)} {limit}"


def why(alert: Alert, latest: Latest) -> str:
    """Say in one phrase what was passed: Basis −318 < −300 CNY/t.

    Of a formula: the name that people gave its rule, and the formula.
    """
    if alert.metric == "formula":
        form, name = translate("words", "{0}: {1}"), latest.named("rule", alert.rule)
        return form.format(name, breach(alert, latest))
    view = latest.pairs.get(alert.subject)
    measured = unit(view.pair.price_unit) if view is not None and alert.metric == "basis" else ""
    return f"{word(METRICS, alert.metric)} {breach(alert, latest)} {measured}".rstrip()


def state_text(alert: Alert) -> str:
    """Write the state, with the label of a closed alert and a sign of muting."""
    text = word(ALERT_STATES, alert.state)
    if alert.state is AlertState.HANDLING and alert.acknowledged is None:
        text = translate("Alert", "{0}, taken by nobody").format(text)
    if alert.label is not None:
        text = f"{text}{f.SEPARATOR}{word(LABELS, alert.label)}"
    return translate("Alert", "{0} (muted)").format(text) if alert.muted_by else text


def lasted(alert: Alert, now: datetime | None) -> float | None:
    """Return how long the alert has stood, or stood, in seconds; None before it fired."""
    end = now if alert.is_open else alert.resolved
    if alert.fired is None or end is None:
        return None
    return (end - alert.fired).total_seconds()


def wants_acknowledgement(alert: Alert) -> bool:
    """A person has yet to take it."""
    taken = alert.acknowledged is not None
    return alert.is_open and alert.fired is not None and not taken


def who(alert: Alert, latest: Latest) -> str:
    """Name who took the alert, and until when that holds; before that, whom it was sent to."""
    if alert.acknowledged_by:
        return until(alert, actor(alert.acknowledged_by, latest))
    people = dict.fromkeys(one.notification.person for one in latest.deliveries_of(alert.id))
    return " ".join(latest.named("person", person) for person in people)


def muting(alert: Alert) -> str:
    """Say why nobody is told of an alert now; a person's reason is shown as it is."""
    soon = translate("Alert", "people were told just before; told again if it lasts")
    return ", ".join(soon if reason == COOLDOWN else reason for reason in alert.muted_by)


def taken(alert: Alert, latest: Latest) -> str:
    """Say who acknowledged an alert, and until when that holds."""
    words = translate("Timeline", "Acknowledged by {0}")
    return until(alert, words.format(actor(alert.acknowledged_by, latest)))


def until(alert: Alert, words: str) -> str:
    """Add to these words when the acknowledgement of an open alert ends, if it does."""
    if alert.acknowledged_until is None or not alert.is_open:
        return words
    end = f"{f.local(alert.acknowledged_until):%H:%M}"
    return translate("Alert", "{0}, until {1}").format(words, end)


def ticks(deliveries: Iterable[Delivery], latest: Latest) -> tuple[tuple[str, str], ...]:
    """Sum deliveries up, one part a channel: its name and how far the least far one got."""
    newest: dict[tuple[str, str], Delivery] = {}
    for one in deliveries:
        newest[(one.notification.channel, one.notification.person)] = one
    stages: dict[str, list[Stage]] = {}
    for (channel, _), one in newest.items():
        stages.setdefault(channel, []).append(one.stage)
    parts = []
    for channel, reached in stages.items():
        sign, token = TICKS[min(reached, key=WORST_FIRST.index)]
        parts.append((f"{latest.named('channel', channel)}{sign}  ", token))
    return tuple(parts)


def leg_text(leg: OrderRequest) -> str:
    """Write one order: Sell close 8."""
    return f"{side_text(leg.direction, leg.offset)} {leg.volume}"


def side_text(direction: Direction, offset: Offset) -> str:
    """Write what an order does: Sell close."""
    words = translate("Alert", "{0} {1}")
    return words.format(word(DIRECTIONS, direction), word(OFFSETS, offset))


def plan_text(plan: Plan, latest: Latest) -> str:
    """Write a plan's orders in one line: Sell CU2701 12 lots ≥ 86,690."""
    leg = plan.legs[0]
    bound = "≥" if leg.direction == "SELL" else "≤"
    said = translate("Alert", "{0} {1} {2} lots {3} {4}").format(
        word(DIRECTIONS, leg.direction),
        f.code(plan.symbol),
        plan.volume,
        bound,
        latest.price(plan.symbol, plan.worst_price),
    )
    return f.singular(said)


def legs_text(plan: Plan, latest: Latest) -> str:
    """Write how the plan is split and for which account."""
    split = " + ".join(f"{word(OFFSETS, leg.offset)} {leg.volume}" for leg in plan.legs)
    account = latest.named("account", plan.account)
    return translate("Alert", "{0}, account {1}").format(split, account)


def exposure_text(plan: Plan) -> str:
    """Write the flat exposure before and after, and on which tax footing."""
    before, after = amount(plan.exposure_before), amount(plan.exposure_after)
    return f"{before} → {after} {unit(plan.base_unit)} {word(FOOTINGS, plan.footing)}"


def slippage_text(plan: Plan) -> str:
    """Write what the orders cost at most if they fill at their limit, not at the last price."""
    return translate("Alert", "at most {0} {1}").format(f.money(plan.worst_cost), unit("CNY"))


def hindrance(alert: str, latest: Latest) -> str:
    """Say why no reduction can be proposed for an alert now; "" where one can."""
    found = latest.hindrances.get(alert)
    return "" if found is None else told(found.said, found.reason, latest)


def is_reduced(alert: str, latest: Latest) -> bool:
    """Tell whether there is no reduction left for an alert because one of it is done."""
    found = latest.hindrances.get(alert)
    if found is None or found.said is None or found.said.key not in NOTHING_LEFT:
        return False
    return any(one.state is ApprovalState.DONE for one in latest.approvals_of(alert))


def proposal_state(approval: Approval) -> str:
    """Write the state, and of a proposal that several persons must approve how many have."""
    words = word(APPROVAL_STATES, approval.state)
    if approval.state is ApprovalState.REQUESTED and approval.needed > 1:
        words += f"  {len(approval.approvers)}/{approval.needed}"
    return words


def approvers_text(approval: Approval, latest: Latest) -> str:
    """Name who has decided: all who approved, or who ended it instead; "" while nobody has."""
    is_no = approval.state in (ApprovalState.REJECTED, ApprovalState.EXPIRED)
    who = () if is_no else approval.approvers
    return ", ".join(actor(one, latest) for one in who or (approval.decided_by,) if one)


def votes_text(approval: Approval, latest: Latest) -> str:
    """Write how many of the persons that must approve have, and who; "" where one is enough."""
    if approval.needed <= 1:
        return ""
    said = translate("Card", "{0} of {1} have approved")
    words = said.format(len(approval.approvers), approval.needed)
    names = approvers_text(approval, latest)
    return f"{words}: {names}" if names else words
