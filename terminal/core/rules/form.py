"""A rule's formulas as a form: one thing watched, limits for each level, perhaps a time of day.

A form says only what most rules say, and says it back as formulas. What it cannot say has a
`Fault` that names why: then the formulas are written by hand, and nothing is lost on the way.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise

import msgspec

from terminal import Refused
from terminal.core.rules.formula import parse, spell
from terminal.domain.condition import (
    All,
    Any,
    Beyond,
    Condition,
    Data,
    During,
    InSession,
    Not,
    Window,
    flipped,
)
from terminal.domain.level import Level
from terminal.domain.operand import (
    Change,
    Flip,
    Operand,
    Percentile,
    PerPrevious,
    Ratio,
    Value,
    Volatility,
)
from terminal.domain.rule import Clause

LIMITS = ("low", "high", "low_clear", "high_clear")


class Kind(StrEnum):
    """What a form watches."""

    LEVEL = "level"
    CHANGE = "change"
    VOLATILITY = "volatility"
    RATIO = "ratio"
    RANK = "rank"
    FLIP = "flip"
    DATA = "data"


class Why(StrEnum):
    """Why formulas have no form, or what is wrong in one. The value is a key, never shown."""

    EMPTY = "empty"
    NOT_READ = "not_read"
    JOINED = "joined"
    NEGATED = "negated"
    NO_KIND = "no_kind"
    OTHER_WATCHED = "other_watched"
    OTHER_WINDOW = "other_window"
    SAME_LEVEL = "same_level"
    ONE_LEVEL = "one_level"
    NO_LIMIT = "no_limit"
    NOT_FINITE = "not_finite"
    HAS_LIMIT = "has_limit"
    CROSSED = "crossed"
    NOT_FURTHER = "not_further"
    NO_FLOOR = "no_floor"


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong, and where.

    level: None = of the form as a whole
    field: the field's name in `Form` or `Row`, or "floor"; empty = no single field
    said: of NOT_READ, the sentence of the parser
    """

    why: Why
    level: Level | None = None
    field: str = ""
    said: str = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of one level, in the unit of what is watched; fields as of `Beyond`.

    A flip or a data state has a level, and no limits.
    """

    level: Level
    low: float | None = None
    high: float | None = None
    low_clear: float | None = None
    high_clear: float | None = None


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A rule as fields.

    watched: the operand compared, or the data states waited for
    rows: ascending by level
    window: when it counts, by exchange time or by a session of the contract; None = always
    """

    watched: Operand | Data
    rows: tuple[Row, ...]
    window: Window | None = None


def kind_of(watched: Operand | Data) -> Kind | None:
    """Return what kind of form is about this; None = only a formula can say it.

    A form has no field for another subject, nor for the bars of which the closes are samples.
    """
    if _is_of_another(watched):
        return None
    match watched:
        case Data():
            return Kind.DATA
        case Value():
            return Kind.LEVEL
        case Change():
            return Kind.CHANGE
        case Volatility(every=None):
            return Kind.VOLATILITY
        case Ratio(over=Volatility(every=None), under=Volatility(every=None)):
            return Kind.RATIO
        case Percentile(of=Value(), every=None):
            return Kind.RANK
        case Flip():
            return Kind.FLIP
    return None


def _is_of_another(watched: Operand | Data) -> bool:
    match watched:
        case Ratio(over=over, under=under):
            return _is_of_another(over) or _is_of_another(under)
        case Percentile(of=of):
            return _is_of_another(of)
        case _:
            return ":" in watched.link


def faults(form: Form) -> list[Fault]:
    """Return everything that is wrong in a form, place by place; empty = it can be a rule."""
    kind, found = kind_of(form.watched), list[Fault]()
    if kind is None:
        found.append(Fault(why=Why.NO_KIND, field="watched"))
    if not form.rows:
        found.append(Fault(why=Why.EMPTY, field="rows"))
    # A change relative to a basis near zero is beyond every limit without a floor.
    match form.watched:
        case Change(per=PerPrevious(floor=floor)) if floor <= 0:
            found.append(Fault(why=Why.NO_FLOOR, field="floor"))
    if kind in (Kind.FLIP, Kind.DATA):
        return found + _without_limits(form.rows)
    for row in form.rows:
        found += _within_row(row)
    for count, row in enumerate(form.rows[1:], start=1):
        found += _between(form.rows[:count], row)
    return found


def clauses_of(form: Form) -> tuple[Clause, ...]:
    """Write a form as the formulas of its levels; `Refused` while it has faults."""
    if wrong := faults(form):
        raise Refused(f"the form cannot be a rule: {wrong[0].why} {wrong[0].field}".rstrip())
    return tuple(Clause(row.level, spell(_condition(form, row))) for row in form.rows)


def form_of(clauses: Iterable[Clause]) -> Form | Fault:
    """Read formulas into a form; a `Fault` with the level where they are of another shape.

    A form may come back with `faults` of its own, such as limits of a level that lie within those
    of the level before: a form can show and mend these.
    """
    form: Form | None = None
    for clause in clauses:
        try:
            read = _read(parse(clause.formula), clause.level)
        except Refused as refusal:
            return Fault(why=Why.NOT_READ, level=clause.level, said=str(refusal))
        if isinstance(read, Fault):
            return read
        if form is None:
            form = read
        elif read.watched != form.watched:
            return Fault(why=Why.OTHER_WATCHED, level=clause.level, field="watched")
        elif read.window != form.window:
            return Fault(why=Why.OTHER_WINDOW, level=clause.level, field="window")
        else:
            form = msgspec.structs.replace(form, rows=form.rows + read.rows)
    return Fault(why=Why.EMPTY, field="rows") if form is None else form


def _read(condition: Condition, level: Level) -> Form | Fault:
    inner, window = _split(condition)
    match inner:
        case Data() | Beyond(operand=Flip()) if kind_of(_watched(inner)) is None:
            return Fault(why=Why.NO_KIND, level=level, field="watched")
        case Data():
            return Form(watched=inner, rows=(Row(level=level),), window=window)
        case Beyond(operand=Flip() as flip):
            is_plain = inner == flipped(flip)
            rows = (Row(level=level) if is_plain else _row(inner, level),)
            form = Form(watched=flip, rows=rows, window=window)
            return form if is_plain else Fault(why=Why.NO_KIND, level=level, field="watched")
        case Beyond(operand=operand):
            if kind_of(operand) is None:
                return Fault(why=Why.NO_KIND, level=level, field="watched")
            return Form(watched=operand, rows=(_row(inner, level),), window=window)
        case Not():
            return Fault(why=Why.NEGATED, level=level)
        case All() | Any() | During() | InSession():
            return Fault(why=Why.JOINED, level=level)


def _watched(inner: Data | Beyond) -> Operand | Data:
    return inner if isinstance(inner, Data) else inner.operand


# A time of day may stand first or last; two of them are no form.
def _split(condition: Condition) -> tuple[Condition, Window | None]:
    match condition:
        case All(parts=(During() | InSession() as window, inner)):
            return inner, window
        case All(parts=(inner, During() | InSession() as window)):
            return inner, window
    return condition, None


def _row(beyond: Beyond, level: Level) -> Row:
    return Row(level=level, **{name: getattr(beyond, name) for name in LIMITS})


def _condition(form: Form, row: Row) -> Condition:
    match form.watched:
        case Data():
            condition: Condition = form.watched
        case Flip():
            condition = flipped(form.watched)
        case operand:
            condition = Beyond(
                operand=operand,
                high=row.high,
                low=row.low,
                high_clear=row.high_clear,
                low_clear=row.low_clear,
            )
    return condition if form.window is None else All((condition, form.window))


def _without_limits(rows: tuple[Row, ...]) -> list[Fault]:
    found = [
        Fault(why=Why.HAS_LIMIT, level=row.level, field=field)
        for row in rows
        for field in LIMITS
        if getattr(row, field) is not None
    ]
    return found + [Fault(why=Why.ONE_LEVEL, level=row.level, field="level") for row in rows[1:]]


def _within_row(row: Row) -> list[Fault]:
    if row.low is None and row.high is None:
        return [Fault(why=Why.NO_LIMIT, level=row.level, field="high")]
    found = list[Fault]()
    for limit, clear in (("low", "low_clear"), ("high", "high_clear")):
        if getattr(row, limit) is None and getattr(row, clear) is not None:
            found.append(Fault(why=Why.NO_LIMIT, level=row.level, field=limit))
    named = [(name, getattr(row, name)) for name in ("low", "low_clear", "high_clear", "high")]
    given = [(name, value) for name, value in named if value is not None]
    if endless := [name for name, value in given if not math.isfinite(value)]:
        return [Fault(why=Why.NOT_FINITE, level=row.level, field=name) for name in endless]
    for (_, inner), (name, outer) in pairwise(given):
        if outer < inner:
            found.append(Fault(why=Why.CROSSED, level=row.level, field=name))
    return found


# A level further up must not be reached before one below it; one side may begin higher up.
def _between(below: tuple[Row, ...], row: Row) -> list[Fault]:
    if row.level <= below[-1].level:
        return [Fault(why=Why.SAME_LEVEL, level=row.level, field="level")]
    found = list[Fault]()
    for field, out in (("low", -1.0), ("high", 1.0)):
        far = getattr(row, field)
        near = [limit for one in below if (limit := getattr(one, field)) is not None]
        if far is not None and any(far * out < limit * out for limit in near):
            found.append(Fault(why=Why.NOT_FURTHER, level=row.level, field=field))
    return found
