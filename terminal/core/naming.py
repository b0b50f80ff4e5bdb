"""What people call the things of a desk: its pairs, units, strategies and commodities.

Names come from the desk file, the business book and the table of products. What has no name is
called by its id. Notices and lines for people are in Chinese; a screen has both languages.
"""

from __future__ import annotations

from collections.abc import Mapping

from terminal.core.book_view import Called
from terminal.core.business import Business
from terminal.core.strategies import strategy_of
from terminal.core.unit_rules import BETWEEN
from terminal.domain.basis import Pair
from terminal.domain.register import Register


class Naming:
    """Name what an alert is about."""

    def __init__(self, pairs: Mapping[str, Pair], business: Business) -> None:
        self._pairs = pairs
        self._business = business

    def subject(self, id: str) -> str:
        """Return the name of a pair, or of a unit in a commodity, such as 金属 铜; else the id."""
        pair = self._pairs.get(id)
        if pair is not None:
            return pair.name
        unit, between, commodity = id.rpartition(BETWEEN)
        if not between:
            return self.unit(id)
        return f"{self.unit(unit)} {self.commodity(commodity)}"

    def unit(self, id: str) -> str:
        """Return the name of a unit, or of "strategy:<id>", in the book."""
        strategy = strategy_of(id)
        if strategy is None:
            return unit_name(self._business.register, id)
        known = self._business.register.strategies
        return next((one.name for one in known if one.id == strategy and one.name), strategy)

    def commodity(self, code: str) -> str:
        """Return a commodity's Chinese name."""
        return self._business.reference.names(code)[0] or code


def unit_name(register: Register, id: str) -> str:
    """Return what the book calls a unit; its id where the book does not know it."""
    return next((one.name for one in register.units if one.id == id and one.name), id)


def called_of(business: Business) -> tuple[Called, ...]:
    """List what a screen cannot know from its desk file: strategies, and commodities in use."""
    found = [
        Called(f"strategy:{one.id}", one.name) for one in business.register.strategies if one.name
    ]
    for code in sorted({key[1] for key in business.tree.groups()}):
        name, english = business.reference.names(code)
        if name:
            found.append(Called(f"commodity:{code}", name, english))
    return tuple(found)
