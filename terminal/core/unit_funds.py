"""A business unit's money in all accounts, as metrics of rules: by its shares of the allocations.

It is the whole unit's, the same in each of its commodities. Nothing of it is known while one of the
unit's accounts is not; a strategy has no money of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from terminal.core.book import Book
from terminal.core.business import Business
from terminal.core.measure import CENT
from terminal.core.shares import Funds, funds_of
from terminal.core.unit_rules import AVAILABLE, BETWEEN, EQUITY, MARGIN, OF_MONEY, RATIO
from terminal.domain.account import Account, Position
from terminal.domain.alert import Fact
from terminal.domain.allocation import EVERY, Allocation
from terminal.domain.contract import ZERO
from terminal.domain.metric import WIPED_OUT

# What a unit has its part of.
TOLD = ("balance", "available")
Rows = tuple[Allocation, ...]
# What one account was divided of, and by units what it came to.
Part = tuple[Account, list[Position], Rows, dict[str, Funds]]


class UnitFunds:
    """Divide accounts among units; an account is divided anew when something of it has changed.

    is_ready: an account's link is up, and its money and lots are fresh
    """

    def __init__(
        self,
        accounts: Mapping[str, Account],
        book: Book,
        business: Business,
        is_ready: Callable[[str], bool],
    ) -> None:
        self._accounts, self._book, self._business = accounts, book, business
        self._is_ready = is_ready
        self._parts: dict[str, Part] = {}
        self._rows: Rows = ()
        self._of_account: dict[str, Rows] = {}
        self._of_unit: dict[str, Rows] = {}

    def look(self) -> None:
        """Take accounts, lots and allocations as they stand now."""
        rows = self._business.register.allocations
        if rows is not self._rows:
            self._rows = rows
            self._of_account = _by(rows, lambda one: one.account)
            self._of_unit = _by(rows, lambda one: one.unit)
        positions: dict[str, list[Position]] = {}
        for position in self._book.positions.values():
            positions.setdefault(position.account, []).append(position)
        self._parts = {
            id: self._part(account, positions.get(id, []))
            for id, account in self._accounts.items()
            if id in self._of_account
        }

    def values(self, subject: str) -> dict[str, float | None]:
        """Return the money of the unit of "unit/commodity", CNY, and margin / equity as a fraction.

        Equity, available and ratio are unknown where only lots are shared out, and the ratio where
        some margin would be held against the equity of another account, or stands against this
        unit's equity for lots of a unit that has none there
        """
        unit = _unit_of(subject)
        funds, rows = self._funds(unit), self._of_unit.get(unit, ())
        if funds is None:
            return dict.fromkeys(OF_MONEY)
        whole = {one.account for one in rows if one.futures == EVERY}
        is_whole = whole == {one.account for one in rows} and not any(map(self._bears, whole))
        return {
            EQUITY: float(funds.balance) if whole else None,
            AVAILABLE: float(funds.available) if whole else None,
            MARGIN: float(funds.margin),
            RATIO: _ratio(funds) if is_whole else None,
        }

    def facts(self, subject: str) -> list[Fact]:
        """Spell out what a unit's money is and of which accounts, by which shares."""
        unit = _unit_of(subject)
        funds, rows = self._funds(unit), self._of_unit.get(unit, ())
        if funds is None:
            return []
        values = self.values(subject)
        sums = ((EQUITY, funds.balance), (AVAILABLE, funds.available), (MARGIN, funds.margin))
        facts = [
            Fact(name, f"{_plain(sum.quantize(CENT))} CNY")
            for name, sum in sums
            if values[name] is not None
        ]
        return [*facts, *(Fact("fund_share", _share(one)) for one in rows)]

    # None where the unit has no part of any account, or one of its accounts is not known.
    def _funds(self, unit: str) -> Funds | None:
        mine = dict.fromkeys(one.account for one in self._of_unit.get(unit, ()))
        if not mine or not all(map(self._is_known, mine)):
            return None
        found = [self._parts[one][3].get(unit, Funds(unit=unit)) for one in mine]
        return Funds(
            unit=unit,
            balance=sum((one.balance for one in found), ZERO),
            available=sum((one.available for one in found), ZERO),
            margin=sum((one.margin for one in found), ZERO),
        )

    # Somebody has lots in an account and no part of its equity: the others bear their margin.
    def _bears(self, account: str) -> bool:
        rows = self._of_account[account]
        return not {one.unit for one in rows} <= {one.unit for one in rows if one.futures == EVERY}

    def _is_known(self, account: str) -> bool:
        if account not in self._parts or account not in self._book.heard:
            return False
        money, positions = self._parts[account][:2]
        is_told = not {*TOLD} & {*money.missing} and all(
            "margin" not in p.missing for p in positions
        )
        return is_told and self._is_ready(account)

    def _part(self, account: Account, positions: list[Position]) -> Part:
        rows, kept = self._of_account[account.id], self._parts.get(account.id)
        if kept is not None and kept[:3] == (account, positions, rows):
            return kept
        return account, positions, rows, funds_of([account], positions, rows)


def _by(rows: Rows, key: Callable[[Allocation], str]) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    for one in rows:
        found[key(one)] = (*found.get(key(one), ()), one)
    return found


def _unit_of(subject: str) -> str:
    return subject.rpartition(BETWEEN)[0]


# Margin without equity is beyond every limit, as it is of an account.
def _ratio(funds: Funds) -> float | None:
    if funds.margin > 0:
        return min(float(funds.margin / max(funds.balance, CENT)), WIPED_OUT)
    return funds.margin_ratio


def _share(one: Allocation) -> str:
    percent = _plain(one.share * Decimal(100))
    what = one.account if one.futures == EVERY else f"{one.account}/{one.futures}"
    return f"{what}: {percent}%"


def _plain(amount: Decimal) -> str:
    return format(amount.normalize(), "f")
