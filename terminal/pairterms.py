"""What a desk file says of its spot goods by dated rows, and the factors that come of it on a day.

A pair has a number or the rows, never both. A missing row is an error, never a zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from terminal.core.comparable import SpotTerms, comparable_pair
from terminal.core.reference import NoReference, Reference
from terminal.deskfile import PairTable, PremiumTable
from terminal.domain.basis import Pair
from terminal.domain.premium import Premium
from terminal.ruletables import Mistake


class Made(NamedTuple):
    """A pair with the factors of a day, or the first thing that is not on file."""

    pair: Pair
    wrong: Mistake | None


def premiums_of(rows: Iterable[PremiumTable]) -> tuple[Premium, ...]:
    """Return the rows as the desk counts with them."""
    return tuple(
        Premium(
            commodity=one.commodity,
            attribute=one.attribute,
            value=one.value,
            amount=one.amount,
            since=one.since,
            until=one.until,
            source=one.source,
        )
        for one in rows
    )


def terms_of(table: PairTable) -> SpotTerms | None:
    """Return what of a pair has dates; None where all of it is numbers."""
    if table.spot_with_tax is None and not table.goods:
        return None
    return SpotTerms(with_tax=table.spot_with_tax, goods=tuple((table.goods or {}).items()))


def mistakes(pairs: Sequence[PairTable], rows: Sequence[PremiumTable]) -> Iterator[Mistake]:
    """Give what is wrong on any day: two ways to say one thing, rows that contradict each other."""
    for index, pair in enumerate(pairs):
        yield from _wrong_pair(("pair", index), pair)
    for index, row in enumerate(rows):
        place = ("premium", index)
        if row.until is not None and row.until < row.since:
            yield Mistake((*place, "to"), row.until, f"ends before it begins, on {row.since}")
        for before, other in enumerate(rows[:index]):
            if _is_same(row, other) and _do_overlap(row, other):
                what = f"{row.attribute} {row.value} of {row.commodity}"
                why = f"premium[{before + 1}] is in force then too for {what}: end that one before"
                yield Mistake((*place, "from"), row.since, why)


def made_on(day: date, index: int, pair: Pair, terms: SpotTerms, reference: Reference) -> Made:
    """Return a pair as the rows in force on `day` make it, or say which of them is missing."""
    place = ("pair", index)
    try:
        pair = comparable_pair(pair, SpotTerms(with_tax=terms.with_tax), day, reference)
    except NoReference as none:
        return Made(pair, Mistake((*place, "spot_with_tax"), terms.with_tax, str(none)))
    for attribute, value in terms.goods:
        try:
            comparable_pair(pair, SpotTerms(goods=((attribute, value),)), day, reference)
        except NoReference as none:
            return Made(pair, Mistake((*place, "goods", attribute), value, str(none)))
    return Made(comparable_pair(pair, SpotTerms(goods=terms.goods), day, reference), None)


def _wrong_pair(place: tuple[str, int], pair: PairTable) -> Iterator[Mistake]:
    if pair.goods is not None:
        if pair.premium is not None:
            why = "goods says it by the rows of [[premium]]: one of the two must go"
            yield Mistake((*place, "premium"), pair.premium, why)
        if not pair.goods:
            why = "at least one attribute is needed; without any, say premium"
            yield Mistake((*place, "goods"), pair.goods, why)
        if pair.fx != 1:
            why = "goods cannot stand beside it: amounts of [[premium]] are in the contract's money"
            yield Mistake((*place, "fx"), pair.fx, why)
    if pair.spot_with_tax is not None and pair.tax_factor is not None:
        why = "spot_with_tax says it by the rates on file: one of the two must go"
        yield Mistake((*place, "tax_factor"), pair.tax_factor, why)
    if not 0 <= pair.moisture < 1:
        why = "must be 0 or more and below 1: 0.08 is 8% of water"
        yield Mistake((*place, "moisture"), pair.moisture, why)


def _is_same(one: PremiumTable, other: PremiumTable) -> bool:
    return (one.commodity, one.attribute, one.value) == (
        other.commodity,
        other.attribute,
        other.value,
    )


def _do_overlap(one: PremiumTable, other: PremiumTable) -> bool:
    first, last = sorted((one, other), key=lambda row: row.since)
    return first.until is None or last.since <= first.until


def number_of(value: Decimal | None, otherwise: int) -> Decimal:
    """Return a number of a pair, or what stands for it until the rows are known."""
    return Decimal(otherwise) if value is None else value
