"""A person's calendar file: applied as a whole, or refused with a sentence for each bad row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.almanac.calendar_file import SHIPPED, read_calendar, read_file
from terminal.almanac.table_file import BadTable
from terminal.core.calendar import Calendar
from terminal.domain.calendar import CalendarTable, Phase, Range, SecondAuction, Span
from tests.calendars import CALENDAR, at

START = at("2026-11-24 10:00")
NOTICE = """\
[[confirmed]]
first = 2027-01-01
last = 2027-12-31
exchanges = ["CFFEX", "CZCE", "DCE", "GFEX", "INE", "SHFE"]

[[closed]]
name = "元旦"
first = 2027-01-01
last = 2027-01-03

[[closed]]
name = "春节"
first = 2027-02-05
last = 2027-02-11

[[closed]]
name = "国庆节"
first = 2027-10-01
last = 2027-10-07
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def complaints(folder: Path, text: str) -> list[str]:
    path = written(folder, text)
    with pytest.raises(BadTable) as caught:
        read_file(path)
    return [one.removeprefix(f"{path} ") for one in caught.value.complaints]


def test_a_notice_replaces_what_was_guessed_of_its_year(tmp_path: Path) -> None:
    calendar = Calendar(read_calendar((*SHIPPED, written(tmp_path, NOTICE))))
    days = calendar.days("DCE")
    assert not days.is_trading_day(date(2027, 2, 9))
    assert CALENDAR.days("DCE").is_trading_day(date(2027, 2, 9))
    # In the notice nothing is said of these, so they are open now.
    assert days.is_trading_day(date(2027, 4, 5))
    assert not CALENDAR.days("DCE").is_trading_day(date(2027, 4, 5))
    assert days.is_confirmed(date(2027, 4, 5))
    assert calendar.warning(at("2026-12-20 10:00"), ["DCE"]) is None
    assert not days.is_trading_day(date(2026, 10, 1))


def test_sessions_of_a_product_can_be_corrected_by_hand(tmp_path: Path) -> None:
    text = '[[night]]\nproducts = ["INE.nr"]\nsince = 2026-11-01\nspans = ["21:00-26:30"]\n'
    calendar = Calendar(read_calendar((*SHIPPED, written(tmp_path, text))))
    assert calendar.phase("INE.nr2701", at("2026-11-24 02:00")) is Phase.CONTINUOUS
    assert calendar.phase("INE.nr2701", at("2026-10-27 02:00")) is Phase.CLOSED


def test_all_tables_are_read(tmp_path: Path) -> None:
    text = """\
[[closed]]
name = "x"
first = 2027-03-05
last = 2027-03-08
exchanges = ["DCE"]
[[no_night]]
first = 2027-03-11
last = 2027-03-15
reason = "x"
exchanges = ["DCE"]
[[day]]
products = ["DCE.*"]
since = 2027-03-01
spans = ["09:00-10:15", "10:30:00-11:30:00"]
[[listed]]
products = ["DCE.zz"]
first = 2009-01-01
last = 2027-01-29
[[auction]]
exchanges = ["DCE"]
since = 2027-01-01
minutes = 10
matching = 2
[[second_auction]]
exchanges = ["DCE"]
since = 2027-01-01
kind = "cancels"
"""
    table = read_file(written(tmp_path, text))
    assert table.closed == {"DCE": {date(2027, 3, 5): "x", date(2027, 3, 8): "x"}}
    assert table.no_night == {
        "DCE": frozenset({date(2027, 3, 11), date(2027, 3, 12), date(2027, 3, 15)})
    }
    assert table.day[0].spans == (Span(32_400, 36_900), Span(37_800, 41_400))
    assert (table.listed[0].first, table.listed[0].last) == (date(2009, 1, 1), date(2027, 1, 29))
    assert (table.auction[0].seconds, table.auction[0].matching) == (600, 120)
    assert table.second_auction[0].kind is SecondAuction.CANCELS


def test_spans_round_the_clock_are_allowed(tmp_path: Path) -> None:
    text = '[[day]]\nproducts = ["SIM.x"]\nsince = 2027-03-01\nspans = ["00:00-24:00"]\n'
    assert read_file(written(tmp_path, text)).day[0].spans == (Span(0, 86_400),)


def test_a_short_confirmed_span_may_be_without_closures(tmp_path: Path) -> None:
    text = '[[confirmed]]\nfirst = 2027-07-01\nlast = 2027-07-31\nexchanges = ["DCE"]\n'
    found = read_file(written(tmp_path, text)).confirmed
    assert found == {"DCE": (Range(date(2027, 7, 1), date(2027, 7, 31)),)}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            'closed; name = "x"; first = 2027-02-11; last = 2027-02-05',
            "4: closed[1].last = 2027-02-05: is before the first day, 2027-02-11",
        ),
        (
            'closed; name = "x"; first = 2027-02-11; last = 2072-02-15',
            "4: closed[1].last = 2072-02-15: must lie between 2010-01-01 and 2039-12-31",
        ),
        (
            'closed; name = "x"; first = 2027-02-11; last = 2027-12-15',
            "4: closed[1].last = 2027-12-15: closes more than 31 days from 2027-02-11",
        ),
        (
            'closed; name = "x"; first = "11 Feb"; last = 2027-12-15',
            "3: closed[1].first = '11 Feb': a date such as 2027-02-05 is needed",
        ),
        (
            'closed; name = "x"; first = 20270211; last = 2027-12-15',
            "3: closed[1].first = 20270211: a date such as 2027-02-05 is needed",
        ),
        (
            'closed; name = "x"; first = 2027-02-11T09:00:00; last = 2027-02-15',
            "3: closed[1].first = 2027-02-11 09:00:00: a date such as 2027-02-05 is needed",
        ),
        ('closed; name = "x"; first = 2027-02-11', "1: closed[1].last is missing"),
        (
            'closed; name = "x"; first = 2027-02-11; last = 2027-02-12; exchanges = ["上期所"]',
            "5: closed[1].exchanges[1] = '上期所': the letters of an exchange are needed, such as "
            '"SHFE"',
        ),
        (
            'confirmed; first = 2027-01-01; last = 2027-12-31; exchanges = ["DCE"]',
            "3: confirmed[1].last = 2027-12-31: this file has no closure of DCE in so long a span",
        ),
        (
            'day; products = ["cu"]; since = 2027-01-01; spans = []',
            "2: day[1].products[1] = 'cu': an exchange and a product are needed, such as "
            '"SHFE.cu", or "SHFE.*" for all',
        ),
        (
            'day; products = ["DCE.m"]; since = 2007-01-01; spans = []',
            "3: day[1].since = 2007-01-01: must lie between 2010-01-01 and 2039-12-31",
        ),
        (
            'day; products = ["DCE.m"]; since = 2027-01-01; spans = ["9:00-10:15"]',
            "4: day[1].spans = '9:00-10:15': a span is needed, such as \"09:00-10:15\"",
        ),
        (
            'day; products = ["DCE.m"]; since = 2027-01-01; spans = ["10:30-11:30", "09:00-11:00"]',
            "4: day[1].spans = '09:00-11:00': starts before the span before it has ended",
        ),
        (
            'day; products = ["DCE.m"]; since = 2027-01-01; spans = ["21:00-23:00"]',
            "4: day[1].spans = '21:00-23:00': a span of the day must lie between 00:00 and 18:00 "
            "and end after it starts",
        ),
        (
            'night; products = ["DCE.m"]; since = 2027-01-01; spans = ["21:00-02:30"]',
            "4: night[1].spans = '21:00-02:30': a span of the night must lie between 18:00 and "
            "30:00 and end after it starts",
        ),
        (
            'listed; products = ["DCE.*"]; first = 2027-01-01',
            "2: listed[1].products[1] = 'DCE.*': an exchange and a product are needed, such as "
            '"SHFE.cu"',
        ),
        (
            'listed; products = ["DCE.m"]; first = 2027-01-01; last = 2026-01-01',
            "4: listed[1].last = 2026-01-01: is before the first day, 2027-01-01",
        ),
        (
            'auction; exchanges = ["DCE"]; since = 2027-01-01; minutes = 5; matching = 6',
            "5: auction[1].matching = 6: must be at most 5",
        ),
        (
            'second_auction; exchanges = ["DCE"]; since = 2027-01-01; kind = "maybe"',
            '4: second_auction[1].kind = \'maybe\': allowed is "cancels", "none", "orders"',
        ),
        ("holiday; name = 1", "1: holiday[1] = 'holiday': is no table of this file; it may have"),
    ],
)
def test_a_bad_row_is_one_clear_sentence(tmp_path: Path, row: str, said: str) -> None:
    table, *lines = row.split("; ")
    found = complaints(tmp_path, "\n".join([f"[[{table}]]", *lines, ""]))
    assert len(found) == 1
    assert found[0].startswith(f"line {said}")


def test_all_bad_rows_are_told_at_once_and_nothing_is_applied(tmp_path: Path) -> None:
    text = NOTICE + '[[closed]]\nname = "x"\nfirst = 2027-05-03\nlast = 2027-05-01\n'
    text += '[[night]]\nproducts = ["INE.nr"]\nsince = 2027-01-01\nspans = ["x"]\n'
    assert len(complaints(tmp_path, text)) == 2
    with pytest.raises(BadTable):
        read_calendar((*SHIPPED, tmp_path / "mine.toml"))


TEXTS = [path.read_text("utf-8") for path in SHIPPED]


@given(st.sampled_from(TEXTS), st.integers(0, 12_000), st.integers(0, 60), st.text(max_size=12))
def test_a_mangled_file_is_read_or_refused_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, text: str, at: int, gone: int, new: str
) -> None:
    path = written(tmp_path_factory.mktemp("mangled"), text[:at] + new + text[at + gone :])
    found = attempt(path)
    if isinstance(found, BadTable):
        assert all(str(path) in one for one in found.complaints)
        return
    calendar = Calendar(found)
    for product in sorted(calendar.products)[:3]:
        assert calendar.moment(product, START).trading_day >= START.date()


def attempt(path: Path) -> CalendarTable | BadTable:
    try:
        return read_file(path)
    except BadTable as bad:
        return bad
