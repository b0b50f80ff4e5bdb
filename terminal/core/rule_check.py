"""What is wrong with a rule before it watches anything: its ladder of limits, its formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from terminal import Refused
from terminal.core.linked import MADE, check_links
from terminal.core.rules.engine import RuleEngine
from terminal.core.rules.formula import parse, spell
from terminal.core.rules.names import leaves, name_of
from terminal.core.selectors import kind_of_subject
from terminal.core.trading_clock import TRADING, WALL
from terminal.domain.condition import Beyond, InSession
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.operand import Operand, Percentile, Value
from terminal.domain.rule import Limit, Response, Rule
from terminal.domain.trigger import Step, Trigger

WATCHED = (Metric.BASIS, Metric.MARGIN_RATIO, Metric.AVAILABLE, Metric.FORMULA)
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
LONGEST = 64
ZERO = timedelta(0)
# Longer would leave the calendar.
LONGEST_HOLD = timedelta(days=99_999)
# Far beyond any price or tonnage, and well within what is computed without rounding.
MOST = 10**12
FINEST = 12
# Limits of a share in here are meant in per cent: 80 would be 8000% and never fire. Beyond them is
# only 1000, which stands for a share of nothing (margin without equity, lots where none may be).
SHARES = ("margin_ratio", "hedge_ratio", "position_limit_used")
MEANT_LOW, MEANT_HIGH = 10, 500
PER_CENT = "a share of 1: per cent are written as 80% in a formula, as 0.8 everywhere"
NO_SESSIONS = 'an account has no sessions: name two times of day, such as during("09:00", "15:00")'
# A level that is meant to be there and is not would never be missed.
EMPTY = "an empty formula never fires; a rule without this level leaves the key out"


class Flaw(NamedTuple):
    """One thing that is wrong: the key of the rule, as in a desk file, its value, and why."""

    key: tuple[str, ...]
    value: object
    why: str


def first_flaw(rule: Rule) -> Flaw | None:
    """Return the first thing that is wrong with a rule by itself, wherever it is used."""
    return next(_flaws(rule), None)


def out_of_range(value: Decimal) -> str:
    """Say why this is no number that anything is limited by; "" when it is one."""
    if not value.is_finite():
        return "a number is needed"
    # No abs(): of 1e9999999 it would raise.
    if value.copy_abs() > MOST or not -FINEST <= int(value.as_tuple().exponent) <= FINEST:
        return f"must lie within {MOST:,} and have at most {FINEST} decimals"
    return ""


def _flaws(rule: Rule) -> Iterator[Flaw]:
    yield from _of_head(rule)
    if rule.response is Response.REDUCE and kind_of_subject(rule) != "pair":
        what = "a rule on pairs" if rule.metric is Metric.FORMULA else 'the metric "basis"'
        yield Flaw(("response",), rule.response.value, f"a reduction answers {what} alone")
    if rule.metric is Metric.FORMULA:
        yield from _of_clauses(rule)
    else:
        yield from _of_limits(rule)


def _of_head(rule: Rule) -> Iterator[Flaw]:
    if not ID.fullmatch(rule.id):
        why = "1 to 64 letters, digits, dots, underscores or hyphens are needed"
        yield Flaw(("id",), rule.id, why)
    if not 1 <= len(rule.name) <= LONGEST:
        yield Flaw(("name",), rule.name, f"its length must be 1 to {LONGEST}")
    if len(rule.name_en) > LONGEST:
        yield Flaw(("name_en",), rule.name_en, f"its length must be at most {LONGEST}")
    if rule.family and not ID.fullmatch(rule.family):
        why = "1 to 64 letters, digits, dots, underscores or hyphens are needed"
        yield Flaw(("family",), rule.family, why)
    if not rule.subjects:
        yield Flaw(("subjects",), [], "a rule needs at least one subject")
    for index, one in enumerate(rule.subjects):
        if one in rule.subjects[:index]:
            yield Flaw(("subjects",), one, "is named twice")
    for key in ("hold", "clear_hold", "cooldown"):
        if getattr(rule, key) < ZERO:
            yield Flaw((key,), getattr(rule, key), "must be 0 or more")
        if getattr(rule, key) > LONGEST_HOLD:
            yield Flaw((key,), getattr(rule, key), f"must be at most {LONGEST_HOLD.days} days")


def _of_clauses(rule: Rule) -> Iterator[Flaw]:
    if rule.on not in MADE:
        yield Flaw(("on",), rule.on, f"allowed is {', '.join(MADE)}")
        return
    if not rule.clauses:
        yield Flaw(("id",), rule.id, "no level has a formula")
    if rule.limits:
        yield Flaw(("id",), rule.id, "a rule has limits or formulas, not both")
    if rule.unknown not in ("kleene", "hold"):
        yield Flaw(("unknown",), rule.unknown, 'allowed is "kleene", "hold"')
    if rule.clock not in ("", TRADING, WALL):
        yield Flaw(("clock",), rule.clock, f'allowed is "{TRADING}", "{WALL}"')
    elif rule.clock == TRADING and rule.on == "account":
        yield Flaw(("clock",), rule.clock, 'an account has no sessions: its clock is "wall"')
    levels = [clause.level for clause in rule.clauses]
    if levels != sorted(set(levels)):
        yield Flaw(("id",), rule.id, "levels must ascend, each once")
    for clause in rule.clauses:
        if not clause.formula.strip():
            yield Flaw((clause.level.name.lower(),), clause.formula, EMPTY)
            continue
        try:
            check_formula(clause.formula, rule.on)
        except Refused as refusal:
            why = str(refusal).replace("it has no", f"a rule on {rule.on}s has no")
            # The whole formula is the value that is shown.
            why = why.removesuffix(f": {clause.formula!r}")
            yield Flaw((clause.level.name.lower(),), clause.formula, why)
            continue
        if shares := next(_per_cent(clause.formula), ""):
            yield Flaw((clause.level.name.lower(),), clause.formula, f"{shares}: {PER_CENT}")


def _per_cent(formula: str) -> Iterator[str]:
    for leaf in leaves(parse(formula)):
        if not isinstance(leaf, Beyond):
            continue
        for limit in (leaf.high, leaf.low):
            if limit is not None and _is_per_cent(leaf.operand, limit):
                yield f"{name_of(leaf.operand)} {limit:g}"


def _is_per_cent(operand: Operand, limit: float) -> bool:
    match operand:
        case Value(metric=metric) if metric in SHARES:
            return MEANT_LOW <= abs(limit) <= MEANT_HIGH
        case Percentile():
            return abs(limit) > 1
    return False


def check_formula(formula: str, on: str) -> None:
    """Raise `Refused` unless the formula can be understood and its metrics are its subjects'."""
    step = Step(Level.ATTENTION, parse(formula))
    parts = [one for one in leaves(step.when) if isinstance(one, InSession)]
    if parts and on == "account":
        raise Refused(f"{spell(parts[0])}: {NO_SESSIONS}")
    # An account has no commodity of its own.
    own, others = check_links(formula, MADE[on]("it"), "" if on == "account" else "cu")
    RuleEngine([own, *others], [Trigger(id="check", subjects=(own.id,), steps=(step,))])


def _of_limits(rule: Rule) -> Iterator[Flaw]:
    if rule.metric not in WATCHED:
        yield Flaw(("metric",), rule.metric.value, "no rule with limits is on this")
    if rule.clauses:
        yield Flaw(("id",), rule.id, "a rule has limits or formulas, not both")
    if why := out_of_range(rule.hysteresis):
        yield Flaw(("hysteresis",), rule.hysteresis, why)
    elif rule.hysteresis < 0:
        yield Flaw(("hysteresis",), rule.hysteresis, "must be 0 or more")
    before: list[Limit] = []
    for limit in rule.limits:
        yield from _of_band(limit, rule.hysteresis)
        if rule.metric.value in SHARES:
            yield from _of_shares(limit)
        for inner in before:
            yield from _of_ladder(inner, limit)
        before.append(limit)
    if not before:
        yield Flaw(("id",), rule.id, "the rule has no level with limits")


def _of_band(limit: Limit, hysteresis: Decimal) -> Iterator[Flaw]:
    name = limit.level.name.lower()
    if limit.low is None and limit.high is None:
        yield Flaw((name,), {}, "a level needs low, high or both")
    for key in ("low", "high"):
        value = getattr(limit, key)
        if value is not None and (why := out_of_range(value)):
            yield Flaw((name, key), value, why)
            return
    if limit.low is None or limit.high is None:
        return
    if limit.low >= limit.high:
        yield Flaw((name, "low"), limit.low, f"must be below high, {limit.high}")
    elif hysteresis >= limit.high - limit.low:
        width = limit.high - limit.low
        why = f"must be less than the width of the narrowest band, {width}"
        yield Flaw(("hysteresis",), hysteresis, why)


def _of_shares(limit: Limit) -> Iterator[Flaw]:
    for key in ("low", "high"):
        value = getattr(limit, key)
        if value is not None and MEANT_LOW <= abs(value) <= MEANT_HIGH:
            yield Flaw((limit.level.name.lower(), key), value, PER_CENT)


def _of_ladder(inner: Limit, limit: Limit) -> Iterator[Flaw]:
    name = limit.level.name.lower()
    if limit.level <= inner.level:
        yield Flaw((name,), {}, "levels must ascend, each once")
    if inner.low is not None and limit.low is not None and limit.low > inner.low:
        why = f"must not lie above the low of a lower level, {inner.low}"
        yield Flaw((name, "low"), limit.low, why)
    if inner.high is not None and limit.high is not None and limit.high < inner.high:
        why = f"must not lie below the high of a lower level, {inner.high}"
        yield Flaw((name, "high"), limit.high, why)
