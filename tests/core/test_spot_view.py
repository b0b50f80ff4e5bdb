"""A preview says by itself whether the file is well."""

from __future__ import annotations

import pytest

from terminal.core.spot_view import RowKind, SpotPreview


@pytest.mark.parametrize(
    ("counts", "refused", "is_clean"),
    [
        ({}, "", True),
        ({RowKind.GOOD: 2, RowKind.LOOK: 1, RowKind.OTHER: 4}, "", True),
        ({RowKind.GOOD: 2, RowKind.BAD: 1}, "", False),
        ({}, "no header", False),
    ],
)
def test_a_file_is_clean_without_bad_rows_and_refusal(
    counts: dict[RowKind, int], refused: str, is_clean: bool
) -> None:
    found = SpotPreview(where="a", counts=counts, refused=refused)
    assert found.is_clean is is_clean
    assert [found.count(kind) for kind in RowKind] == [counts.get(kind, 0) for kind in RowKind]
