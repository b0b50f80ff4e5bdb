"""A change knows its kind, its fields and its inverse, and survives the ledger."""

from __future__ import annotations

import msgspec

from terminal.domain.audit import body_of, thing_of
from terminal.domain.change import Change, ChangeKind
from terminal.domain.register import Table
from tests.book_builders import D, make_lot


def change(before: object, after: object) -> Change:
    return Change(table=Table.LOTS, id="L1", before=before, after=after)  # type: ignore[arg-type]  # rows of the test


def test_a_change_says_what_happened() -> None:
    lot, less = make_lot(), make_lot(quantity=D(1), place="上海")
    assert change(None, lot).kind is ChangeKind.ADDED
    assert change(lot, None).kind is ChangeKind.REMOVED
    assert change(lot, less).kind is ChangeKind.CHANGED
    assert change(lot, less).fields == ("quantity", "place")
    assert change(None, lot).fields == ()


def test_the_inverse_goes_back() -> None:
    forth = change(None, make_lot())
    assert forth.inverse == change(make_lot(), None)
    assert forth.inverse.inverse == forth


def test_a_change_survives_json() -> None:
    one = change(make_lot(), make_lot(quantity=D(1)))
    assert msgspec.json.decode(msgspec.json.encode(one), type=Change) == one
    assert thing_of(body_of(one), Change) == one
