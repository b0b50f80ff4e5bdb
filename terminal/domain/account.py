"""What a trade account owns and owes, as its counter says."""

from __future__ import annotations

from decimal import Decimal

import msgspec

ZERO = Decimal(0)


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Money of one account in CNY, mark-to-market (盯市) as the counter keeps it.

    balance (equity) = static_balance + close_profit + position_profit - commission (+ premium)
    available = balance - margin - frozen_margin - frozen_commission
    missing: names of amounts that the counter does not say now; they stand at what was known last,
        and at zero where nothing was. Ask with `told`
    """

    id: str
    currency: str = "CNY"
    pre_balance: Decimal = ZERO
    deposit: Decimal = ZERO
    withdraw: Decimal = ZERO
    static_balance: Decimal = ZERO
    balance: Decimal = ZERO
    available: Decimal = ZERO
    margin: Decimal = ZERO
    frozen_margin: Decimal = ZERO
    frozen_commission: Decimal = ZERO
    commission: Decimal = ZERO
    close_profit: Decimal = ZERO
    position_profit: Decimal = ZERO
    float_profit: Decimal = ZERO
    missing: tuple[str, ...] = ()

    def told(self, name: str) -> Decimal | None:
        """Return an amount by the name of its field, None where it is not known."""
        amount: Decimal = getattr(self, name)
        return None if name in self.missing else amount

    @property
    def has_ratio(self) -> bool:
        """Margin and equity are both known."""
        return "margin" not in self.missing and "balance" not in self.missing

    @property
    def margin_ratio(self) -> float | None:
        """margin / balance (风险度), a fraction; None unless both are known, and equity above 0."""
        if not self.has_ratio or self.balance <= 0:
            return None
        return float(self.margin / self.balance)


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Lots of one instrument in one account; each count >= 0, long and short kept apart.

    frozen lots stand under working close orders and cannot be closed again. Profits are CNY:
    float_profit against the entry price (逐笔), position_profit against the day's base (盯市).
    missing: names of amounts that the counter does not say; they stand at zero. Ask with `told`
    """

    account: str
    symbol: str
    long_today: int = 0
    long_history: int = 0
    short_today: int = 0
    short_history: int = 0
    long_frozen_today: int = 0
    long_frozen_history: int = 0
    short_frozen_today: int = 0
    short_frozen_history: int = 0
    long_price: Decimal | None = None
    short_price: Decimal | None = None
    float_profit: Decimal = ZERO
    position_profit: Decimal = ZERO
    margin: Decimal = ZERO
    missing: tuple[str, ...] = ()

    def told(self, name: str) -> Decimal | None:
        """Return an amount by the name of its field, None where it is not known."""
        amount: Decimal = getattr(self, name)
        return None if name in self.missing else amount

    @property
    def long(self) -> int:
        """Lots bought and held."""
        return self.long_today + self.long_history

    @property
    def short(self) -> int:
        """Lots sold and held."""
        return self.short_today + self.short_history

    @property
    def net(self) -> int:
        """Long minus short, lots."""
        return self.long - self.short

    @property
    def key(self) -> str:
        """Account and symbol: unique on this desk."""
        return f"{self.account}/{self.symbol}"
