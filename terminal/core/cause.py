"""Root cause of an account alert: what moved the equity since the previous settlement.

A change is spelled out in parts that add up to it exactly (Decimal, CNY). Mark-to-market (盯市)
throughout, as the counter keeps it: position and close profit are against the day's base. What the
named parts do not explain (option premiums, a counter's own corrections) is the part "other".
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from terminal.domain.account import Account
from terminal.domain.alert import Fact


class Part(NamedTuple):
    """One contribution to a change of equity, CNY; positive raises the equity."""

    name: str
    amount: Decimal


def equity_parts(account: Account) -> tuple[Part, ...]:
    """Divide `balance - pre_balance` into parts that add up to it exactly; idle ones are zero.

    What the counter does not say is part of "other".
    """
    told = (
        ("position_profit", 1),
        ("close_profit", 1),
        ("commission", -1),
        ("deposit", 1),
        ("withdraw", -1),
    )
    named = [
        Part(name, sign * amount)
        for name, sign in told
        if (amount := account.told(name)) is not None
    ]
    change = account.balance - account.pre_balance
    return (*named, Part("other", change - sum((one.amount for one in named), Decimal(0))))


def account_facts(account: Account) -> list[Fact]:
    """Say what an account stands at and how its equity came there; the largest part first.

    Parts of nothing are left out. Parts of one size keep the order of `equity_parts`.
    """
    unknown = {"equity" if one == "balance" else one for one in account.missing}
    facts = [
        Fact("equity", _text(account.balance)),
        Fact("margin", _text(account.margin)),
        Fact("available", _text(account.available)),
    ]
    facts = [one for one in facts if one.name not in unknown]
    if "balance" in account.missing or "pre_balance" in account.missing:
        return facts
    facts.append(Fact("equity_change", _signed(account.balance - account.pre_balance)))
    moved = [one for one in equity_parts(account) if one.amount]
    moved.sort(key=lambda one: -abs(one.amount))
    return facts + [Fact(one.name, _signed(one.amount)) for one in moved]


def _text(amount: Decimal) -> str:
    return f"{amount:f} CNY"


def _signed(amount: Decimal) -> str:
    return f"{amount:+f} CNY" if amount else "0 CNY"
