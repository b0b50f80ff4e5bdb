"""The money of one paper account, in integer fen, with the identities that hold at all times.

balance = pre_balance + deposit - withdraw + close_profit + position_profit - commission
available = balance - margin - frozen_margin - frozen_commission
"""

from __future__ import annotations

from typing import Any


class Purse:
    """One account. Every field is fen; margin and the two profits follow positions and prices."""

    def __init__(self, pre_balance: int) -> None:
        self.pre_balance = pre_balance
        self.deposit = 0
        self.withdraw = 0
        self.close_profit = 0
        self.commission = 0
        self.frozen_margin = 0
        self.frozen_commission = 0
        self.margin = 0
        self.position_profit = 0
        self.float_profit = 0

    @property
    def static_balance(self) -> int:
        """Yesterday's equity and what was paid in or out since."""
        return self.pre_balance + self.deposit - self.withdraw

    @property
    def balance(self) -> int:
        """Equity."""
        return self.static_balance + self.close_profit + self.position_profit - self.commission

    @property
    def available(self) -> int:
        """What new orders may use."""
        return self.balance - self.margin - self.frozen_margin - self.frozen_commission

    def wire(self, user: str) -> dict[str, Any]:
        """Spell the account as the counter sends it."""
        fen = {
            "pre_balance": self.pre_balance,
            "deposit": self.deposit,
            "withdraw": self.withdraw,
            "static_balance": self.static_balance,
            "close_profit": self.close_profit,
            "commission": self.commission,
            "premium": 0,
            "position_profit": self.position_profit,
            "float_profit": self.float_profit,
            "balance": self.balance,
            "margin": self.margin,
            "frozen_margin": self.frozen_margin,
            "frozen_commission": self.frozen_commission,
            "frozen_premium": 0,
            "available": self.available,
            "market_value": 0,
        }
        node: dict[str, Any] = {name: value / 100 for name, value in fen.items()}
        ratio = self.margin / self.balance if self.balance > 0 else "-"
        return node | {
            "user_id": user,
            "currency": "CNY",
            "risk_ratio": ratio,
            "ctp_balance": "-",
            "ctp_available": "-",
        }
