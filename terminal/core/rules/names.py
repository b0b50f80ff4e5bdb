"""What an alert shows of a condition: names of its operands, in the program's order."""

from __future__ import annotations

from terminal.domain.condition import All, Any, Beyond, Condition, Data, During, Not
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


def leaves(condition: Condition) -> list[Beyond | During | Data]:
    """List a condition's comparisons, windows and data states, in order."""
    match condition:
        case All(parts=parts) | Any(parts=parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case Not(part=part):
            return leaves(part)
        case _:
            return [condition]


def names_of(condition: Condition) -> list[str]:
    """Name every number that the condition was decided on."""
    found: list[str] = []
    for leaf in leaves(condition):
        if isinstance(leaf, Beyond):
            found += _names(leaf.operand)
        elif isinstance(leaf, Data):
            found.append(f"state of {leaf.metric}")
    return found


def _names(operand: Operand) -> list[str]:
    own = name_of(operand)
    match operand:
        case Value():
            return [own]
        case Change(metric=metric, per=per):
            tail = {PerPrice: ["price then"], PerSigma: ["deviation of changes"]}.get(type(per), [])
            return [own, metric, f"{metric} then", *tail]
        case Ratio(over=over, under=under):
            return [own, name_of(over), name_of(under)]
        case Percentile(of=of):
            return [own, name_of(of)]
        case Flip(metric=metric):
            return [own, metric]
        case _:
            return [own]


def name_of(operand: Operand) -> str:
    """Name an operand in a word or two, for facts and logs."""
    match operand:
        case Value(metric=metric):
            return metric
        case Ratio(over=over, under=under):
            return f"{name_of(over)} / {name_of(under)}"
        case Percentile(of=of):
            return f"percentile of {name_of(of)}"
        case Flip(metric=metric):
            return f"flip of {metric}"
        case _:
            return f"{type(operand).__name__.lower()} of {operand.metric}"
