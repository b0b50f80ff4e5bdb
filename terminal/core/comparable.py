"""A pair's adjustments on a given day, from dated tables: unit, tax, freight, premium, FX.

The order is the one of `domain/basis.py`. Each operand comes from a row that is in force that day;
a missing row is an error, never a zero.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from terminal.core.reference import Reference
from terminal.domain.basis import Pair

ONE = Decimal(1)


class SpotTerms(msgspec.Struct, frozen=True, kw_only=True):
    """How a spot series is quoted, against the deliverable standard of its contract.

    moisture: fraction of water in goods that are quoted wet while futures are dry (iron ore)
    attributes: (attribute, value) pairs whose premiums are taken off, such as ("brand", "X")
    """

    pair: str
    commodity: str
    unit_factor: Decimal = ONE
    with_tax: bool = True
    moisture: Decimal = Decimal(0)
    attributes: tuple[tuple[str, str], ...] = ()
    freight: Decimal = Decimal(0)
    fx: Decimal = ONE


def tax_factor(pair: Pair, with_tax: bool, day: date, reference: Reference) -> Decimal:
    """Return what brings a spot quote to the contract's tax footing."""
    contract_with_tax = not reference.product(pair.futures, day).is_bonded
    if with_tax == contract_with_tax:
        return ONE
    rate = ONE + reference.vat(pair.futures, day)
    return rate if contract_with_tax else ONE / rate


def comparable_pair(pair: Pair, terms: SpotTerms, day: date, reference: Reference) -> Pair:
    """Return the pair with the factors that hold on `day`."""
    if not 0 <= terms.moisture < 1:
        raise ValueError(f"moisture of {terms.pair} is {terms.moisture}; allowed is 0 to below 1")
    premiums = [
        reference.premium(terms.commodity, attribute, value, day).amount
        for attribute, value in terms.attributes
    ]
    return msgspec.structs.replace(
        pair,
        unit_factor=terms.unit_factor / (ONE - terms.moisture),
        tax_factor=tax_factor(pair, terms.with_tax, day, reference),
        freight=terms.freight,
        premium=sum(premiums, Decimal(0)),
        fx=terms.fx,
    )
