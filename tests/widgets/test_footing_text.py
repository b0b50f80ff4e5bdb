"""Rates and amounts in words."""

from __future__ import annotations

import pytest

from terminal.core.book_view import BookState
from terminal.domain.line import LineKind, TaxView
from tests.book_builders import D, book_line
from widgets.footing_text import amount, footing_of, other, rates_hint, rates_of, rates_text, titled
from widgets.latest import Latest

LINES = [
    book_line(9, id="a", commodity="au", vat=D(0)),
    book_line(9, id="b", vat=D("0.13")),
    book_line(9, id="c", commodity="m", vat=D("0.09")),
    book_line(9, id="d", commodity="xx", vat=None),
    book_line(9, id="e", commodity="al", vat=D("0.13")),
    book_line(9, id="f", commodity="zz", kind=LineKind.FUTURES),
]


def test_the_footing_is_the_desks_and_with_tax_until_it_has_said() -> None:
    latest = Latest()
    assert footing_of(latest) is TaxView.WITH_TAX
    latest.book[""] = BookState(footing=TaxView.WITHOUT_TAX)
    assert footing_of(latest) is TaxView.WITHOUT_TAX
    assert {other(one) for one in TaxView} == set(TaxView)
    assert titled("Flat exposure", TaxView.WITHOUT_TAX) == "Flat exposure, excl. VAT"


def test_rates_are_told_highest_first_without_those_of_lots() -> None:
    assert list(rates_of(LINES)) == [D("0.13"), D("0.09"), D(0), None]
    assert rates_text(rates_of(LINES)) == "r = 13%, 9%, 0%, ?"
    assert rates_text(rates_of([])) == ""
    assert rates_text([D("0.105")]) == "r = 10.5%"


def test_each_rate_is_told_with_its_goods() -> None:
    latest = Latest({"commodity:cu": "铜"})
    assert rates_hint(LINES, latest).split("\n") == [
        "r = 13%, excl. VAT is q / 1.13: 铜, al",
        "r = 9%, excl. VAT is q / 1.09: m",
        "no tax in the price, the same on both: au",
        "no rate on file: xx",
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [("620", "+620"), ("333.333", "+333.333"), ("548.672566", "+548.7"), ("-0.088496", "−0.1")],
)
def test_a_divided_amount_is_rounded_and_a_written_one_is_not(value: str, words: str) -> None:
    assert amount(D(value)) == words
