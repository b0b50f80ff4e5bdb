from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.instrument import TradingTime
from tests.calendars import CALENDAR, at
from widgets import format as f

NIGHT = datetime(2026, 11, 23, 13, 14, 7, tzinfo=UTC)
TIMES = TradingTime(
    (("09:00:00", "10:15:00"), ("13:30:00", "15:00:00")), (("21:00:00", "25:00:00"),)
)


@pytest.mark.parametrize(
    ("value", "decimals", "sign", "text"),
    [
        (None, 0, False, "—"),
        (float("nan"), 2, False, "—"),
        (86738.0, 0, False, "86,738"),
        (-318.4, 0, False, "−318"),
        (-0.3, 0, False, "0"),
        (0.3, 0, True, "0"),
        (0.0, 1, True, "0.0"),
        (12.25, 1, True, "+12.2"),
        (-37.63, 2, True, "−37.63"),
        (Decimal("-1234.50"), None, False, "−1,234.50"),
        (Decimal("0.10"), None, True, "+0.10"),
        (1e10 / 3, None, False, "3,333,333,333"),
    ],
)
def test_a_number_has_thousands_a_true_minus_and_no_signed_zero(
    value: float | None, decimals: int | None, sign: bool, text: str
) -> None:
    assert f.number(value, decimals, sign=sign) == text


@given(st.decimals(-(10**9), 10**9, places=2), st.booleans())
def test_a_number_reads_back_as_what_it_was(value: Decimal, sign: bool) -> None:
    text = f.number(value, 2, sign=sign)
    assert Decimal(text.replace(",", "").replace(f.MINUS, "-")) == value
    assert text.startswith("+") == (sign and value > 0)


@given(st.integers(-(10**12), 10**12))
def test_plain_drops_zeros_but_never_digits(units: int) -> None:
    value = Decimal(units).scaleb(-3)
    text = f.plain(value)
    assert Decimal(text.replace(",", "").replace(f.MINUS, "-")) == value
    assert not ("." in text and text.endswith("0"))


def test_plain_writes_tens_in_full() -> None:
    assert f.plain(Decimal("620.00"), sign=True) == "+620"
    assert f.plain(Decimal("6E+3")) == "6,000"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(None, "—"), (-1, "0.0s"), (0.42, "0.4s"), (9.96, "10s"), (45, "45s"), (480, "8m"),
     (26 * 3600, "26h"), (5 * 86400, "5d")],
)  # fmt: skip
def test_an_age_is_told_in_one_unit(seconds: float | None, text: str) -> None:
    assert f.age(seconds) == text


@given(st.floats(0, 10**7))
def test_an_age_is_never_wider_than_four_letters(seconds: float) -> None:
    assert len(f.age(seconds)) <= 4


def test_durations_read_like_a_watch() -> None:
    assert [f.duration(x) for x in (-3, 45.9, 5522)] == ["00:00", "00:45", "1:32:02"]


def test_times_are_exchange_time_and_older_ones_have_their_date() -> None:
    assert f.clock(NIGHT) == "21:14:07"
    assert f.moment(NIGHT) == "11-23 21:14:07"
    assert f.when(NIGHT, NIGHT) == "21:14:07"
    assert f.when(datetime(2026, 11, 22, 1, tzinfo=UTC), NIGHT) == "11-22 09:00"
    assert f.when(None, NIGHT) == "—"
    assert f.of_epoch(NIGHT.timestamp()) == NIGHT


@pytest.mark.parametrize(
    ("hour", "minute", "kind", "span"),
    [(21, 0, "night", ("21:00", "01:00")), (0, 59, "night", ("21:00", "01:00")),
     (1, 0, "closed", ("", "")), (9, 0, "day", ("09:00", "10:15")), (10, 15, "closed", ("", "")),
     (14, 59, "day", ("13:30", "15:00"))],
)  # fmt: skip
def test_a_session_is_found_also_past_midnight(
    hour: int, minute: int, kind: str, span: tuple[str, str]
) -> None:
    now = datetime(2026, 11, 23, hour, minute, tzinfo=f.BEIJING)
    session = f.session_at(TIMES, now)
    assert (session.kind, (session.start, session.end)) == (kind, span)


def test_a_session_of_a_whole_day_is_round_the_clock() -> None:
    assert f.session_at(TradingTime((("00:00:00", "24:00:00"),)), NIGHT).kind == "always"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-25 10:00", ("day", "09:00", "10:15", "")),
        ("2026-11-25 10:20", ("break", "", "", "10:30")),
        ("2026-11-25 16:00", ("until", "", "", "21:00")),
        ("2026-11-25 20:56", ("auction", "", "", "21:00")),
        ("2026-11-25 20:59:30", ("auction", "", "", "21:00")),
        ("2026-11-25 21:14", ("night", "21:00", "01:00", "")),
        ("2026-11-26 00:30", ("night", "21:00", "01:00", "")),
        ("2026-11-28 12:00", ("until", "", "", "11-30 09:00")),
        ("2026-12-31 21:30", ("until", "", "", "01-04 09:00")),
    ],
)
def test_the_calendar_says_the_session_or_when_it_opens(
    now: str, expected: tuple[str, ...]
) -> None:
    assert f.session_of(CALENDAR.moment("SHFE.cu2701", at(now)), at(now)) == expected


def test_a_calendar_without_an_end_or_without_a_future_is_said_so() -> None:
    now = at("2026-11-28 12:00")
    always = TradingTime((("00:00:00", "24:00:00"),))
    ceaseless, _ = CALENDAR.listing([("SHFE.cu2701", always)], date(2026, 11, 25))
    assert f.session_of(ceaseless.moment("SHFE.cu2701", now), now).kind == "always"
    assert f.session_of(CALENDAR.moment("CZCE.LR501", now), now).kind == "closed"


def test_contracts_and_names_are_written_as_people_say_them() -> None:
    assert f.code("SHFE.cu2701") == "CU2701"
    assert f.split_name("沪铜 · 上海升水") == ("沪铜", "上海升水")
    assert f.split_name("copper") == ("copper", "")
    assert f.percent(Decimal("0.9032")) == "90%"
    assert f.percent(None) == "—"
    assert f.money(Decimal("-1234.56"), sign=True) == "−1,235"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("１２，０００．５", "12000.5"),
        (" －３００ ", "-300"),
        ("\N{MINUS SIGN}1,200", "-1200"),
        ("５％", "5%"),
        ("五", "五"),
        ("10²", "10²"),
        ("1,234,567.25", "1234567.25"),
        ("1,5", "1,5"),
        ("88，5", "88,5"),
        ("1,00,000", "1,00,000"),
        ("1234,567", "1234,567"),
        ("1,234,5", "1,234,5"),
        ("1_5", "1,5"),
    ],
)
def test_a_number_is_read_as_a_chinese_keyboard_writes_it(text: str, plain: str) -> None:
    assert f.typed(text) == plain


def test_it_needs_no_qt() -> None:
    code = "import sys, widgets.format; sys.exit(any('PySide6' in name for name in sys.modules))"
    root = Path(__file__).parent.parent.parent
    assert subprocess.run([sys.executable, "-c", code], cwd=root).returncode == 0


@pytest.mark.parametrize(
    ("price", "decimals", "text"),
    [
        ("86750.0", 0, "86,750"),
        ("479.8", 2, "479.80"),
        ("479.855", 2, "479.855"),
        ("-37.63", 0, "−37.63"),
        ("0", 1, "0.0"),
        ("8E+2", 0, "800"),
    ],
)
def test_a_price_has_its_instrument_s_decimals_and_loses_no_digit(
    price: str, decimals: int, text: str
) -> None:
    assert f.price(Decimal(price), decimals) == text
    assert f.price(None, decimals) == f.NONE


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sell CU2701 1 lots ≥ 86,690", "Sell CU2701 1 lot ≥ 86,690"),
        ("Send 1 lots?", "Send 1 lot?"),
        ("1 lots remain", "1 lot remains"),
        ("1 suggestions are not confirmed", "1 suggestion is not confirmed"),
        ("1 rules become a draft", "1 rule becomes a draft"),
        ("1 contracts, 11 lots", "1 contract, 11 lots"),
        ("0 pairs", "0 pairs"),
        ("21 lots, 0.1 lots, 1,001 lots", "21 lots, 0.1 lots, 1,001 lots"),
        ("卖出 CU2701 1 手 ≥ 86,690", "卖出 CU2701 1 手 ≥ 86,690"),
    ],
)
def test_one_is_not_written_as_many(text: str, said: str) -> None:
    assert f.singular(text) == said
