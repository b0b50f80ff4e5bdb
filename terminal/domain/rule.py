"""What is watched, where its limits lie, and what is done when they are passed."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

import msgspec

from terminal.domain.level import Level
from terminal.domain.metric import Metric


class Response(StrEnum):
    """What an alert proposes. NOTIFY only tells people."""

    NOTIFY = "notify"
    REDUCE = "reduce"


class Limit(msgspec.Struct, frozen=True):
    """One level's band; a value strictly below `low` or strictly above `high` is outside."""

    level: Level
    low: Decimal | None = None
    high: Decimal | None = None


class Clause(msgspec.Struct, frozen=True):
    """When a rule said as formulas raises a level; `terminal.core.rules.formula` reads it."""

    level: Level
    formula: str


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule with hold times: limits with a dead band, or clauses (metric FORMULA).

    limits: ascending by level, each at least as far out as the one before
    clauses: ascending by level; then there are no limits
    on: of a formula, what it is on: "pair", "account", or "unit" (then `subjects` are patterns)
    unknown: of a formula, "kleene" or "hold" (terminal.domain.trigger.Unknown)
    clock: of a formula, what its windows and timers count: "trading" time, or time of the "wall";
        "" = trading time, of an account the wall's
    cooldown: of a formula: after it fired, another firing within this time is not told
    family: rules of one family give way, on each subject, to the one that says it most specifically
    without: of a resolved rule on units, the patterns of its family that it gives way to
    name_en: what the English screen says instead of the name, or ""
    enabled: False = it is kept and watches nothing; of its family the others take its place
    hysteresis: how far inside the limit the value must return before the level clears, in the
        metric's unit, >= 0
    hold: how long the value must stay outside before the alert fires
    clear_hold: how long it must stay inside before the alert resolves
    digest: SHA-256 of the rule as it was written, hex; goes into every audit entry it causes
    """

    id: str
    name: str
    metric: Metric
    subjects: tuple[str, ...]
    limits: tuple[Limit, ...]
    hysteresis: Decimal = Decimal(0)
    hold: timedelta = timedelta(0)
    clear_hold: timedelta = timedelta(0)
    response: Response = Response.NOTIFY
    clauses: tuple[Clause, ...] = ()
    on: str = "pair"
    unknown: str = "kleene"
    cooldown: timedelta = timedelta(0)
    clock: str = ""
    family: str = ""
    without: tuple[str, ...] = ()
    name_en: str = ""
    enabled: bool = True
    digest: str = ""
