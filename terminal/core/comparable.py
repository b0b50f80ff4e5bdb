"""What of a pair's adjustments has dates, as it is on a given day: the tax footing, the premiums.

The order is the one of `domain/basis.py`. Each operand comes from a row that is in force that day;
a missing row is an error, never a zero.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from terminal.core.reference import Reference
from terminal.domain.basis import Pair
from terminal.domain.code import future_product

ONE = Decimal(1)


class SpotTerms(msgspec.Struct, frozen=True, kw_only=True):
    """What a pair's spot series is, where dated tables say what that is worth.

    with_tax: how the series is quoted; None = the pair has a factor of its own
    goods: (attribute, value) whose premiums are taken off, such as ("brand", "X"); () = the pair
        has a premium of its own
    """

    with_tax: bool | None = None
    goods: tuple[tuple[str, str], ...] = ()


def tax_factor(pair: Pair, with_tax: bool, day: date, reference: Reference) -> Decimal:
    """Return what brings a spot quote to the contract's tax footing."""
    contract_with_tax = not reference.product(pair.futures, day).is_bonded
    if with_tax == contract_with_tax:
        return ONE
    rate = ONE + reference.vat(pair.futures, day)
    return rate if contract_with_tax else ONE / rate


def commodity_of(futures: str) -> str:
    """Return the letters by which rows of premiums name the goods of a contract."""
    return (future_product(futures) or futures).rpartition(".")[2]


def comparable_pair(pair: Pair, terms: SpotTerms, day: date, reference: Reference) -> Pair:
    """Return the pair with the factors that hold on `day`; raise `NoReference` without a row."""
    made: dict[str, Any] = {}
    if terms.with_tax is not None:
        made["tax_factor"] = tax_factor(pair, terms.with_tax, day, reference)
    if terms.goods:
        code = commodity_of(pair.futures)
        rows = tuple(reference.premium(code, *one, day) for one in terms.goods)
        made |= {"premiums": rows, "premium": sum((row.amount for row in rows), Decimal(0))}
    return msgspec.structs.replace(pair, **made)
