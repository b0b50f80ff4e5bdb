"""Calendar files that would be taken without a word, and mean something else or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from terminal.almanac.calendar_check import open_holiday, products_of
from terminal.almanac.calendar_file import SHIPPED, read_calendar
from terminal.almanac.table_file import BadTable
from terminal.core.calendar import Calendar
from terminal.domain.calendar import Range
from tests.calendars import CALENDAR, at

SPAN = '[[confirmed]]\nfirst = 2027-01-01\nlast = {last}\nexchanges = ["SHFE"]\n'
CLOSED = '[[closed]]\nname = "x"\nfirst = {first}\nlast = {last}\n'


def read(folder: Path, text: str) -> Calendar:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return Calendar(read_calendar((*SHIPPED, path)))


def refused(folder: Path, text: str) -> str:
    with pytest.raises(BadTable) as caught:
        read(folder, text)
    (said,) = caught.value.complaints
    return said.removeprefix(f"{folder / 'mine.toml'} ")


def test_an_announced_quarter_without_its_holidays_is_refused(tmp_path: Path) -> None:
    text = SPAN.format(last="2027-03-31")
    assert refused(tmp_path, text) == (
        "line 3: confirmed[1].last = 2027-03-31: 2027-01-01 is in this span and a holiday, and "
        "this file does not close it"
    )
    text += CLOSED.format(first="2027-01-01", last="2027-01-01")
    assert "no closure for the Chinese new year of 2027" in refused(tmp_path, text)
    calendar = read(tmp_path, text + CLOSED.format(first="2027-02-05", last="2027-02-11"))
    night = calendar.moment("SHFE.cu2702", at("2026-12-31 21:30"))
    assert (night.trading_day, night.start) == (date(2027, 1, 4), None)


def test_a_holiday_that_is_open_at_several_exchanges_is_said_once(tmp_path: Path) -> None:
    text = SPAN.format(last="2027-03-31")
    assert 'exchanges = ["SHFE"]' in text
    text = text.replace('["SHFE"]', '["SHFE", "INE", "DCE"]')
    assert "2027-01-01 is in this span" in refused(tmp_path, text)


def test_part_of_a_year_may_be_announced_without_what_lies_outside(tmp_path: Path) -> None:
    text = SPAN.format(last="2027-02-10") + CLOSED.format(first="2027-01-01", last="2027-01-01")
    assert read(tmp_path, text).days("SHFE").is_confirmed(date(2027, 2, 10))


@pytest.mark.parametrize("year", range(2013, 2027))
def test_of_every_year_so_far_no_holiday_is_open(year: int) -> None:
    whole = Range(date(year, 1, 1), date(year, 12, 31))
    assert open_holiday(whole, CALENDAR.table.closed["SHFE"]) == ""
    assert open_holiday(whole, ()) != ""


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            '[[night]]\nproducts = ["SHFE.CU"]\nsince = 2026-12-15\nspans = []\n',
            "line 2: night[1].products = 'SHFE.CU': is written SHFE.cu",
        ),
        (
            '[[day]]\nproducts = ["CZCE.ta", "CZCE.MA"]\nsince = 2026-12-15\nspans = []\n',
            "line 2: day[1].products = 'CZCE.ta': is written CZCE.TA",
        ),
        (
            CLOSED.format(first="2026-12-15", last="2026-12-15") + 'exchanges = ["SHEF"]\n',
            "line 5: closed[1].exchanges = 'SHEF': is no exchange of the calendar; SHFE is",
        ),
        (
            '[[no_night]]\nfirst = 2026-12-15\nlast = 2026-12-15\nreason = "x"\n'
            'exchanges = ["DCEE"]\n',
            "line 5: no_night[1].exchanges = 'DCEE': is no exchange of the calendar; DCE is",
        ),
    ],
)
def test_a_name_that_is_nearly_one_is_a_slip(tmp_path: Path, row: str, said: str) -> None:
    assert refused(tmp_path, row) == said


def test_what_is_new_is_no_slip(tmp_path: Path) -> None:
    text = (
        '[[day]]\nproducts = ["SIM.x", "SHFE.cuu"]\nsince = 2026-12-15\nspans = ["09:00-10:00"]\n'
    )
    text += CLOSED.format(first="2026-12-15", last="2026-12-15") + 'exchanges = ["SIM", "SGX"]\n'
    calendar = read(tmp_path, text)
    assert not calendar.days("SIM").is_trading_day(date(2026, 12, 15))
    assert products_of(calendar.table) - products_of(CALENDAR.table) == {"SIM.x", "SHFE.cuu"}
