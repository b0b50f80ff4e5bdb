"""The tables of rules, in a desk file and in a rule pack, and the rules that they say."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from msgspec import Meta

from terminal.core.rule_digest import stamped
from terminal.desktable import Duration, English, Id, Name, Table
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Limit, Response, Rule
from terminal.duration import duration, spell_duration

KEYS = {level: level.name.lower() for level in Level}


class Band(Table, frozen=True, kw_only=True):
    """The limits of one level; at least one of them is given."""

    low: Decimal | None = None
    high: Decimal | None = None


class RuleTable(Table, frozen=True, kw_only=True):
    """[[rule]]: a level rule; subjects are pair or account ids, or selectors.

    subjects: "*" for all, "commodity:cu", "contract:SHFE.cu2701"
    family: rules of one family give way to the one that says a subject most specifically
    enabled: false = it is there and watches nothing
    """

    id: Id
    name: Name
    name_en: English = ""
    metric: Literal["basis", "margin_ratio", "available"]
    subjects: Annotated[tuple[str, ...], Meta(min_length=1)]
    family: Id | Literal[""] = ""
    attention: Band | None = None
    warning: Band | None = None
    forced: Band | None = None
    hysteresis: Decimal = Decimal(0)
    hold: Duration = "0s"
    clear_hold: Duration = "0s"
    response: Literal["notify", "reduce"] = "notify"
    enabled: bool = True


class FormulaTable(Table, frozen=True, kw_only=True):
    """[[formula]]: a rule said as conditions, see terminal.core.rules.formula.

    on: what its subjects are: pairs, accounts, or business units by commodity ("east/CU", "east",
        "*/CU"); "*" for all. At least one level has a formula.
    unknown: "kleene" = what is certain in spite of an unknown part counts; "hold" = any unknown
        part leaves the rule as it was
    clock: what windows, holds and the cooldown count: "trading" time of the contract or of the
        commodity (the default), or "wall" time; an account has no sessions, it is always on "wall"
    """

    id: Id
    name: Name
    name_en: English = ""
    on: Literal["pair", "account", "unit"] = "pair"
    subjects: Annotated[tuple[str, ...], Meta(min_length=1)]
    family: Id | Literal[""] = ""
    attention: str | None = None
    warning: str | None = None
    forced: str | None = None
    unknown: Literal["kleene", "hold"] = "kleene"
    hold: Duration = "0s"
    clear_hold: Duration = "0s"
    cooldown: Duration = "0s"
    clock: Literal["trading", "wall"] | None = None
    response: Literal["notify", "reduce"] = "notify"
    enabled: bool = True


def rule_of(table: RuleTable | FormulaTable) -> Rule:
    """Return the rule that a table says, subjects as written, with its digest."""
    return stamped(_limits(table) if isinstance(table, RuleTable) else _formula(table))


def table_of(rule: Rule) -> RuleTable | FormulaTable:
    """Return the table that says a rule as it was written, its digest left out."""
    head: dict[str, Any] = {
        "id": rule.id,
        "name": rule.name,
        "name_en": rule.name_en,
        "subjects": rule.subjects,
        "family": rule.family,
        "hold": spell_duration(rule.hold),
        "clear_hold": spell_duration(rule.clear_hold),
        "response": rule.response.value,
        "enabled": rule.enabled,
    }
    if rule.metric is not Metric.FORMULA:
        bands: dict[str, Any] = {
            KEYS[one.level]: Band(low=one.low, high=one.high) for one in rule.limits
        }
        metric: Any = rule.metric.value
        return RuleTable(metric=metric, hysteresis=rule.hysteresis, **bands, **head)
    said: dict[str, Any] = {KEYS[one.level]: one.formula for one in rule.clauses}
    on: Any = rule.on
    unknown: Any = rule.unknown
    cooldown = spell_duration(rule.cooldown)
    clock: Any = rule.clock or None
    return FormulaTable(on=on, unknown=unknown, cooldown=cooldown, clock=clock, **said, **head)


def _limits(table: RuleTable) -> Rule:
    bands = {level: getattr(table, key) for level, key in KEYS.items()}
    return Rule(
        id=table.id,
        name=table.name,
        name_en=table.name_en,
        metric=Metric(table.metric),
        subjects=table.subjects,
        family=table.family,
        limits=tuple(Limit(level, band.low, band.high) for level, band in bands.items() if band),
        hysteresis=table.hysteresis,
        hold=duration(table.hold),
        clear_hold=duration(table.clear_hold),
        response=Response(table.response),
        enabled=table.enabled,
    )


def _formula(table: FormulaTable) -> Rule:
    said = {level: getattr(table, key) for level, key in KEYS.items()}
    return Rule(
        id=table.id,
        name=table.name,
        name_en=table.name_en,
        metric=Metric.FORMULA,
        on=table.on,
        subjects=table.subjects,
        family=table.family,
        limits=(),
        hold=duration(table.hold),
        clear_hold=duration(table.clear_hold),
        response=Response(table.response),
        enabled=table.enabled,
        clauses=tuple(
            Clause(level, " ".join(text.split()))
            for level, text in said.items()
            if text is not None
        ),
        unknown=table.unknown,
        cooldown=duration(table.cooldown),
        clock=table.clock or "",
    )
