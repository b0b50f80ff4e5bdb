"""The default values of the tests contradict neither each other nor the domain."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests import builders as b

MAKERS = [name for name in dir(b) if name.startswith("make_")]


@pytest.mark.parametrize("name", MAKERS)
def test_every_builder_needs_no_argument_and_gives_equal_values(name: str) -> None:
    make = getattr(b, name)
    assert make() == make()


def test_the_default_account_balances() -> None:
    account = b.make_account()
    assert (
        account.balance == account.static_balance + account.close_profit + account.position_profit
    )
    assert account.available == account.balance - account.margin - account.frozen_margin


def test_the_default_plan_closes_what_the_default_position_holds() -> None:
    plan, pair = b.make_plan(), b.make_pair()
    assert plan.volume <= b.make_position().long_history
    assert plan.exposure_before - plan.exposure_after == plan.volume * pair.base_per_lot


def test_the_default_exposure_is_the_default_book_and_position() -> None:
    exposure = b.make_exposure()
    assert exposure.physical == b.make_line().delta_spot
    assert exposure.futures == b.make_position().net * b.make_pair().base_per_lot
    assert exposure.flat == exposure.physical + exposure.futures


def test_the_default_quote_has_the_time_it_was_heard() -> None:
    quote = b.make_quote()
    assert quote.time == b.NOW
    assert Decimal(quote.last or 0) % b.make_instrument().price_tick == 0
