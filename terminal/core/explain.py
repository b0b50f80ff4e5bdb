"""Why an alert fired, in facts that were true at that moment: legs, ages, adjustments, formula."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from terminal.core.cause import account_facts
from terminal.core.evaluate import Threshold
from terminal.core.market import Market
from terminal.core.plan import exact
from terminal.core.verdict import Verdict
from terminal.domain.account import Account
from terminal.domain.alert import Fact
from terminal.domain.basis import Pair, Step, comparable_spot
from terminal.domain.main_contract import Doubt, MainContract
from terminal.domain.metric import Metric, Reading
from terminal.domain.premium import Premium
from terminal.domain.quote import Quote
from terminal.domain.rule import Rule

PRICE_DIGITS, FACTOR_DIGITS = Decimal("0.0001"), Decimal("0.0000000001")
# A pair whose contract is not the main one; a main contract that nothing names, and a first day
# before which nobody looked.
OFF_MAIN, UNKNOWN, OR_BEFORE = "off_main", "not known", " or before"


def facts_of(
    market: Market,
    rule: Rule,
    reading: Reading,
    threshold: Threshold,
    now: datetime,
    account: Account | None = None,
    causes: Iterable[Fact] = (),
) -> tuple[Fact, ...]:
    """Spell a breach out; names are stable keys that a screen translates.

    account: the one that was measured, where the reading is of an account
    causes: what moved, and what each part did
    """
    compared = "<" if _is_low(reading, threshold) else ">"
    facts = [
        Fact("rule", f"{rule.name} ({rule.id} {rule.digest[:8]})"),
        Fact("limit", f"{_plain(reading.value)} {compared} {_plain(threshold.limit)}"),
        Fact("hold", f"{rule.hold.total_seconds():g} s"),
    ]
    facts += causes
    if reading.metric is Metric.BASIS:
        facts += _basis_facts(market, market.pairs[reading.subject], now)
    elif account is not None:
        facts += account_facts(account)
    return tuple(facts)


def facts_of_formula(rule: Rule, verdict: Verdict, causes: Iterable[Fact] = ()) -> tuple[Fact, ...]:
    """Spell out what a formula was decided on."""
    clause = next((one for one in rule.clauses if one.level == verdict.level), None)
    facts = [
        Fact("rule", f"{rule.name} ({rule.id} {rule.digest[:8]})"),
        Fact("condition", "" if clause is None else clause.formula),
        Fact("hold", f"{rule.hold.total_seconds():g} s"),
    ]
    facts += [Fact("operand", f"{name} = {_number(value)}") for name, value in verdict.operands]
    return (*facts, *causes)


def alias_facts(main: MainContract | None, own: str) -> list[Fact]:
    """Spell out what the main contract was, and that a pair's `own` contract was another.

    own: "" = of what has no contract of its own
    """
    if main is None or not main.is_known:
        doubt = Doubt.NO_DATA if main is None or main.doubt is None else main.doubt
        return [Fact("main_contract", f"{UNKNOWN}: {doubt}")]
    since = f"{main.since}" if main.is_exact else f"{main.since}{OR_BEFORE}"
    facts = [Fact("main_contract", f"{main.symbol} {since}")]
    return [*facts, Fact(OFF_MAIN, own)] if own and not main.is_main(own) else facts


def _number(value: float) -> str:
    return f"{value:.10g}" if value == value else "?"


def _basis_facts(market: Market, pair: Pair, now: datetime) -> list[Fact]:
    spot, futures = market.quotes[pair.spot], market.quotes[pair.futures]
    if spot.last is None or futures.last is None:
        return []
    steps = comparable_spot(pair, exact(spot.last))
    adjusted, price = _cut(steps[-1].result, PRICE_DIGITS), exact(futures.last)
    facts = [Fact("quoted", spelled(exact(spot.last)))]
    for step in steps[1:]:
        if not _is_idle(step):
            facts.append(Fact(step.name, _operand(step)))
        if step.row is not None:
            facts.append(Fact("premium_row", row_words(step.row)))
    basis = spelled(adjusted - price)
    facts += [
        Fact("comparable", spelled(adjusted)),
        Fact("futures", spelled(price)),
        Fact("formula", f"{spelled(adjusted)} - {spelled(price)} = {basis} {pair.price_unit}"),
        _age(market, "spot_age", spot, now),
        _age(market, "futures_age", futures, now),
        Fact("spot_time", spot.stamp),
        Fact("futures_time", futures.stamp),
    ]
    return facts


def _is_idle(step: Step) -> bool:
    if step.row is not None:  # a row that says 0 is said: without it nothing would be known
        return False
    return step.operand == (0 if step.name in ("freight", "premium") else 1)


def _operand(step: Step) -> str:
    if step.name == "moisture":
        return f"/ (1 - {spelled(step.operand)})"
    sign = {"freight": "+", "premium": "-"}.get(step.name, "x")
    return f"{sign} {spelled(step.operand)}"


def row_words(row: Premium) -> str:
    """Write a row of premiums: what it is of, its days, its source."""
    until = "" if row.until is None else f" to {row.until}"
    return f"{row.attribute} {row.value}, from {row.since}{until}, {row.source}"


def _age(market: Market, name: str, quote: Quote, now: datetime) -> Fact:
    return Fact(name, f"{market.age(quote, now):.1f} s")


def spelled(number: Decimal) -> str:
    """Write a factor or an amount without needless digits."""
    return format(_cut(number, FACTOR_DIGITS).normalize(), "f")


# A division by 1.13 or by 0.92 never ends; what a person wrote stays as it is.
def _cut(number: Decimal, digits: Decimal) -> Decimal:
    is_longer = number.as_tuple().exponent < digits.as_tuple().exponent  # type: ignore[operator]  # finite
    return number.quantize(digits) if is_longer else number


def _is_low(reading: Reading, threshold: Threshold) -> bool:
    return reading.value is not None and reading.value < threshold.limit


def _plain(number: float | None) -> str:
    return "" if number is None else f"{number:.10g}"
