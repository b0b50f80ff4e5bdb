"""What a business unit has in all accounts, by its shares of them, in words."""

from __future__ import annotations

from terminal.core.shares import Funds, funds_of
from terminal.domain.allocation import EVERY
from widgets import format as f
from widgets.latest import Latest
from widgets.words import translate


def funds_hint(unit: str, latest: Latest) -> str:
    """Say what a unit has, one fact a line; "" where the book gives it no part of any account."""
    book = latest.book.get("")
    if book is None:
        return ""
    mine = {one.account for one in book.allocations if one.unit == unit}
    if not mine:
        return ""
    away = sorted(one for one in mine if not _is_told(one, latest))
    if away:
        names = ", ".join(latest.named("account", one) for one in away)
        return translate("UnitFunds", "Its money is not known: nothing is heard of {0}").format(
            names
        )
    rows = funds_of(latest.accounts.values(), latest.positions.values(), book.allocations)
    whole = {one.account for one in book.allocations if one.unit == unit and one.futures == EVERY}
    return "\n".join(_lines(rows.get(unit, Funds(unit=unit)), is_whole=mine == whole))


# An account that leaves out what a unit has its part of is as good as one that is not heard.
def _is_told(account: str, latest: Latest) -> bool:
    money = latest.accounts.get(account)
    if money is None or {"balance", "available"} & {*money.missing}:
        return False
    return not any(one.missing for one in latest.positions.values() if one.account == account)


# Of an account that shares out its lots alone the margin would be held against others' equity.
def _lines(funds: Funds, *, is_whole: bool) -> list[str]:
    ratio = funds.margin_ratio if is_whole else None
    if not funds.balance:
        # Shares of single contracts divide lots and their margin, and no equity.
        words = translate("UnitFunds", "Margin of its lots {0} CNY; no equity is allocated to it")
        money = words.format(f.money(funds.margin))
    else:
        words = translate(
            "UnitFunds", "By its shares of accounts, CNY: equity {0}, available {1}, margin {2}"
        )
        money = words.format(
            f.money(funds.balance), f.money(funds.available), f.money(funds.margin)
        )
    if ratio is not None:
        share = translate("UnitFunds", "margin / equity {0}").format(f.percent(ratio, 1))
        money = f"{money}{f.SEPARATOR}{share}"
    words = translate(
        "UnitFunds", "Position P&L {0} (mark-to-market), float P&L {1} (by trade): not to be added"
    )
    profits = words.format(
        f.money(funds.position_profit, sign=True), f.money(funds.float_profit, sign=True)
    )
    return [money, profits]
