"""Lines of exposure by what they refer to: a contract, a pair, a strategy in a commodity."""

from __future__ import annotations

from terminal.domain.line import Line

Shelf = dict[str, Line]


class LineIndex:
    """Finds the lines of one thing without a look at the others."""

    def __init__(self) -> None:
        self._on: dict[str, Shelf] = {}
        self._of_pair: dict[str, Shelf] = {}
        self._of_strategy: dict[tuple[str, str], Shelf] = {}

    def put(self, line: Line) -> None:
        """Take a line in; one of its id that stood elsewhere must have been dropped."""
        self._on.setdefault(line.futures, {})[line.id] = line
        self._of_pair.setdefault(line.pair, {})[line.id] = line
        if line.strategy:
            place = line.strategy, line.commodity
            self._of_strategy.setdefault(place, {})[line.id] = line

    def drop(self, line: Line) -> None:
        """Take a line out."""
        self._on.get(line.futures, {}).pop(line.id, None)
        self._of_pair.get(line.pair, {}).pop(line.id, None)
        place = line.strategy, line.commodity
        self._of_strategy.get(place, {}).pop(line.id, None)

    def on(self, symbol: str) -> list[Line]:
        """Return all that refers to a contract."""
        return list(self._on.get(symbol, {}).values())

    def of_pair(self, pair: str) -> list[Line]:
        """Return the goods whose spot series is this pair's."""
        return list(self._of_pair.get(pair, {}).values())

    def of_strategy(self, strategy: str, commodity: str) -> list[Line]:
        """Return what a strategy has in a commodity, goods and lots, in order of their ids."""
        found = self._of_strategy.get((strategy, commodity), {})
        return sorted(found.values(), key=lambda line: line.id)

    def strategies(self) -> list[tuple[str, str]]:
        """List (strategy, commodity) of all that has lines."""
        return sorted(place for place, lines in self._of_strategy.items() if lines)
