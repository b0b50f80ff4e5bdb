"""An empty spot price file with the heads that need no mapping, and two rows that show the form.

The rows are of series that no desk has and of a day that is long over: left in place they reach no
pair. CSV is written with a mark, so that a spreadsheet takes it for UTF-8.
"""

from __future__ import annotations

import csv
import io
from datetime import datetime

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from terminal.feeds.book_template import WIDTH, Language
from terminal.feeds.scalar import BEIJING

ROLES = ("time", "symbol", "price", "unit", "terms", "futures", "basis")
CHINESE = ("日期", "品种", "价格", "单位", "报价方式", "期货价格", "基差")
NOTES = (
    "2026-01-05 或 2026-01-05 15:00，北京时间 / Beijing time",
    "现货序列，与台账文件一致或在映射里改名 / the series, or a name that the mapping knows",
    "原报价，不作换算 / as quoted, before any conversion",
    "一个序列只有一个单位 / one unit a series",
    "含税、送到等 / with tax, delivered and so on",
    "可空；有基差时要有 / may be empty; needed with a basis",
    "可空；现货减期货，会重算核对 / may be empty; spot minus futures, recomputed",
)
DAY = datetime(2026, 1, 5, tzinfo=BEIJING).replace(tzinfo=None)
EXAMPLES = {
    Language.CHINESE: (
        (DAY, "示例.铜", 101250, "元/吨", "含税", 101300, -50),
        (DAY.replace(hour=15), "示例.铝", 22480, "元/吨", "含税", 22400, 80),
    ),
    Language.ENGLISH: (
        (DAY, "EXAMPLE.cu", 101250, "CNY/t", "with tax", 101300, -50),
        (DAY.replace(hour=15), "EXAMPLE.al", 22480, "CNY/t", "with tax", 22400, 80),
    ),
}


def csv_of(language: Language = Language.CHINESE) -> bytes:
    """Write the template as a CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_heads(language))
    for day, *rest in EXAMPLES[language]:
        writer.writerow([day.isoformat(" ", "minutes").removesuffix(" 00:00"), *rest])
    return text.getvalue().encode("utf-8-sig")


def xlsx_of(language: Language = Language.CHINESE) -> bytes:
    """Write the template as a workbook of one sheet, with a note on each head."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "现货" if language is Language.CHINESE else "spot"
    sheet.append(_heads(language))
    for row in EXAMPLES[language]:
        sheet.append(row)
    sheet.freeze_panes = "A2"
    for at, note in enumerate(NOTES, start=1):
        head = sheet.cell(row=1, column=at)
        head.font = Font(bold=at <= 3)
        head.comment = Comment(note, "basisdesk")
        sheet.column_dimensions[get_column_letter(at)].width = WIDTH
    for row_at in range(2, 2 + len(EXAMPLES[language])):
        sheet.cell(row=row_at, column=1).number_format = "yyyy-mm-dd hh:mm"
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _heads(language: Language) -> list[str]:
    return list(CHINESE if language is Language.CHINESE else ROLES)
