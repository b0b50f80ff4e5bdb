"""Dated rows give a pair another premium or tax factor from a trading day on: what is on record.

An alert of that day has it among its facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import msgspec

from terminal.core.comparable import SpotTerms
from terminal.core.explain import row_words, spelled
from terminal.core.reference import NoReference, Reference
from terminal.domain.alert import Fact
from terminal.domain.basis import Pair
from terminal.domain.premium import Premium
from terminal.domain.product import Rate

KIND = "pair_terms"


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What dated rows make of a pair, and the rows.

    rows: that the premium is the sum of; () = it is a number of the desk file
    rate: that the tax factor is made of; None = it is a number of the desk file
    """

    premium: Decimal
    tax_factor: Decimal
    rows: tuple[Premium, ...] = ()
    rate: Rate | None = None


class TermsStep(msgspec.Struct, frozen=True, kw_only=True):
    """A pair's terms from a trading day on. before: None = the desk knew none before."""

    pair: str
    day: date
    terms: Terms
    before: Terms | None = None


def terms_on(day: date, pair: Pair, said: SpotTerms, reference: Reference) -> Terms:
    """Return a pair's terms with the rows that they come from."""
    is_taxed = said.with_tax is not None and pair.tax_factor != 1
    try:
        rate = reference.vat_row(pair.futures, day) if is_taxed else None
    except NoReference:  # the factor of before goes on
        rate = None
    return Terms(premium=pair.premium, tax_factor=pair.tax_factor, rows=pair.premiums, rate=rate)


class Turned:
    """The newest terms of each pair, by its id. today: the trading day of each pair."""

    def __init__(self) -> None:
        self.known: dict[str, TermsStep] = {}
        self.today: dict[str, date] = {}

    def facts(self, pairs: Iterable[str]) -> list[Fact]:
        """Say which of these pairs have other terms since today, and by which rows."""
        found: list[Fact] = []
        for pair in pairs:
            step = self.known.get(pair)
            if step is None or step.before is None or step.day != self.today.get(pair):
                continue
            found += _facts(pair, step.before, step)
        return found


def _facts(pair: str, before: Terms, step: TermsStep) -> list[Fact]:
    now, found = step.terms, list[Fact]()
    if now.premium != before.premium:
        found.append(_moved("turned_premium", pair, before.premium, now.premium))
        found += [Fact("turned_row", row_words(one)) for one in now.rows]
    if now.tax_factor != before.tax_factor:
        found.append(_moved("turned_tax", pair, before.tax_factor, now.tax_factor))
        if now.rate is not None:
            found.append(Fact("turned_rate", f"{now.rate.rate:%}, from {now.rate.since}"))
    return found


def _moved(name: str, pair: str, before: Decimal, after: Decimal) -> Fact:
    return Fact(name, f"{pair}: {spelled(before)} → {spelled(after)}")
