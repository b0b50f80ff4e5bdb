"""How numbers, ages and times are written, the same in every panel; no Qt and no language here.

Thousands are grouped with commas, minus is U+2212, "no value" is an em dash. Times are exchange
time (Beijing). What must be translated is in `words`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import NamedTuple

from terminal.domain.calendar import Moment, Phase
from terminal.domain.instrument import TradingTime
from terminal.domain.width import narrowed

BEIJING = timezone(timedelta(hours=8))
MINUS = "\N{MINUS SIGN}"
NONE = "\N{EM DASH}"
SEPARATOR = " · "
DAY = 24 * 3600
FIRST_OF_DAY, FIRST_OF_NIGHT = 6, 18  # hours; what begins between them is a day session

Number = float | int | Decimal
_thousands = re.compile(r"(?<![\d.,_])\d{1,3}(?:,\d{3})+(?![\d,_])", re.ASCII).sub
_figure = re.compile(rf"[{MINUS}-]?\d[\d,]*(?:\.\d+)?", re.ASCII)
_of_one = re.compile(
    r"(?<![\d.,])1 (contract|day|lot|pair|rule|suggestion|time)s(?: (are|become|remain))?\b"
)
_VERBS = {"are": " is", "become": " becomes", "remain": " remains"}


def figure(text: str) -> float:
    """Read the first figure of a text as it is written here, to sort by; none comes first."""
    found = _figure.search(text)
    return float("-inf") if found is None else float(found[0].replace(",", "").replace(MINUS, "-"))


def singular(text: str) -> str:
    """Write "1 lot" where English words have "1 lots"; other languages stay as they are."""
    return _of_one.sub(lambda found: f"1 {found[1]}{_VERBS.get(found[2], '')}", text)


def number(value: Number | None, decimals: int | None = None, *, sign: bool = False) -> str:
    """Write a number; without `decimals` a Decimal keeps its own, a float shows up to ten digits.

    sign: put a plus before a positive number.
    """
    if value is None or value != value:
        return NONE
    if decimals is not None:
        text = f"{value:,.{decimals}f}"
    elif isinstance(value, Decimal):
        text = f"{value:,f}"
    else:
        text = f"{value:,.10g}"
    if text.startswith("-"):
        # A rounded zero has no sign.
        text = text[1:] if not any(digit in text for digit in "123456789") else MINUS + text[1:]
    elif sign and value > 0 and any(digit in text for digit in "123456789"):
        text = "+" + text
    return text


def typed(text: str) -> str:
    """Return a number as Python reads it: without thousands, and with digits and signs of ASCII.

    A Chinese keyboard writes them in full width, and the screen itself writes U+2212. A comma that
    separates no thousands stays, and so makes no number: 1,5 may mean 1.5 and is not 15.
    """
    found = _thousands(lambda one: one[0].replace(",", ""), narrowed(text).replace(MINUS, "-"))
    # Python alone reads 1_5 as 15.
    return found.replace("_", ",").strip()


def plain(value: Number | None, *, sign: bool = False) -> str:
    """Write a Decimal or float without trailing zeros: 620.00 is 620."""
    if isinstance(value, Decimal):
        value = value.normalize()
        places = -value.as_tuple().exponent if isinstance(value.as_tuple().exponent, int) else 0
        return number(value, max(0, places), sign=sign)
    return number(value, sign=sign)


def price(value: Decimal | None, decimals: int) -> str:
    """Write a price with at least so many decimals, more where it has more: 86,750, 479.85."""
    if value is None:
        return NONE
    exponent = value.normalize().as_tuple().exponent
    return number(value, max(decimals, -exponent if isinstance(exponent, int) else 0))


def money(value: Number | None, *, sign: bool = False) -> str:
    """Write an amount in whole currency units; cents do not help on a screen."""
    return number(value, 0, sign=sign)


def percent(fraction: Number | None, decimals: int = 0) -> str:
    """Write a fraction as per cent."""
    return NONE if fraction is None else number(float(fraction) * 100, decimals) + "%"


def age(seconds: float | None) -> str:
    """Write how old something is in one unit: 0.4s, 45s, 8m, 26h, 3d."""
    if seconds is None:
        return NONE
    seconds = max(seconds, 0.0)
    if seconds < 9.95:
        return f"{seconds:.1f}s"
    if seconds < 99.5:
        return f"{seconds:.0f}s"
    if seconds < 100 * 60:
        return f"{seconds / 60:.0f}m"
    if seconds < 48 * 3600:
        return f"{seconds / 3600:.0f}h"
    return f"{seconds / DAY:.0f}d"


def duration(seconds: float) -> str:
    """Write a running time as a watch shows it: 00:45, 1:32:02."""
    whole = max(int(seconds), 0)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"


def local(time: datetime) -> datetime:
    """Return the same moment in exchange time."""
    return time.astimezone(BEIJING)


def clock(time: datetime | None) -> str:
    """Write the time of day in exchange time."""
    return NONE if time is None else f"{local(time):%H:%M:%S}"


def moment(time: datetime | None) -> str:
    """Write month, day and time of day in exchange time."""
    return NONE if time is None else f"{local(time):%m-%d %H:%M:%S}"


def when(time: datetime | None, now: datetime | None) -> str:
    """Write a time of today as a clock shows it, an older one with its date."""
    if time is None or now is None or local(time).date() == local(now).date():
        return clock(time)
    return f"{local(time):%m-%d %H:%M}"


def of_epoch(seconds: float) -> datetime:
    """Return seconds since the epoch as aware UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def code(symbol: str) -> str:
    """Return a contract's code as people say it: "SHFE.cu2701" is CU2701."""
    return symbol.rpartition(".")[2].upper()


def split_name(name: str) -> tuple[str, str]:
    """Split "what · where" into its two parts; the second may be empty."""
    what, _, where = name.partition(SEPARATOR)
    return what, where


class Session(NamedTuple):
    """Where the trading day stands; start, end as HH:MM, `opens` with its date when not today.

    kind: "day", "night", "always" (round the clock), "auction", "break", "until" (closed until it
    opens), "closed" (and nothing is known of an opening)
    """

    kind: str
    start: str = ""
    end: str = ""
    opens: str = ""


def session_of(moment: Moment, now: datetime) -> Session:
    """Tell the session that the calendar says it is, or when the next one opens."""
    if moment.start is not None and moment.end is not None:
        if moment.end - moment.start >= timedelta(days=1):
            return Session("always")
        is_night = not FIRST_OF_DAY <= local(moment.start).hour < FIRST_OF_NIGHT
        kind = "night" if is_night else "day"
        return Session(kind, f"{local(moment.start):%H:%M}", f"{local(moment.end):%H:%M}")
    if moment.opens is None:
        return Session("closed")
    opens = local(moment.opens)
    text = f"{opens:%H:%M}" if opens.date() == local(now).date() else f"{opens:%m-%d %H:%M}"
    kind = {Phase.BREAK: "break", Phase.CLOSED: "until"}.get(moment.phase, "auction")
    return Session(kind, opens=text)


def session_at(times: TradingTime, now: datetime) -> Session:
    """Find the session span of a front's list that `now` lies in, or say that none is open.

    Hours run past 24 at night, so that 25:00 is one o'clock of the next day.
    """
    here = local(now)
    second = here.hour * 3600 + here.minute * 60 + here.second
    for kind, spans in (("day", times.day), ("night", times.night)):
        for start, end in spans:
            first, last = _seconds(start), _seconds(end)
            if last - first >= DAY:
                return Session("always")
            if first <= second < last or first <= second + DAY < last:
                return Session(kind, _hhmm(first), _hhmm(last))
    return Session("closed")


def _seconds(text: str) -> int:
    hours, minutes, seconds = (int(part) for part in text.split(":"))
    return hours * 3600 + minutes * 60 + seconds


def _hhmm(seconds: int) -> str:
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours % 24:02}:{minutes:02}"
