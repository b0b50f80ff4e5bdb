"""What an alert shows of a condition: names of its operands, in the program's order."""

from __future__ import annotations

from terminal.core.rules.words import spell_metric
from terminal.domain.condition import All, Any, Beyond, Condition, Data, During, InSession, Not
from terminal.domain.operand import (
    Change,
    Flip,
    Operand,
    Percentile,
    PerPrice,
    PerSigma,
    Ratio,
    Value,
)

Leaf = Beyond | During | InSession | Data


def leaves(condition: Condition) -> list[Leaf]:
    """List a condition's comparisons, windows and data states, in order."""
    match condition:
        case All(parts=parts) | Any(parts=parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case Not(part=part):
            return leaves(part)
        case _:
            return [condition]


def metrics_in(operand: Operand) -> set[tuple[str, str]]:
    """Return every metric that an operand is worked out from, as (link, name)."""
    match operand:
        case Ratio(over=over, under=under):
            return metrics_in(over) | metrics_in(under)
        case Percentile(of=of):
            return metrics_in(of)
        case Change(metric=metric, link=link, per=PerPrice(metric=price)):
            return {(link, metric), (link, price)}
        case _:
            return {(operand.link, operand.metric)}


def names_of(condition: Condition) -> list[str]:
    """Name every number that the condition was decided on."""
    found: list[str] = []
    for leaf in leaves(condition):
        if isinstance(leaf, Beyond):
            found += _names(leaf.operand)
        elif isinstance(leaf, Data):
            found.append(f"state of {spell_metric(leaf.metric, leaf.link)}")
    return found


def _names(operand: Operand) -> list[str]:
    own = name_of(operand)
    match operand:
        case Value():
            return [own]
        case Change(per=per):
            metric = spell_metric(operand.metric, operand.link)
            tail = {PerPrice: ["price then"], PerSigma: ["deviation of changes"]}.get(type(per), [])
            return [own, metric, f"{metric} then", *tail]
        case Ratio(over=over, under=under):
            return [own, name_of(over), name_of(under)]
        case Percentile(of=of):
            return [own, name_of(of)]
        case Flip(metric=metric, link=link):
            return [own, spell_metric(metric, link)]
        case _:
            return [own]


def name_of(operand: Operand) -> str:
    """Name an operand in a word or two, for facts and logs."""
    match operand:
        case Value(metric=metric, link=link):
            return spell_metric(metric, link)
        case Ratio(over=over, under=under):
            return f"{name_of(over)} / {name_of(under)}"
        case Percentile(of=of):
            return f"percentile of {name_of(of)}"
        case _:
            metric = spell_metric(operand.metric, operand.link)
            return f"{type(operand).__name__.lower()} of {metric}"
