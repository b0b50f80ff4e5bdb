"""Units that a rule names and the book does not have: what is said of them stays unknown.

They come with the business book, which may be imported later: it is no flaw of the rule, and
somebody has to be told.
"""

from __future__ import annotations

from collections.abc import Collection

from terminal.core.linked import links_of
from terminal.core.strategies import strategy_of
from terminal.core.unit_rules import BETWEEN, EVERY, is_meant
from terminal.domain.rule import Rule

UNIT = "unit:"


def absent_units(rule: Rule, units: Collection[str]) -> tuple[str, ...]:
    """Return the units of a rule's subjects and formulas that mean nothing, as written.

    units: those that have lines, in a commodity: "north/cu"
    """
    # A strategy that the book lacks is refused where rules are checked.
    mine = rule.subjects if rule.on == "unit" else ()
    patterns = (one for one in mine if one != EVERY and strategy_of(one) is None)
    absent = [one for one in patterns if not any(is_meant(one, unit) for unit in units)]
    # In brackets a subject is named, not selected: letter by letter.
    names = {name for unit in units for name in (unit, unit.rpartition(BETWEEN)[0])}
    linked = (link.removeprefix(UNIT) for link in links_of(rule) if link.startswith(UNIT))
    return tuple(dict.fromkeys((*absent, *(one for one in linked if one not in names))))
