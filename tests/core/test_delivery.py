"""What delivery demands of whom, by which trading day."""

from __future__ import annotations

from datetime import date

import pytest

from terminal.almanac.product_file import read_products
from terminal.core.delivery import Client, Deadline, Demand, days_left, deadline
from terminal.domain.code import Month
from tests.calendars import CALENDAR

TABLE = read_products()
MAY = Month(2026, 5)
EVE = date(2026, 4, 30)
LAST = date(2026, 5, 15)


def of(product: str, client: Client, last_day: date | None = LAST) -> Deadline | None:
    found = TABLE.product(product, date(2026, 4, 1))
    assert found is not None
    return deadline(found, MAY, client, CALENDAR.days(found.exchange), last_day)


@pytest.mark.parametrize(
    ("product", "client", "expected"),
    [
        ("DCE.i", Client.NATURAL, Deadline(EVE, Demand.FLAT)),
        ("CZCE.MA", Client.NATURAL, Deadline(EVE, Demand.FLAT)),
        ("GFEX.si", Client.NATURAL, Deadline(EVE, Demand.FLAT)),
        ("DCE.i", Client.LEGAL, Deadline(LAST, Demand.LAST_DAY)),
        ("SHFE.rb", Client.NATURAL, Deadline(EVE, Demand.MULTIPLE, 30)),
        ("SHFE.rb", Client.LEGAL, Deadline(EVE, Demand.MULTIPLE, 30)),
        ("INE.nr", Client.NATURAL, Deadline(EVE, Demand.MULTIPLE, 10)),
        ("SHFE.bu", Client.LEGAL, Deadline(EVE, Demand.MULTIPLE, None)),  # not known: ask
        ("CFFEX.IF", Client.NATURAL, Deadline(LAST, Demand.LAST_DAY)),
        ("CFFEX.T", Client.NATURAL, Deadline(EVE, Demand.ACCOUNT)),
    ],
)
def test_demands_by_kind_of_client(product: str, client: Client, expected: Deadline) -> None:
    assert of(product, client) == expected


@pytest.mark.parametrize("product", ["INE.sc", "INE.lu", "SHFE.fu"])
def test_natural_persons_leave_oil_eight_trading_days_before_its_last(product: str) -> None:
    found = of(product, Client.NATURAL, EVE)
    assert found == Deadline(date(2026, 4, 20), Demand.FLAT)
    assert of(product, Client.NATURAL, None) == found


def test_without_the_last_day_there_is_no_guess() -> None:
    assert of("DCE.i", Client.LEGAL, None) is None
    assert of("CFFEX.IF", Client.NATURAL, None) is None


def test_the_countdown_is_in_trading_days() -> None:
    limit = Deadline(date(2026, 2, 25), Demand.FLAT)
    days = CALENDAR.days("DCE")
    assert days_left(limit, days, date(2026, 2, 13)) == 2  # a week of holidays between
    assert days_left(limit, days, date(2026, 2, 25)) == 0
    assert days_left(limit, days, date(2026, 2, 26)) == -1
