"""The words of a procedure: its stages, what a pack says of them, what is in force instead."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.quantiles import LEAST
from terminal.core.selectors import COMMODITY, CONTRACT
from terminal.domain.level import Level
from terminal.domain.pack import NO, YES, Decided, Stage, said_values
from terminal.domain.rule import Rule
from terminal.duration import duration, spell_duration
from widgets import format as f
from widgets.latest import Latest
from widgets.rule_text import subject_name
from widgets.sop_carry import Bound
from widgets.sop_draft import BETWEEN, SopDraft, condition_text
from widgets.sop_past import Past
from widgets.words import LEVELS, translate, word

CONTEXT = "Sop"
STAGES = {
    Stage.THRESHOLD: QT_TRANSLATE_NOOP("Sop", "1  Thresholds"),
    Stage.MONITORING: QT_TRANSLATE_NOOP("Sop", "2  Monitoring"),
    Stage.TRIGGER: QT_TRANSLATE_NOOP("Sop", "3  Triggers"),
    Stage.CHANNELS: QT_TRANSLATE_NOOP("Sop", "4  Channels"),
    Stage.RESPONSE: QT_TRANSLATE_NOOP("Sop", "5  Response"),
    Stage.REVIEW: QT_TRANSLATE_NOOP("Sop", "6  Review"),
}
KEYS = {
    "monitoring.spot_max_age": QT_TRANSLATE_NOOP("Sop", "Age of spot, at most"),
    "monitoring.futures_max_age": QT_TRANSLATE_NOOP("Sop", "Age of futures, at most"),
    "monitoring.max_skew": QT_TRANSLATE_NOOP("Sop", "Legs apart, at most"),
    "channels.attention": QT_TRANSLATE_NOOP("Sop", "Attention over"),
    "channels.warning": QT_TRANSLATE_NOOP("Sop", "Warning over"),
    "channels.forced": QT_TRANSLATE_NOOP("Sop", "Forced over"),
    "response.propose_from": QT_TRANSLATE_NOOP("Sop", "A reduction is proposed from"),
    "response.validity": QT_TRANSLATE_NOOP("Sop", "A proposal is open for"),
    "response.ack_attention": QT_TRANSLATE_NOOP("Sop", "Acknowledged attention holds"),
    "response.ack_warning": QT_TRANSLATE_NOOP("Sop", "Acknowledged warning holds"),
    "response.ack_forced": QT_TRANSLATE_NOOP("Sop", "Acknowledged forced holds"),
    "response.renotify": QT_TRANSLATE_NOOP("Sop", "Not told again within"),
    "response.four_eyes": QT_TRANSLATE_NOOP("Sop", "Orders: four eyes"),
    "response.four_eyes_rules": QT_TRANSLATE_NOOP("Sop", "Rules: four eyes"),
    "review.levels": QT_TRANSLATE_NOOP("Sop", "Reviewed levels"),
    "review.within": QT_TRANSLATE_NOOP("Sop", "Reviewed within"),
    "review.every": QT_TRANSLATE_NOOP("Sop", "Limits are set anew every"),
}
ENDLESS = "0s"
BY_NAME = {level.name.lower(): level for level in Level}


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside the numbers of a procedure.

    in_force: the rules in force, resolved. resolved: the procedure's own, by id
    pasts, bounds, decimals: of a rule's pairs, by the rule's id. decided: the desk file's other
        stages
    """

    in_force: tuple[Rule, ...] = ()
    resolved: dict[str, Rule] = {}
    pasts: dict[str, Past] = {}
    bounds: dict[str, Bound] = {}
    decimals: dict[str, int] = {}
    decided: Decided = {}


def headings() -> list[str]:
    """Return the columns' titles."""
    return [
        translate("Sop", "Stage, rule, level"),
        translate("Sop", "Condition"),
        translate("Sop", "Dead band"),
        translate("Sop", "Hold"),
        translate("Sop", "Clear"),
        translate("Sop", "Cooldown"),
        translate("Sop", "In force"),
        translate("Sop", "From the past"),
        translate("Sop", "Number"),
    ]


def values_text(key: str, values: Iterable[str], latest: Latest) -> str:
    """Write values of one key; a dash for none."""
    stage = key.partition(".")[0]
    return ", ".join(_value(key, stage, one, latest) for one in values) or f.NONE


def is_same(value: str | int | bool | tuple[str, ...], decided: tuple[str, ...] | None) -> bool:
    """Tell whether what a pack says is what is in force for everything it is about."""
    return decided is not None and _plain(said_values(value)) == _plain(decided)


def subjects_text(rule: Rule, latest: Latest) -> str:
    """Write what a rule is on: selectors in words, pairs by name."""
    return ", ".join(_subject(one, latest) for one in rule.subjects)


def left_out_text(draft: SopDraft, latest: Latest) -> str:
    """Name what a pack is on and this desk, or the choice, is not; "" when that is nothing."""
    # Units in a commodity are left out with the commodity: it is named once.
    patterns = [pattern.removeprefix("*/") for _, pattern in draft.laid.left_out]
    names = dict.fromkeys(_subject(pattern, latest).lower() for pattern in patterns)
    if not names:
        return ""
    return translate("Sop", "Left out here: {0}.").format(", ".join(names))


def in_force_text(rule: Rule, level: Level, in_force: Iterable[Rule], latest: Latest) -> str:
    """Write what a level is now: of this rule, else of the first that watches the same.

    in_force: resolved, and `rule` as it would resolve
    """
    others = list(in_force)
    for one in others:
        if one.id == rule.id:
            return condition_text(one, level) or f.NONE
    for one in others:
        if not one.clauses and one.metric is rule.metric and set(one.subjects) & set(rule.subjects):
            name = latest.named("rule", one.id)
            found = condition_text(one, level)
            return f"{found}  {name}" if found else f.NONE
    return f.NONE


def past_text(past: Past | None, level: Level, decimals: int) -> str:
    """Write the limits that the past suggests, of how many days, and how often it passed them.

    The second number of times is that with the dead band.
    """
    if past is not None and not past.proposals:
        return translate("Sop", "nothing yet: n {0} of {1}").format(past.days, LEAST)
    found = None if past is None else past.of(level)
    if found is None:
        return f.NONE
    low, high = (f"{round(one, decimals):.{decimals}f}" for one in (found.low, found.high))
    said = translate("Sop", "{0} {1} {2}  n {3}: {4} → {5} times")
    return f.singular(said.format(low, BETWEEN, high, found.count, found.episodes, found.held))


def past_hint(past: Past, level: Level | str, latest: Latest) -> str:
    """Say what a suggestion of the past for a level rests on; "" for what is no level."""
    names = ", ".join(subject_name(pair, latest) for pair in past.pairs)
    if not past.proposals:
        said = translate("Sop", "The past suggests nothing yet: n {0} of {1} days of {2}.")
        return said.format(past.days, LEAST, names)
    found = past.of(level)
    if found is None or isinstance(level, str):
        return ""
    share = {Level.ATTENTION: "P5/P95", Level.WARNING: "P2.5/P97.5", Level.FORCED: "P1/P99"}[level]
    said = translate(
        "Sop",
        "{0} of the closes of {1} days of {2}: {3} episodes, {4} with the dead band.",
    )
    words = said.format(share, found.count, names, found.episodes, found.held)
    if not past.is_enough:
        words += " " + translate("Sop", "Less than a year of trading suggests little.")
    return words


def _value(key: str, stage: str, value: str, latest: Latest) -> str:
    if value in (YES, NO):
        return translate("Sop", "yes") if value == YES else translate("Sop", "no")
    if value in BY_NAME and stage != "channels":
        return word(LEVELS, BY_NAME[value])
    if stage == "channels":
        return latest.named("channel", value)
    if value == ENDLESS and key.startswith("response.ack"):
        return translate("Sop", "without end")
    return value


def _plain(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_span(value) for value in values)


def _span(value: str) -> str:
    try:
        return spell_duration(duration(value))
    except ValueError:
        return value


def _subject(pattern: str, latest: Latest) -> str:
    if pattern == "*":
        return translate("Sop", "all")
    for start in (COMMODITY, CONTRACT):
        if pattern.startswith(start):
            return pattern.removeprefix(start)
    return subject_name(pattern, latest)
