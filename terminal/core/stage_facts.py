"""Over which accounts a position limit was counted, as a fact of an alert."""

from __future__ import annotations

from collections.abc import Sequence

from terminal.core.rule_subjects import USED
from terminal.domain.alert import Fact
from terminal.domain.rule import Rule

OVER = "limit_over"


def watches_limit(rule: Rule) -> bool:
    """Tell whether some formula of a rule says anything of position limits."""
    return any(USED in clause.formula for clause in rule.clauses)


def limit_facts(accounts: Sequence[str]) -> list[Fact]:
    """Name the accounts whose lots were counted together; nothing where no limit is known."""
    return [Fact(OVER, " + ".join(accounts))] if accounts else []
