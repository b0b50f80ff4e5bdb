"""A rule in words: its condition by level, what it is on, how long it holds. No widget here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.rules.words import spell_span
from terminal.core.selectors import COMMODITY, CONTRACT
from terminal.core.strategies import EVERY_STRATEGY, STRATEGY
from terminal.core.trading_clock import TRADING, WALL
from terminal.core.unit_rules import BETWEEN, EVERY
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Limit, Rule
from widgets import format as f
from widgets.latest import Latest
from widgets.words import LEVELS, METRICS, translate, unit, word

RESPONSES = {
    "notify": QT_TRANSLATE_NOOP("words", "Tell people"),
    "reduce": QT_TRANSLATE_NOOP("words", "Propose to reduce"),
}

KINDS = {
    "pair": QT_TRANSLATE_NOOP("words", "Pairs"),
    "account": QT_TRANSLATE_NOOP("words", "Accounts"),
    "unit": QT_TRANSLATE_NOOP("words", "Business units"),
}
UNKNOWNS = {
    "kleene": QT_TRANSLATE_NOOP("words", "Counts when the rest decides"),
    "hold": QT_TRANSLATE_NOOP("words", "Leaves the rule as it was"),
}
CLOCKS = {
    TRADING: QT_TRANSLATE_NOOP("words", "Trading time"),
    WALL: QT_TRANSLATE_NOOP("words", "Wall time"),
}


def clock_words(clock: str, on: str) -> str:
    """Say what windows and timers of a formula count; "" = as usual for what the rule is on."""
    if clock:
        return word(CLOCKS, clock)
    usual = word(CLOCKS, WALL if on == "account" else TRADING)
    return translate("Rules", "as usual: {0}").format(usual)


def condition(rule: Rule) -> str:
    """Write what raises each level: Attention < −200 or > 120 · Warning …, or the formulas."""
    if rule.clauses:
        parts = [f"{word(LEVELS, one.level)} {one.formula}" for one in rule.clauses]
    else:
        parts = [f"{word(LEVELS, one.level)} {_band(one, rule.metric)}" for one in rule.limits]
    return f.SEPARATOR.join(parts)


def standing(rule: Rule, warming: tuple[int, int] | None, absent: Sequence[str] = ()) -> str:
    """Write the condition, behind what it still waits for: samples, or units in the book."""
    parts = [condition(rule)]
    if warming is not None:
        parts.insert(0, translate("Rules", "warming up: {0} of {1}").format(*warming))
    if absent:
        parts.insert(0, lacking(absent))
    return f.SEPARATOR.join(parts)


def lacking(absent: Sequence[str]) -> str:
    """Say that the book has none of these units."""
    return translate("Rules", "not in the book, so unknown: {0}").format(", ".join(absent))


def watched(rule: Rule, latest: Latest) -> str:
    """Name the one subject, or say how many pairs or accounts there are."""
    if not rule.enabled:
        return translate("Rules", "switched off")
    if rule.on == "unit":
        return ", ".join(subject_name(one, latest) for one in rule.subjects)
    if len(rule.subjects) == 1:
        return subject_name(rule.subjects[0], latest)
    count = len(rule.subjects)
    if is_on_pairs(rule, latest):
        return translate("Rules", "{0} pairs").format(count)
    return translate("Rules", "{0} accounts").format(count)


def watched_list(rule: Rule, latest: Latest) -> str:
    """Name every subject, one a line."""
    return "\n".join(subject_name(one, latest) for one in rule.subjects)


def subject_name(subject: str, latest: Latest) -> str:
    """Name one subject, or say which units a pattern means: 沪铜 CU2701, every unit · 铜."""
    unit, between, commodity = subject.rpartition(BETWEEN)
    owner = unit if between else subject
    if owner.startswith(STRATEGY):
        words = _strategy_name(owner, latest)
    elif owner != EVERY:
        return latest.subject_name(subject)
    else:
        words = translate("Rules", "every unit")
    return f.SEPARATOR.join((words, latest.named("commodity", commodity))) if between else words


def _strategy_name(owner: str, latest: Latest) -> str:
    if owner == EVERY_STRATEGY:
        return translate("Rules", "every strategy")
    return translate("Rules", "strategy {0}").format(latest.unit_name(owner))


def selector_name(pattern: str, latest: Latest) -> str:
    """Name what a rule was written on: all, a commodity, a contract, or a subject itself."""
    if pattern == EVERY:
        return translate("Rules", "all")
    if pattern.startswith(COMMODITY):
        return translate("Rules", "commodity {0}").format(pattern.removeprefix(COMMODITY))
    if pattern.startswith(CONTRACT):
        name = latest.contract(pattern.removeprefix(CONTRACT))
        return translate("Rules", "contract {0}").format(name)
    return subject_name(pattern, latest)


def is_on_pairs(rule: Rule, latest: Latest) -> bool:
    """Tell whether the rule watches pairs, and not accounts."""
    if rule.metric is not Metric.FORMULA:
        return rule.metric is Metric.BASIS
    first = rule.subjects[0] if rule.subjects else ""
    return first in latest.pairs or f"pair:{first}" in latest.names


def span(value: timedelta) -> str:
    """Write a time as a desk file does: 2s, 15m; a dash for none."""
    return spell_span(value).strip('"') if value else f.NONE


def clearing(rule: Rule, latest: Latest) -> str:
    """Write dead band and clear hold: 20 CNY/t · 3s."""
    parts = []
    if rule.hysteresis:
        unit_name = unit_of(rule, latest)
        parts.append(f"{amount(rule.hysteresis, rule.metric)} {unit_name}".rstrip())
    if rule.clear_hold:
        parts.append(span(rule.clear_hold))
    return f.SEPARATOR.join(parts) or f.NONE


def _band(limit: Limit, metric: Metric) -> str:
    low = "" if limit.low is None else f"< {amount(limit.low, metric)}"
    high = "" if limit.high is None else f"> {amount(limit.high, metric)}"
    if low and high:
        return translate("Rules", "{0} or {1}").format(low, high)
    return low or high


def amount(value: Decimal, metric: Metric) -> str:
    """Write a limit or a dead band in its metric's unit: a ratio as per cent."""
    return f.plain(value * 100) + "%" if metric is Metric.MARGIN_RATIO else f.plain(value)


def unit_of(rule: Rule, latest: Latest) -> str:
    """Return the unit of a rule's limits, "" where its subjects have several, or it has none."""
    if rule.metric is Metric.AVAILABLE:
        return unit("CNY")
    units = {latest.pairs[one].pair.price_unit for one in rule.subjects if one in latest.pairs}
    return unit(units.pop()) if len(units) == 1 else ""


def metric_name(rule: Rule) -> str:
    """Name what a rule watches: the basis, the margin ratio, a condition."""
    return word(METRICS, rule.metric.value)


def snippet(
    formula: str, *, subject: str, on_pair: bool, level: Level, hold: str, clock: str
) -> str:
    """Write a formula as the table that a desk file takes; its id and name are to be changed."""
    said = " ".join(formula.split())
    quoted = json.dumps(said, ensure_ascii=False) if "'" in said else f"'{said}'"
    lines = [
        "[[formula]]",
        f'id = "new.{subject}"',
        f"name = {json.dumps(subject, ensure_ascii=False)}",
        *([] if on_pair else ['on = "account"']),
        f"subjects = [{json.dumps(subject, ensure_ascii=False)}]",
        f"{level.name.lower()} = {quoted}",
        f'hold = "{hold}"',
        *([f'clock = "{clock}"'] if on_pair and clock != TRADING else []),
    ]
    return "\n".join(lines) + "\n"
