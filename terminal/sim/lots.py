"""Lots held in one contract: long and short, today's and history, what they cost, what is frozen.

Every entry keeps its own price, closed first in first out, so that costs and profits are exact
integers: prices in ticks, money in fen.
"""

from __future__ import annotations

from collections import deque
from typing import Any

from terminal.sim.book import Grid
from terminal.sim.catalogue import Contract

# Words of the wire for the two ages of a lot.
TODAY, HISTORY = "today", "his"


class Age:
    """Lots of one side and one age. `frozen` of them stand under working close orders."""

    def __init__(self) -> None:
        self.held = 0
        self.frozen = 0
        self.cost = 0
        self._entries: deque[list[int]] = deque()

    @property
    def free(self) -> int:
        """Lots that can still be closed."""
        return self.held - self.frozen

    def add(self, lots: int, ticks: int) -> None:
        """Enter lots at a price."""
        self._entries.append([lots, ticks])
        self.held += lots
        self.cost += lots * ticks

    def remove(self, lots: int) -> int:
        """Close lots, oldest first; return what they had cost, in ticks x lots."""
        before, self.held = self.cost, self.held - lots
        while lots:
            entry = self._entries[0]
            part = min(lots, entry[0])
            entry[0] -= part
            lots -= part
            self.cost -= part * entry[1]
            if not entry[0]:
                self._entries.popleft()
        return before - self.cost


class Side:
    """Long (sign +1) or short (-1) lots of one contract."""

    def __init__(self, sign: int, contract: Contract) -> None:
        self.sign = sign
        self.ages = {TODAY: Age(), HISTORY: Age()}
        self.contract = contract

    @property
    def held(self) -> int:
        """All lots."""
        return sum(age.held for age in self.ages.values())

    @property
    def open_cost(self) -> int:
        """Entry value, ticks x lots."""
        return sum(age.cost for age in self.ages.values())

    @property
    def position_cost(self) -> int:
        """The day's base: today's lots at entry, history at yesterday's settlement."""
        return self.ages[TODAY].cost + self.ages[HISTORY].held * self.contract.settlement

    def profit(self, cost: int, ticks: int) -> int:
        """Return what the lots are worth over a cost at a price, fen."""
        return self.sign * (self.held * ticks - cost) * self.contract.tick_fen

    @property
    def margin(self) -> int:
        """Margin of all lots, fen."""
        return self.held * self.contract.margin_fen

    def close(self, age: str, lots: int, ticks: int) -> int:
        """Close lots at a price; return the day's realised profit (盯市), fen."""
        cost = self.ages[age].remove(lots)
        if age == HISTORY:
            cost = lots * self.contract.settlement
        return self.sign * (lots * ticks - cost) * self.contract.tick_fen


class Position:
    """Both sides of one contract in one account."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.long = Side(1, contract)
        self.short = Side(-1, contract)

    def closing(self, direction: str) -> Side:
        """Return the side that an order of this direction closes."""
        return self.long if direction == "SELL" else self.short

    def opening(self, direction: str) -> Side:
        """Return the side that an order of this direction opens."""
        return self.long if direction == "BUY" else self.short

    @property
    def margin(self) -> int:
        """Margin of both sides, fen."""
        return self.long.margin + self.short.margin

    def position_profit(self, ticks: int) -> int:
        """Mark to market against the day's base, fen."""
        return sum(side.profit(side.position_cost, ticks) for side in (self.long, self.short))

    def float_profit(self, ticks: int) -> int:
        """Profit against the entry prices, fen."""
        return sum(side.profit(side.open_cost, ticks) for side in (self.long, self.short))

    def wire(self, user: str, ticks: int, grid: Grid) -> dict[str, Any]:
        """Spell the position as the counter sends it; ticks is the last price."""
        node: dict[str, Any] = {
            "user_id": user,
            "exchange_id": self.contract.exchange,
            "instrument_id": self.contract.code,
            "last_price": grid.price(ticks),
            "float_profit": self.float_profit(ticks) / 100,
            "position_profit": self.position_profit(ticks) / 100,
            "margin": self.margin / 100,
        }
        for name, side in (("long", self.long), ("short", self.short)):
            node |= _wire_lots(name, side) | _wire_money(name, side, ticks, grid)
        return node


def _wire_lots(name: str, side: Side) -> dict[str, int]:
    today, history = side.ages[TODAY], side.ages[HISTORY]
    return {
        f"pos_{name}_today": today.held,
        f"pos_{name}_his": history.held,
        f"volume_{name}_today": today.held,
        f"volume_{name}_his": history.held,
        f"volume_{name}": side.held,
        f"volume_{name}_frozen_today": today.frozen,
        f"volume_{name}_frozen_his": history.frozen,
        f"volume_{name}_frozen": today.frozen + history.frozen,
    }


def _wire_money(name: str, side: Side, ticks: int, grid: Grid) -> dict[str, Any]:
    multiplier, held = side.contract.multiplier, side.held
    open_cost, position_cost = side.open_cost, side.position_cost
    return {
        f"open_price_{name}": grid.price(open_cost) / held if held else "-",
        f"position_price_{name}": grid.price(position_cost) / held if held else "-",
        f"open_cost_{name}": grid.price(open_cost * multiplier),
        f"position_cost_{name}": grid.price(position_cost * multiplier),
        f"float_profit_{name}": side.profit(open_cost, ticks) / 100,
        f"position_profit_{name}": side.profit(position_cost, ticks) / 100,
        f"margin_{name}": side.margin / 100,
    }
