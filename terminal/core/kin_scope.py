"""What belongs to a subject, as questions about places: goods, lots, and shares of accounts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from terminal.core.shares import NOBODY, Share
from terminal.core.unit_rules import BETWEEN
from terminal.domain.basis import Pair
from terminal.domain.code import product_of
from terminal.domain.line import Line, LineKind
from terminal.domain.register import Register


class Place(NamedTuple):
    """Where goods or lots stand; pair: whose spot series moves goods."""

    unit: str
    commodity: str
    strategy: str
    account: str
    futures: str
    pair: str


class Scope(NamedTuple):
    """What a subject takes in.

    goods, lots: whether a place is in it. part: whether a share of an account is; None = accounts
    are not shared out by it, each is in it as a whole. account: the subject, if it is one
    """

    goods: Callable[[Place], bool]
    lots: Callable[[Place], bool]
    part: Callable[[Share], bool] | None = None
    account: str = ""


def place_of(line: Line) -> Place:
    """Return where a line stands."""
    return Place(line.unit, line.commodity, line.strategy, line.account, line.futures, line.pair)


def scope_of(
    subject: str,
    pairs: Mapping[str, Pair],
    accounts: Collection[str],
    register: Register,
    lines: Iterable[Line],
) -> Scope:
    """Read a subject: a pair, an account, unit/commodity, a contract, a unit, a strategy, else a
    commodity.

    lines: all that is counted, by which an account's lots find the goods that they stand against
    """
    if subject in pairs:
        return _of_pair(pairs[subject])
    if subject in accounts:
        return _of_account(subject, lines)
    unit, between, commodity = subject.rpartition(BETWEEN)
    if between:
        return _both(
            lambda at: at.unit == unit and at.commodity == commodity,
            lambda share: share.unit == unit,
        )
    if product_of(subject) is not None:
        return _both(lambda at: at.futures == subject)
    if any(one.id == subject for one in register.strategies):
        return _both(lambda at: at.strategy == subject, lambda share: share.strategy == subject)
    if any(one.id == subject for one in register.units):
        return _both(lambda at: at.unit == subject, lambda share: share.unit == subject)
    return _both(lambda at: at.commodity == subject)


def _both(meant: Callable[[Place], bool], part: Callable[[Share], bool] | None = None) -> Scope:
    return Scope(meant, meant, part)


def _of_pair(pair: Pair) -> Scope:
    # Its own goods, in whatever month, and all that refers to its contract.
    return _both(lambda at: at.pair == pair.id or at.futures == pair.futures)


def _of_account(account: str, lines: Iterable[Line]) -> Scope:
    mine = [one for one in lines if one.kind is LineKind.FUTURES and one.account == account]
    groups = {(one.unit, one.commodity) for one in mine if one.unit != NOBODY}
    # Lots that nobody claims may hedge anything that refers to their contract.
    free = {one.futures for one in mine if one.unit == NOBODY}
    return Scope(
        goods=lambda at: (at.unit, at.commodity) in groups or at.futures in free,
        lots=lambda at: at.account == account,
        account=account,
    )
