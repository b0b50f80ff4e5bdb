"""A key of measures says whose they are."""

from __future__ import annotations

import pytest

from terminal.core.book_view import group_key, group_of


@pytest.mark.parametrize("group", [("metals", "cu"), ("", "cu"), ("华北/铜", "a b")])
def test_a_key_gives_back_unit_and_commodity(group: tuple[str, str]) -> None:
    assert group_of(group_key(*group)) == group


def test_a_key_of_something_else_names_no_commodity() -> None:
    assert group_of("nobody") == ("nobody", "")
