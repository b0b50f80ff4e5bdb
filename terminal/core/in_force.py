"""Which of several dated rules of an exchange holds for a contract on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from terminal.domain.code import future_product


class Dated(Protocol):
    """A rule for all products of an exchange, or for those that it names, from a day on."""

    @property
    def exchange(self) -> str:
        """Its letters."""

    @property
    def products(self) -> tuple[str, ...]:
        """Codes without the exchange; () = all."""

    @property
    def since(self) -> date:
        """The first day on which it holds."""


T = TypeVar("T", bound=Dated)


def in_force(futures: str, day: date, rules: Iterable[T]) -> T | None:
    """Return the rule in force: one that names the product beats one that names none.

    Of two such rules the one with the later `since` holds, and of those the one that stands last.
    """
    exchange, _, code = (future_product(futures) or "").partition(".")
    found: T | None = None
    for rule in rules:
        if rule.exchange != exchange or rule.since > day:
            continue
        if rule.products and code not in rule.products:
            continue
        if found is None or _rank(rule) >= _rank(found):
            found = rule
    return found


def _rank(rule: Dated) -> tuple[bool, date]:
    return bool(rule.products), rule.since
