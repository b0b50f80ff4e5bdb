"""Which part of an account's lots, or of its money, belongs to which business unit.

A line that names the contract beats a line for every contract ("*"). What no line claims belongs to
no unit, which is shown as the unit "": nothing is lost, and nothing is counted twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from terminal.domain.account import Account, Position
from terminal.domain.allocation import EVERY, Allocation
from terminal.domain.contract import ZERO

ONE = Decimal(1)
NOBODY = ""


class Share(msgspec.Struct, frozen=True):
    """A part, > 0 and <= 1, of one position or one account."""

    unit: str
    strategy: str
    part: Decimal


class Funds(msgspec.Struct, frozen=True, kw_only=True):
    """What one unit has in all accounts, CNY; each kind of profit for itself.

    balance, available: by the shares of whole accounts; the rest by the shares of positions
    float_profit against entry (逐笔), position_profit against the day's base (盯市)
    """

    unit: str
    balance: Decimal = ZERO
    available: Decimal = ZERO
    margin: Decimal = ZERO
    float_profit: Decimal = ZERO
    position_profit: Decimal = ZERO

    @property
    def margin_ratio(self) -> float | None:
        """margin / balance, a fraction; None when the unit has no equity of its own."""
        return float(self.margin / self.balance) if self.balance > 0 else None


def shares_of(account: str, futures: str, allocations: Iterable[Allocation]) -> tuple[Share, ...]:
    """Divide one position among units; the parts add up to exactly one."""
    mine = [one for one in allocations if one.account == account]
    named = [one for one in mine if one.futures == futures]
    chosen = named or [one for one in mine if one.futures == EVERY]
    parts: dict[tuple[str, str], Decimal] = {}
    for one in chosen:
        key = one.unit, one.strategy
        parts[key] = parts.get(key, ZERO) + one.share
    left = ONE - sum(parts.values(), ZERO)
    if left > 0:
        parts[NOBODY, ""] = parts.get((NOBODY, ""), ZERO) + left
    return tuple(Share(unit, strategy, part) for (unit, strategy), part in parts.items())


def funds_of(
    accounts: Iterable[Account], positions: Iterable[Position], allocations: Iterable[Allocation]
) -> dict[str, Funds]:
    """Sum money and positions by unit; "" holds what belongs to none."""
    rows = tuple(allocations)
    units: dict[str, Funds] = {}
    for account in accounts:
        for share in shares_of(account.id, EVERY, rows):
            before = units.get(share.unit, Funds(unit=share.unit))
            units[share.unit] = msgspec.structs.replace(
                before,
                balance=before.balance + account.balance * share.part,
                available=before.available + account.available * share.part,
            )
    for position in positions:
        for share in shares_of(position.account, position.symbol, rows):
            before = units.get(share.unit, Funds(unit=share.unit))
            units[share.unit] = msgspec.structs.replace(
                before,
                margin=before.margin + position.margin * share.part,
                float_profit=before.float_profit + position.float_profit * share.part,
                position_profit=before.position_profit + position.position_profit * share.part,
            )
    return units
