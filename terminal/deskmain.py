"""[main] and [[main_fixed]] of a desk file: how the main contract of a product is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from terminal.core.month_check import flaw, is_over
from terminal.desktable import FUTURES, Table
from terminal.domain.code import future_product
from terminal.domain.main_contract import Fixed, MainRule, Source
from terminal.ruletables import Mistake


class MainTable(Table, frozen=True, kw_only=True):
    """[main]: by what a main contract is named; see terminal.domain.main_contract.MainRule."""

    source: Literal["open_interest", "volume_and_open_interest", "front", "off"] = "open_interest"
    ratio: Annotated[float, Meta(ge=1, le=10)] = 1.1


class MainFixedTable(Table, frozen=True, kw_only=True):
    """[[main_fixed]]: what a person names, from a trading day on, whatever the source says."""

    contract: Annotated[str, Meta(pattern=FUTURES)]
    since: date


def main_rule(table: MainTable, fixed: Iterable[MainFixedTable]) -> MainRule:
    """Return the rule as the desk runs it."""
    rows = tuple(Fixed(one.contract, one.since) for one in fixed)
    return MainRule(source=Source(table.source), ratio=table.ratio, fixed=rows)


def mistakes(fixed: Sequence[MainFixedTable], futures: Iterable[str]) -> Iterator[Mistake]:
    """Return what is wrong in the rows; `futures` are the contracts of the pairs."""
    products = frozenset(future_product(symbol) or "" for symbol in futures)
    seen: set[tuple[str, date]] = set()
    for index, one in enumerate(fixed):
        place = ("main_fixed", index, "contract")
        product = future_product(one.contract)
        if product is None:
            yield Mistake(place, one.contract, "a listed month is needed, such as SHFE.cu2701")
        elif product not in products and not _near(product, products):
            yield Mistake(place, one.contract, f"no pair of the desk is on {product}")
        elif why := flaw(one.contract, products):
            yield Mistake(place, one.contract, why)
        elif is_over(one.contract, one.since):
            why = f"the delivery month of {one.contract} is over by then"
            yield Mistake((*place[:2], "since"), one.since, why)
        elif (product, one.since) in seen:
            why = f"another main contract of {product} is fixed from this day on"
            yield Mistake((*place[:2], "since"), one.since, why)
        seen.add((product or "", one.since))


def _near(product: str, products: Iterable[str]) -> bool:
    return product.lower() in {one.lower() for one in products}
