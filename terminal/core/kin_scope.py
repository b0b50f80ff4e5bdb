"""What belongs to a subject, as questions about places: goods, lots, and shares of accounts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from terminal.core.business import Business
from terminal.core.shares import NOBODY, Share
from terminal.core.strategies import strategy_of
from terminal.core.unit_rules import BETWEEN
from terminal.domain.basis import Pair
from terminal.domain.code import product_of
from terminal.domain.line import Line, LineKind
from terminal.domain.register import Register

Key = tuple[str, ...]


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
    keys: see `keys_of`; only what has one of these can be in it, None = anything may be
    """

    goods: Callable[[Place], bool]
    lots: Callable[[Place], bool]
    part: Callable[[Share], bool] | None = None
    account: str = ""
    keys: tuple[Key, ...] | None = None


def keys_of(place: Place) -> tuple[Key, ...]:
    """Return what a place can be looked up by."""
    return ("group", place.unit, place.commodity), ("futures", place.futures), ("pair", place.pair)


def lines_in(scope: Scope, business: Business) -> Iterator[Line]:
    """Go through the lines of a scope, each once, without going through all that there are."""
    if scope.keys is None:
        found: Iterable[Line] = business.tree.every()
    else:
        found = {line.id: line for key in scope.keys for line in _under(key, business)}.values()
    for line in found:
        meant = scope.lots if line.kind is LineKind.FUTURES else scope.goods
        if meant(place_of(line)):
            yield line


def _under(key: Key, business: Business) -> list[Line]:
    match key:
        case ("futures", symbol):
            return business.index.on(symbol)
        case ("pair", pair):
            return business.index.of_pair(pair)
    return business.tree.lines(key[1:])


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
    strategy = strategy_of(unit)
    if between and strategy is not None:
        return _both(
            lambda at: at.strategy == strategy and at.commodity == commodity,
            lambda share: share.strategy == strategy,
        )
    if between:
        return _both(
            lambda at: at.unit == unit and at.commodity == commodity,
            lambda share: share.unit == unit,
            (("group", unit, commodity),),
        )
    if product_of(subject) is not None:
        return _both(lambda at: at.futures == subject, keys=(("futures", subject),))
    if any(one.id == subject for one in register.strategies):
        return _both(lambda at: at.strategy == subject, lambda share: share.strategy == subject)
    if any(one.id == subject for one in register.units):
        return _both(lambda at: at.unit == subject, lambda share: share.unit == subject)
    return _both(lambda at: at.commodity == subject)


def _both(
    meant: Callable[[Place], bool],
    part: Callable[[Share], bool] | None = None,
    keys: tuple[Key, ...] | None = None,
) -> Scope:
    return Scope(meant, meant, part, keys=keys)


def _of_pair(pair: Pair) -> Scope:
    # Its own goods, in whatever month, and all that refers to its contract.
    return _both(
        lambda at: at.pair == pair.id or at.futures == pair.futures,
        keys=(("pair", pair.id), ("futures", pair.futures)),
    )


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
