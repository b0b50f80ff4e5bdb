"""Templates of the business book, empty or filled: what is written here is read by book_import.

CSV is written with a mark, so that a spreadsheet takes it for UTF-8. Codes and times are text; what
a spreadsheet would take for a formula has a quotation mark in front.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from terminal.domain.register import Item, Register, Table
from terminal.domain.stock import Lot
from terminal.feeds import book_cell as cell
from terminal.feeds.book_columns import CHECK, Column, Columns, Shape
from terminal.feeds.book_rows import QUOTE, RISKY
from terminal.feeds.scalar import BEIJING

MOST_LISTED = 5000
WIDTH = 14


class Language(StrEnum):
    """In which language headers and words are written; both are read."""

    CHINESE = "zh"
    ENGLISH = "en"


def csv_of(
    table: Table, columns: Columns, register: Register, language: Language = Language.CHINESE
) -> bytes:
    """Write one table; an empty register makes an empty template."""
    shape = columns.shapes[table]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_headers(shape, language))
    for item in register.table(table).values():
        writer.writerow([_safe(_value(item, column, language)) for column in shape.columns])
    return text.getvalue().encode("utf-8-sig")


def xlsx_of(columns: Columns, register: Register, language: Language = Language.CHINESE) -> bytes:
    """Write all tables, one sheet each, with notes and drop-down lists."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for table, shape in columns.shapes.items():
        title = shape.names[0] if language is Language.CHINESE else table.value
        sheet = workbook.create_sheet(title)
        sheet.append(_headers(shape, language))
        for item in register.table(table).values():
            sheet.append([_native(_value(item, column, language)) for column in shape.columns])
        _dress(sheet, shape, language)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _headers(shape: Shape, language: Language) -> list[str]:
    is_chinese = language is Language.CHINESE
    return [column.names[0] if is_chinese else column.key for column in shape.columns]


def _value(item: Item, column: Column, language: Language) -> Any:
    if column.key == CHECK:
        return None
    if isinstance(item, Lot) and column.key in ("hedge_quantity", "hedge_price"):
        return None if item.hedge is None else getattr(item.hedge, column.key[len("hedge_") :])
    value = getattr(item, column.key)
    for words in (cell.SIDES, cell.KINDS, cell.RIGHTS, cell.ANSWERS):
        if isinstance(value, StrEnum | bool) and value in words.values():
            return _word(words, value, language)
    return value


# 1 and True are equal, and so are "1" and "yes" to a reader: the words differ in their letters.
def _word(words: Mapping[str, Any], value: object, language: Language) -> str:
    is_english = language is Language.ENGLISH
    return next(
        word
        for word, meaning in words.items()
        if type(meaning) is type(value) and meaning == value and word.isascii() == is_english
    )


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(BEIJING).replace(tzinfo=None).isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _safe(value: Any) -> str:
    text = _text(value)
    return f"{QUOTE}{text}" if isinstance(value, str) and text[:1] in tuple(RISKY) else text


# A spreadsheet keeps 15 digits of a number; longer ones stay text, which is read as well.
def _native(value: Any) -> Any:
    if isinstance(value, Decimal) and len(value.as_tuple().digits) <= 15:
        return value
    return _safe(value) or None


def _dress(sheet: Any, shape: Shape, language: Language) -> None:
    sheet.freeze_panes = "B2"
    for at, column in enumerate(shape.columns, start=1):
        letter = get_column_letter(at)
        head = sheet.cell(row=1, column=at)
        head.font = Font(bold=column.is_required)
        if column.note:
            head.comment = Comment(column.note, "basisdesk")
        sheet.column_dimensions[letter].width = WIDTH
        if column.read in (cell.plain, cell.words):
            for row in range(1, sheet.max_row + 1):
                sheet.cell(row=row, column=at).number_format = "@"
        words = list(_choices(column, language))
        if words:
            rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
            sheet.add_data_validation(rule)
            rule.add(f"{letter}2:{letter}{MOST_LISTED}")


def _choices(column: Column, language: Language) -> Iterable[str]:
    tables: dict[str, Mapping[str, Any]] = {
        "side": cell.SIDES,
        "kind": cell.KINDS,
        "pricing_right": cell.RIGHTS,
        "is_final": cell.ANSWERS,
        "includes_tax": cell.ANSWERS,
        "has_title": cell.ANSWERS,
    }
    words = tables.get(column.key, {})
    return dict.fromkeys(_word(words, meaning, language) for meaning in words.values())
