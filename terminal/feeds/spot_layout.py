"""How a spot price file is laid out: which column means what, and how numbers and days are written.

A desk file says it in `[spot_file.mapping]`. What it does not say is guessed from the header by the
usual names, Chinese and English, and the guess is shown; a column that is named is not guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from terminal.core.refusal import Refusal, say, say_of
from terminal.feeds.basis_check import BasisSign
from terminal.feeds.fault import Malformed, shown
from terminal.feeds.spot_sheet import Row, text_of

LONGEST_NAME = 64
Word = Annotated[str, Meta(max_length=LONGEST_NAME)]

# What is needed comes first; the order is that of a template.
ALIASES: dict[str, tuple[str, ...]] = {
    "time": ("time", "date", "datetime", "日期", "报价日期", "价格日期", "交易日", "时间"),
    "clock": ("time", "时间", "报价时间"),
    "symbol": ("symbol", "code", "series", "代码", "品种", "品名", "名称", "合约", "现货"),
    "grade": (),
    "place": (),
    "price": ("price", "spot", "价格", "现货价", "现货价格", "报价", "均价", "平均价"),
    "unit": ("unit", "单位", "计价单位"),
    "currency": ("currency", "ccy", "币种", "货币"),
    "terms": ("terms", "报价方式", "报价类型", "含税"),
    "futures": ("futures", "期货", "期货价", "期货价格"),
    "basis": ("basis", "基差"),
}
NEEDED = ("time", "symbol", "price")
# One name may be quoted in several grades at several places: these tell its series apart.
PARTS = ("symbol", "grade", "place")
EXAMPLE = "time,symbol,price"
MOST_HEADER = 20  # filled lines among which the header is looked for

_is_letter = re.compile(r"[A-Z]{1,2}", re.ASCII).fullmatch
_in_brackets = re.compile(r"[(\[].*[)\]]$")


class Layout(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """[spot_file.mapping]: all of it may be left out.

    sheet: a workbook's, "" = its first with something in it. header: the line with the names of the
        columns, 0 = there is none; None = looked for
    series: the one series of a file without a column for it
    time ... basis: columns, by name or by letter. time: day, or day and time; clock: time of day
    grade, place: part of a series' name where they are named, as in "铜/1#/上海"
    names: the file's name of a series -> the desk's; others are then somebody else's
    unit_is, currency_is, terms_are: what these columns have to say for a row to count
    sign: which way round the column `basis` is written
    date_format: of YYYY or YY, MM, DD and what stands between them; "" = the year comes first
    encoding: of a CSV, "" = UTF-8 if it can be, else GBK
    """

    sheet: Word = ""
    header: Annotated[int, Meta(ge=0, le=1000)] | None = None
    series: Word = ""
    time: Word = ""
    clock: Word = ""
    symbol: Word = ""
    grade: Word = ""
    place: Word = ""
    price: Word = ""
    unit: Word = ""
    currency: Word = ""
    terms: Word = ""
    futures: Word = ""
    basis: Word = ""
    names: dict[str, Annotated[str, Meta(min_length=1, max_length=64)]] = {}
    unit_is: Word = ""
    currency_is: Word = ""
    terms_are: Word = ""
    sign: BasisSign = BasisSign.SPOT_MINUS_FUTURES
    date_format: Word = ""
    decimal: Literal[".", ","] = "."
    thousands: Literal["", ",", ".", " ", "'"] = ""
    delimiter: Literal["", ",", ";", "\t", "|"] = ""
    encoding: Literal["", "utf-8", "gbk"] = ""

    @property
    def named(self) -> dict[str, str]:
        """The columns that it names, by what they mean."""
        return {role: name for role in ALIASES if (name := getattr(self, role))}

    @property
    def brings(self) -> tuple[str, ...]:
        """The series of the desk that it speaks of."""
        return tuple(dict.fromkeys([*([self.series] if self.series else []), *self.names.values()]))


class Columns(msgspec.Struct, frozen=True):
    """Where a file keeps what. line: of the header, 0 = none.

    at, name: by meaning, the column from 0 and what it is called. guessed: meanings not named
    """

    line: int
    at: dict[str, int]
    name: dict[str, str]
    guessed: tuple[str, ...]

    @property
    def words(self) -> str:
        """What was guessed, "" where everything is as it is called."""
        odd = [f"{role} = {self.name[role]}" for role in self.guessed if self.name[role] != role]
        return ", ".join(odd)


def contradiction(layout: Layout) -> tuple[str, str, str] | None:
    """Return key, value and what is wrong with a layout by itself, or None."""
    named = layout.named
    for part in PARTS if layout.series else ():
        if part in named:
            return part, named[part], f"the file has one series, {layout.series}"
    if layout.series and layout.names:
        return "series", layout.series, "names say what a column means, and there is none"
    for role, name in named.items():
        if other := next((one for one in named if named[one] == name and one != role), ""):
            return role, name, f"is the column for {other} as well"
        if layout.header == 0 and not _is_letter(name):
            return role, name, "without a header a column is named by its letter, such as B"
    if layout.header == 0 and (missing := _missing(layout, named)):
        return "header", "0", f"without a header no column can be guessed: {missing} is not named"
    if layout.basis and not layout.futures:
        return "basis", layout.basis, "is recomputed from spot and futures: name futures as well"
    return _odd_writing(layout)


def letter_of(at: int) -> str:
    """Return a column's letters, "A" for 0."""
    return letter_of(at // 26 - 1) + chr(65 + at % 26) if at >= 26 else chr(65 + at)


def columns_in(rows: Sequence[Row], layout: Layout, where: str) -> Columns:
    """Find the header and the columns; raise `Malformed` when one that is needed is not there."""
    if layout.header == 0:
        at = {role: _index(letter) for role, letter in layout.named.items()}
        return Columns(0, at, layout.named, ())
    if layout.header is not None:
        rows = [row for row in rows if row.line == layout.header]
    if not rows:
        line = layout.header or 1
        why = say(Refusal.HEADER_MISSING, file=where, line=line, expected=EXAMPLE)
        raise Malformed("header", why, line)
    best: tuple[int, Malformed] | None = None
    for row in rows[:MOST_HEADER]:
        found = _columns(row, layout, where)
        if isinstance(found, Columns):
            return found
        if best is None or found[0] > best[0]:
            best = found
    assert best is not None
    raise best[1]


def _columns(row: Row, layout: Layout, where: str) -> Columns | tuple[int, Malformed]:
    if row.fault is not None:
        return 0, row.fault
    titles = [" ".join(text_of(cell).split()) for cell in row.cells]
    at: dict[str, int] = {}
    wrong: list[tuple[Refusal, str]] = []
    for role in _wanted(layout, titles):
        name = getattr(layout, role)
        hits = _named(titles, name) if name else _guessed(titles, role, layout)
        # A day and a time of day beside it: the one column is not the other.
        if role == "clock" and not name:
            hits = [one for one in hits if one != at.get("time")][:1]
        if len(hits) == 1:
            at[role] = hits[0]
        elif hits or name or role in NEEDED:
            missing = Refusal.COLUMN_GONE if name else Refusal.COLUMN_MISSING
            why = Refusal.COLUMN_TWICE if hits else missing
            wrong.append((why, shown(name) if name else role))
    if wrong:
        why, wanted = wrong[0]
        about = {"file": where, "line": row.line, "wanted": wanted}
        about |= {"text": shown(row.text), "expected": EXAMPLE}
        return len(at), Malformed("header", say_of(why, about), row.line)
    guessed = tuple(role for role in at if not getattr(layout, role))
    return Columns(row.line, at, {role: titles[one] for role, one in at.items()}, guessed)


# What a file may have besides is guessed only where nobody has said which columns count.
def _wanted(layout: Layout, titles: Sequence[str]) -> list[str]:
    needed = [role for role in NEEDED if role != "symbol" or not layout.series]
    if layout.named:
        return needed + [role for role in layout.named if role not in needed]
    return needed + [role for role in ALIASES if role not in NEEDED]


def _named(titles: Sequence[str], name: str) -> list[int]:
    hits = [at for at, title in enumerate(titles) if _plain(title) == _plain(name)]
    return [_index(name)] if not hits and _is_letter(name) else hits


def _guessed(titles: Sequence[str], role: str, layout: Layout) -> list[int]:
    taken = {hit for name in layout.named.values() for hit in _named(titles, name)}
    free = [at for at in range(len(titles)) if at not in taken]
    hits = [at for at in free if _bare(titles[at]) in ALIASES[role]]
    if role == "time" and len(hits) > 1:
        # Of a day and a time, the day.
        days = [at for at in hits if _bare(titles[at]) not in ALIASES["clock"]]
        return days or hits
    return hits


def _bare(title: str) -> str:
    # "现货价(元/吨)" is a 现货价.
    return _in_brackets.sub("", _plain(title)).strip()


def _plain(title: str) -> str:
    return unicodedata.normalize("NFKC", title).strip().lower()


def _index(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1


def _missing(layout: Layout, named: dict[str, str]) -> str:
    wanted = [role for role in NEEDED if role != "symbol" or not layout.series]
    return next((role for role in wanted if role not in named), "")


def _odd_writing(layout: Layout) -> tuple[str, str, str] | None:
    if layout.decimal == layout.thousands:
        return "thousands", layout.thousands, "separates the decimals as well"
    if layout.delimiter == layout.decimal:
        return "delimiter", layout.delimiter, "separates the decimals as well"
    years = re.findall(r"Y+", layout.date_format)
    parts = [re.findall(letter, layout.date_format) for letter in ("MM", "DD")]
    is_whole = years in (["YYYY"], ["YY"]) and all(len(part) == 1 for part in parts)
    if layout.date_format and not is_whole:
        return "date_format", layout.date_format, "needs YYYY or YY, MM and DD, each once"
    return None
