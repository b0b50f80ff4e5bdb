"""What a desk without facts takes for granted, and what its book must agree with."""

from __future__ import annotations

from datetime import UTC, date, datetime

from terminal.core.firm import Firm, date_in_beijing, is_weekday
from tests.book_builders import D, make_products
from tests.builders import make_pair


def test_without_a_calendar_weekdays_are_days_and_the_date_is_beijings() -> None:
    assert [is_weekday(date(2026, 11, day)) for day in (27, 28, 29, 30)] == [1, 0, 0, 1]
    assert date_in_beijing(datetime(2026, 11, 25, 15, 59, tzinfo=UTC)) == date(2026, 11, 25)
    assert date_in_beijing(datetime(2026, 11, 25, 16, 0, tzinfo=UTC)) == date(2026, 11, 26)


def test_a_book_names_pairs_accounts_and_commodities_of_the_desk_and_any_month() -> None:
    known = Firm(products=make_products()).known((make_pair(),), ("demo",))
    assert (known.pairs, known.accounts, known.futures) == ({"cu"}, {"demo"}, None)
    assert known.commodities == {"cu": {"t"}, "bc": {"t"}, "jd": {"t"}}


def test_a_book_is_held_against_the_products_of_pairs_and_the_tax_in_prices_of_now() -> None:
    pairs = (make_pair(), make_pair(id="index", futures="KQ.m@SHFE.cu"))
    known = Firm(products=make_products()).known(pairs, ())
    assert known.homes == {"cu": "SHFE.cu"}
    assert known.taxes == {"SHFE.cu": D("0.13"), "INE.bc": D(0), "DCE.jd": D("0.09")}


def test_what_is_not_known_is_not_checked() -> None:
    known = Firm().known((make_pair(),), ())
    assert (known.commodities, known.accounts) == (None, None)
