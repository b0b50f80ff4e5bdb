"""A rule in words: its condition by level, what it is on, how long it holds. No widget here."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.rules.words import spell_span
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


def condition(rule: Rule) -> str:
    """Write what raises each level: Attention < −200 or > 120 · Warning …, or the formulas."""
    if rule.clauses:
        parts = [f"{word(LEVELS, one.level)} {one.formula}" for one in rule.clauses]
    else:
        parts = [f"{word(LEVELS, one.level)} {_band(one, rule.metric)}" for one in rule.limits]
    return f.SEPARATOR.join(parts)


def standing(rule: Rule, warming: tuple[int, int] | None) -> str:
    """Write the condition, behind how many samples there are of those that it still waits for."""
    if warming is None:
        return condition(rule)
    words = translate("Rules", "warming up: {0} of {1}").format(*warming)
    return f"{words}{f.SEPARATOR}{condition(rule)}"


def watched(rule: Rule, latest: Latest) -> str:
    """Name the one subject, or say how many pairs or accounts there are."""
    if rule.on == "unit":
        return ", ".join(rule.subjects)
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
    """Return a pair's short name with its contract, or an account's name."""
    view = latest.pairs.get(subject)
    if view is not None:
        return latest.title(view.pair)
    return latest.names.get(f"pair:{subject}") or latest.named("account", subject)


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
        parts.append(_amount(rule.hysteresis, rule.metric) + _unit(rule, latest))
    if rule.clear_hold:
        parts.append(span(rule.clear_hold))
    return f.SEPARATOR.join(parts) or f.NONE


def _band(limit: Limit, metric: Metric) -> str:
    low = "" if limit.low is None else f"< {_amount(limit.low, metric)}"
    high = "" if limit.high is None else f"> {_amount(limit.high, metric)}"
    if low and high:
        return translate("Rules", "{0} or {1}").format(low, high)
    return low or high


def _amount(value: Decimal, metric: Metric) -> str:
    return f.plain(value * 100) + "%" if metric is Metric.MARGIN_RATIO else f.plain(value)


def _unit(rule: Rule, latest: Latest) -> str:
    if rule.metric is Metric.AVAILABLE:
        return f" {unit('CNY')}"
    units = {latest.pairs[one].pair.price_unit for one in rule.subjects if one in latest.pairs}
    return f" {unit(units.pop())}" if len(units) == 1 else ""


def metric_name(rule: Rule) -> str:
    """Name what a rule watches: the basis, the margin ratio, a condition."""
    return word(METRICS, rule.metric.value)


def snippet(formula: str, *, subject: str, on_pair: bool, level: Level, hold: str) -> str:
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
    ]
    return "\n".join(lines) + "\n"
