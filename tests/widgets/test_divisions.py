"""Which row a line stands under, and whose measures a row has."""

from __future__ import annotations

from tests.book_builders import book_line
from widgets.divisions import (
    BY_ACCOUNT,
    BY_MONTH,
    BY_STRATEGY,
    DIVISIONS,
    group_at,
    part_of,
    path_of,
    rows_of,
)

LINE = book_line(1, strategy="carry", account="demo")


def test_a_line_stands_under_what_is_chosen() -> None:
    assert [part_of(LINE, one) for one in DIVISIONS] == ["2027-01", "carry", "demo"]
    assert path_of(LINE, BY_ACCOUNT) == ("metals", "cu", "demo")
    assert path_of(book_line(1), BY_STRATEGY) == ("metals", "cu", "")


def test_measures_are_of_a_commodity_and_of_a_strategy_in_it() -> None:
    copper = ("metals", "cu")
    assert group_at(copper, BY_MONTH) == copper
    assert group_at((*copper, "carry"), BY_STRATEGY) == ("strategy:carry", "cu")
    for key, division in (
        (("metals",), BY_MONTH),
        (("metals",), BY_STRATEGY),
        ((*copper, ""), BY_STRATEGY),
        ((*copper, "carry"), BY_ACCOUNT),
        ((*copper, "carry", "stock:L1"), BY_STRATEGY),
    ):
        assert group_at(key, division) == ()


def test_a_change_is_looked_for_where_it_may_stand() -> None:
    assert rows_of(("metals", "cu"), ["farm", "metals"]) == [("metals", "cu")]
    assert rows_of(("strategy:carry", "cu"), ["farm", "metals"]) == [
        ("farm", "cu", "carry"),
        ("metals", "cu", "carry"),
    ]
