"""A template is read as it is written, without a mapping, and reaches no pair."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from terminal.feeds.book_template import Language
from terminal.feeds.spot_layout import ALIASES
from terminal.feeds.spot_table import table_of
from terminal.feeds.spot_template import CHINESE, NOTES, ROLES, csv_of, xlsx_of

NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.mark.parametrize("write", [csv_of, xlsx_of])
@pytest.mark.parametrize("language", list(Language))
def test_a_template_needs_no_mapping(write: object, language: Language) -> None:
    assert callable(write)
    table = table_of(write(language), "t", NOW)
    assert table.faults == []
    assert set(table.columns.at) == set(ROLES)
    names = {"示例.铜", "示例.铝"} if language is Language.CHINESE else {"EXAMPLE.cu", "EXAMPLE.al"}
    assert set(table.rows) == names
    assert [one.stamp[:16] for rows in table.rows.values() for one in rows] == [
        "2026-01-05 00:00",
        "2026-01-05 15:00",
    ]


def test_every_head_is_a_name_that_is_guessed() -> None:
    assert len(ROLES) == len(CHINESE) == len(NOTES)
    assert all(word in ALIASES[role] for role, word in zip(ROLES, CHINESE, strict=True))
