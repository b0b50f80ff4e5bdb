"""A difference leads from one book to the other, whole or not at all, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.book_change import Outdated, applied, diff, inverse
from terminal.domain.register import Register, Table
from tests.book_builders import D, make_contract, make_lot, make_pricing, make_register

BOOKS = st.builds(
    lambda contracts, lots, pricings: make_register(
        contracts=[make_contract(id=f"P{i}", quantity=D(q)) for i, q in contracts.items()],
        stock=[make_lot(id=f"L{i}", quantity=D(q)) for i, q in lots.items()],
        pricings=[make_pricing(q, id=f"F{i}") for i, q in pricings.items()],
    ),
    *[st.dictionaries(st.integers(0, 5), st.integers(1, 3)) for _ in range(3)],
)


@given(before=BOOKS, after=BOOKS)
def test_there_and_back(before: Register, after: Register) -> None:
    changes = diff(before, after)
    assert applied(before, changes) == after
    assert applied(after, inverse(changes)) == before
    assert (changes == ()) == (before == after)


@given(before=BOOKS, after=BOOKS)
def test_tables_may_be_applied_in_any_order(before: Register, after: Register) -> None:
    parts = [diff(before, after, [table]) for table in Table]
    forth = back = before
    for part in parts:
        forth = applied(forth, part)
    for part in reversed(parts):
        back = applied(back, part)
    assert forth == back == after


def test_an_old_preview_changes_nothing() -> None:
    before = make_register(stock=[make_lot()])
    after = make_register(stock=[make_lot(quantity=D(1)), make_lot(id="L2")])
    changes = diff(before, after)
    meanwhile = make_register(stock=[make_lot(quantity=D(499))])
    with pytest.raises(Outdated, match="stock L1 is gone or was changed since the preview"):
        applied(meanwhile, changes)
    with pytest.raises(Outdated, match="stock L2 is there already since the preview"):
        applied(applied(before, changes[1:]), changes)


def test_only_the_named_tables_are_compared() -> None:
    before = make_register(stock=[make_lot()], contracts=[make_contract()])
    assert [c.table for c in diff(before, Register(), [Table.LOTS])] == [Table.LOTS]
