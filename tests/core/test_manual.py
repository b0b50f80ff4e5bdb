"""A price that a person types in moves the basis like any other, and says who and why."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from terminal.core.engine import Memory
from terminal.core.event import EnterSpot, LinkChanged, QuotesChanged
from terminal.core.manual import ManualSpot, typed_quote
from terminal.domain.link import LinkState
from terminal.domain.metric import DataState
from terminal.domain.quote import stamp_at
from tests.builders import FUTURES, NOW, PAIR, SPOT
from tests.playbook import Containing, Play


def enter(price: str = "78600", **fields: Any) -> EnterSpot:
    values: dict[str, Any] = {"symbol": SPOT, "actor": "li", "reason": "电话询价"}
    return EnterSpot(**values | {"price": Decimal(price)} | fields)


def basis(play: Play) -> float | None:
    return play.engine.state.market.reading(PAIR, play.now).value


def brought(play: Play, last: float, at: datetime) -> QuotesChanged:
    """The front's own spot price, stamped at a time of its own."""
    return QuotesChanged((play.quote(last, symbol=SPOT, stamp=stamp_at(at)),), "md")


def test_a_typed_price_is_recorded_with_who_why_and_what_it_replaced() -> None:
    play = Play().opens().at(1).hears(enter())
    play.records("spot", price="78600", before="78000.0", actor="li", reason="电话询价")
    assert basis(play) == 600


def test_a_typed_price_fires_what_it_breaches() -> None:
    Play().opens().at(1).hears(enter()).records("alert", state="firing", value="600.0")


def test_the_feeds_next_price_takes_its_place() -> None:
    play = Play().opens().at(1).hears(enter()).at(2).basis(5)
    assert basis(play) == 5


def test_the_same_moments_older_quote_does_not() -> None:
    play = Play().opens().at(10).hears(enter())
    play.hears(brought(play, 1.0, NOW + timedelta(seconds=9)))
    assert play.engine.state.market.quotes[SPOT].last == 78_600


def test_a_day_in_a_file_that_is_of_before_what_was_typed_is_told_once() -> None:
    # The row of today came after it and says no time of day: midnight.
    def row(price: float, day: datetime = NOW) -> QuotesChanged:
        quote = play.quote(price, symbol=SPOT, stamp=stamp_at(day)[:10] + " 00:00:00.000000")
        return QuotesChanged((quote,), "spot:office")

    play = Play()
    play.hears(LinkChanged("spot:office", LinkState.READY), row(78_000, NOW - timedelta(days=1)))
    play.opens().at(10).hears(enter()).records("spot")
    play.hears(row(78_600)).records_no("notice")
    play.hears(row(78_450))
    play.records("notice", level="warning", content=Containing("a price of 78450 came"))
    assert play.engine.state.market.quotes[SPOT].last == 78_600
    play.hears(row(78_460)).records_no("notice")
    play.at(12).hears(enter("78610")).hears(row(78_460))
    play.records("notice", level="warning", content=Containing("the typed one stays"))


def test_on_a_replayed_day_it_does_not_make_old_what_the_source_still_brings() -> None:
    play = Play(wall_clock=False).opens()
    play.now = NOW + timedelta(days=2000)
    play.hears(enter())
    assert play.engine.state.market.quotes[SPOT].last == 78_600
    play.hears(brought(play, 78_010.0, NOW + timedelta(seconds=1)))
    assert play.engine.state.market.quotes[SPOT].last == 78_010


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"symbol": FUTURES}, "is not the spot leg of any pair"),
        ({"symbol": "SPOT.XX"}, "is not the spot leg of any pair"),
        ({"price": Decimal("NaN")}, "NaN is not a price"),
        ({"price": Decimal("Infinity")}, "is not a price"),
        ({"price": Decimal("1e10")}, "is not a price"),
        ({"price": Decimal("1e999999999")}, "is not a price"),
        ({"reason": "  "}, "needs a reason"),
    ],
)
def test_what_cannot_be_a_price_is_refused_in_words(fields: dict[str, Any], said: str) -> None:
    play = Play().opens().at(1).hears(enter(**fields)).refuses(said)
    play.records_no("spot")
    assert basis(play) == 0


def test_the_same_price_at_the_same_time_is_no_news() -> None:
    play = Play(wall_clock=False).opens().at(1).hears(enter())
    play.at(2).hears(enter()).refuses("stands at 78600 already").records_no("spot")


def test_a_price_of_zero_or_below_is_a_price() -> None:
    play = Play().opens().at(1).hears(enter("-36.98"))
    play.records("spot", price="-36.98")


def test_it_is_remembered_over_a_restart_and_grows_old_like_any_other() -> None:
    spot = ManualSpot(
        symbol=SPOT,
        price=Decimal(78_600),
        stamp=stamp_at(NOW),
        entered=NOW,
        actor="li",
        reason="电话询价",
    )
    play = Play()
    play.engine.restore(Memory(spots=(spot,)), NOW)
    assert play.engine.state.market.quotes[SPOT] == typed_quote(spot)
    play.at(31).hears()
    play.engine.state.market.apply([play.quote(78_000.0)], "md")
    assert play.engine.state.market.reading(PAIR, play.now).state is not DataState.GOOD


def test_the_refusal_is_kept_with_the_one_who_typed() -> None:
    play = Play().opens().hears(enter(reason=""))
    play.records("notice", level="refused", content=Containing("needs a reason"))
