"""Where a unit in a commodity stands now in what a rule says of it, as far as the screen knows."""

from __future__ import annotations

from terminal.core.book_view import group_key
from terminal.core.rule_formulas import formulas_of
from terminal.core.rules.formula import parse
from terminal.core.rules.names import leaves
from terminal.core.unit_rules import BETWEEN, unit_values
from terminal.domain.condition import Beyond
from terminal.domain.operand import Change, Operand, Ratio, Value
from terminal.domain.rule import Rule
from terminal.domain.sums import Sums
from widgets import format as f
from widgets.condition_words import operand_words
from widgets.latest import Latest
from widgets.trial_text import figure

UNSEEN = Sums(base_unit="")


def unit_now(rule: Rule, unit: str, latest: Latest) -> str:
    """Name the bases and profits that a rule compares with what they are now; a dash for none.

    Exposures are measured by the desk alone: the exposure tree has them.
    """
    owner, _, commodity = unit.rpartition(BETWEEN)
    measures = latest.measures.get(group_key(owner, commodity))
    if measures is None:
        return f.NONE
    known = unit_values(measures, UNSEEN, has_lots=False)
    said = [
        f"{operand_words(Value(metric))} = {figure(known[metric], Value(metric))}"
        for metric in _metrics(rule)
        if known.get(metric) is not None
    ]
    return "\n".join(said) or f.NONE


def _metrics(rule: Rule) -> list[str]:
    found: dict[str, None] = {}
    for clause in formulas_of(rule):
        for leaf in leaves(parse(clause.formula)):
            if isinstance(leaf, Beyond):
                found |= dict.fromkeys(_of_operand(leaf.operand))
    return list(found)


def _of_operand(operand: Operand) -> list[str]:
    match operand:
        case Value(metric=metric, link="") | Change(metric=metric, link=""):
            return [metric]
        case Ratio(over=over, under=under):
            return [*_of_operand(over), *_of_operand(under)]
    return []
