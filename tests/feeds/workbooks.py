"""Real workbooks for tests, written as spreadsheet programs write them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl


def workbook(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook of (title, rows)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def edited(
    content: bytes, pattern: str, text: str, part: str = "xl/worksheets/sheet1.xml"
) -> bytes:
    """The same workbook with one part's text changed; the pattern has to be there."""
    edited = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(edited, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                found, times = re.subn(pattern, text, data.decode())
                assert times, data
                data = found.encode()
            new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return edited.getvalue()


def computed(content: bytes, value: str) -> bytes:
    """The same workbook with one value for all formulas, as a program that computes leaves them."""
    return edited(content, r"</f><v ?/>|</f><v></v>", f"</f><v>{value}</v>")
