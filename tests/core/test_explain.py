"""Why it fired, with the very numbers that made it fire."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from terminal.core.evaluate import Threshold
from terminal.core.explain import facts_of
from terminal.core.market import Market
from terminal.domain.level import Level
from terminal.domain.link import LinkState
from terminal.domain.metric import Metric
from tests.builders import NOW, PAIR, SPOT, make_pair, make_premium, make_quote, make_reading
from tests.playbook import reducing

HIGH = Threshold(Level.WARNING, 500.0, 500.0, 480.0)
LOW = Threshold(Level.WARNING, -500.0, 500.0, 480.0)


def facts(
    spot: float | None, futures: float | None, threshold: Threshold = HIGH, **pair: Any
) -> dict[str, str]:
    market = Market([make_pair(**pair)], wall_clock=True)
    market.link_changed("md", LinkState.READY)
    market.apply([make_quote(spot, symbol=SPOT), make_quote(futures)], "md")
    value = market.legs(PAIR, NOW).basis
    found = facts_of(market, reducing(), make_reading(value), threshold, NOW)
    return {fact.name: fact.value for fact in found}


def test_the_formula_gives_what_the_rule_was_judged_on() -> None:
    told = facts(78_600.0, 78_000.0)
    assert told["formula"] == "78600 - 78000 = 600 CNY/t"
    assert told["limit"] == "600 > 500"
    assert told["rule"] == "铜基差 (cu-basis 00000000)"


def test_a_breach_below_and_negative_prices_keep_their_signs() -> None:
    told = facts(-636.98, -37.63, LOW)
    assert told["formula"] == "-636.98 - -37.63 = -599.35 CNY/t"
    assert told["limit"] == "-599.35 < -500"


def test_every_adjustment_that_matters_is_a_line_and_no_other() -> None:
    told = facts(7.0, 3000.0, unit_factor=Decimal(500), premium=Decimal(-20), fx=Decimal(1))
    assert told["quoted"] == "7"
    assert told["unit"] == "x 500"
    assert told["premium"] == "- -20"
    assert told["comparable"] == "3520"
    assert not {"tax", "freight", "fx"} & told.keys()


def test_each_row_of_a_premium_is_a_line_with_its_days_and_source() -> None:
    row = make_premium(0, until=date(2026, 12, 31))
    told = facts(920.0, 700.0, moisture=Decimal("0.08"), premiums=(row,))
    assert told["moisture"] == "/ (1 - 0.08)"
    assert told["premium"] == "- 0"
    assert told["premium_row"] == "brand 贵冶, from 2026-01-01 to 2026-12-31, sheet"
    assert told["comparable"] == "1000"


def test_a_division_that_never_ends_is_cut_and_adds_up() -> None:
    told = facts(1000.0, 700.25, moisture=Decimal("0.07"), tax_factor=1 / Decimal("1.13"))
    assert told["tax"] == "x 0.8849557522"
    assert told["comparable"] == "951.5653"
    assert told["formula"] == "951.5653 - 700.25 = 251.3153 CNY/t"


def test_the_legs_are_told_with_age_and_time() -> None:
    told = facts(78_600.0, 78_000.0)
    assert told["spot_age"] == told["futures_age"] == "0.0 s"
    assert told["spot_time"] == told["futures_time"] == "2025-03-12 10:30:00.000000"


def test_other_metrics_have_no_legs() -> None:
    reading = make_reading(0.82, metric=Metric.MARGIN_RATIO, subject="demo")
    threshold = Threshold(Level.WARNING, 0.8, 0.8, 0.77)
    found = facts_of(Market([], wall_clock=True), reducing(), reading, threshold, NOW)
    assert [fact.name for fact in found] == ["rule", "limit", "hold"]
    assert found[1].value == "0.82 > 0.8"
