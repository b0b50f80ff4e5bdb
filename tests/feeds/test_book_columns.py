"""The columns cover the rows: every field has one, and no header means two things."""

from __future__ import annotations

import msgspec
import pytest

from terminal.domain.register import Table
from terminal.feeds.book_columns import CHECK, Columns

COLUMNS = Columns()


@pytest.mark.parametrize("table", Table)
def test_every_field_has_its_column(table: Table) -> None:
    shape = COLUMNS.shapes[table]
    keys = {column.key for column in shape.columns} - {CHECK, "hedge_quantity"}
    if table is Table.LOTS:
        keys = keys - {"hedge_price"} | {"hedge"}
    # What has no id of its own is named by its keys.
    assert keys | ({"id"} if shape.keys else set()) == set(shape.make.__struct_fields__)
    assert set(shape.keys) <= keys


@pytest.mark.parametrize("table", Table)
def test_a_field_without_a_default_is_required(table: Table) -> None:
    shape = COLUMNS.shapes[table]
    fields = msgspec.structs.fields(shape.make)
    needed = {field.encode_name for field in fields if field.required}
    required = {column.key for column in shape.columns if column.is_required}
    assert needed <= required | ({"id"} if shape.keys else set())
    assert set(shape.keys) <= required


@pytest.mark.parametrize("table", Table)
def test_no_header_means_two_columns(table: Table) -> None:
    columns = COLUMNS.shapes[table].columns
    names = [name for column in columns for name in {*column.names, column.key}]
    assert len(names) == len(set(names))


def test_a_table_has_an_english_and_a_chinese_name() -> None:
    assert COLUMNS.table_named("Contracts") is COLUMNS.table_named(" 合同 ") is Table.CONTRACTS
    assert COLUMNS.table_named("Sheet1") is None
