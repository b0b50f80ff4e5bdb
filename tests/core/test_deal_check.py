"""What cannot be right about one contract."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from terminal.core.deal_check import deal_faults
from terminal.domain.contract import PricingKind
from terminal.domain.deal import Deal
from terminal.domain.register import Table
from tests.book_builders import (
    CU2,
    DAY,
    JD,
    TIME,
    D,
    make_contract,
    make_deal,
    make_fixed,
    make_pricing,
    make_roll,
)

AVERAGE = {"kind": PricingKind.AVERAGE}
PAST = date(2026, 11, 24)


def said(deal: Deal) -> list[tuple[str, bool]]:
    return [(fault.field, fault.is_refusal) for fault in deal_faults(deal, DAY)]


def test_sound_contracts_are_sound() -> None:
    window = {"window_start": PAST, "window_end": DAY}
    assert said(make_deal(pricings=(make_pricing(),), rolls=(make_roll(),))) == []
    assert said(Deal(contract=make_fixed())) == []
    terms = make_contract(**AVERAGE, **window)
    assert said(Deal(contract=terms, days=2)) == []
    assert said(make_deal(premium=D(0))) == []
    assert said(make_deal(premium=D(-300), price=D(-5), priced=D(5))) == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"premium": None}, "premium"),
        ({"priced": D(5)}, "price"),
        ({"price": D(5)}, "price"),
        ({"priced": D(1001), "price": D(1)}, "priced"),
        ({"quantity": D(-1)}, "quantity"),
        ({"delivered": D(-1)}, "delivered"),
        ({"tolerance": D(-1), "quantity": D(0)}, "tolerance"),
        ({"delivered": D(1051), "tolerance": D("0.05")}, "delivered"),
        (AVERAGE, "window_start"),
        (AVERAGE | {"window_start": DAY, "window_end": PAST}, "window_end"),
        (AVERAGE | {"window_start": DAY, "window_end": date(9999, 12, 31)}, "window_end"),
    ],
)
def test_terms_that_are_refused(fields: dict[str, Any], field: str) -> None:
    assert (field, True) in said(make_deal(**fields))


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"price": None}, ("price", True)),
        ({"premium": D(1)}, ("premium", True)),
        ({"priced": D(1)}, ("priced", True)),
        ({"hedge_price": None}, ("hedge_price", False)),
    ],
)
def test_a_fixed_price_has_a_price_and_no_premium(
    fields: dict[str, Any], fault: tuple[str, bool]
) -> None:
    assert said(Deal(contract=make_fixed(**fields))) == [fault]


def test_pricings_beyond_the_contract_are_refused() -> None:
    deal = make_deal(pricings=(make_pricing(600), make_pricing(401, id="F2")))
    (fault,) = deal_faults(deal, DAY)
    assert (fault.table, fault.id) == (Table.PRICINGS, "F2")
    assert (fault.field, fault.value) == ("quantity", "401")
    assert fault.why == "brings what is priced of contract P1 to 1001, above its 1000"


def test_the_pricing_at_fault_is_by_time_and_every_one_after_it_too() -> None:
    early = make_pricing(500, id="F3", time=TIME - timedelta(1))
    deal = make_deal(pricings=(early, make_pricing(600), make_pricing(1, id="F2")))
    assert [fault.id for fault in deal_faults(deal, DAY)] == ["F1", "F2"]


def test_a_contract_that_was_priced_beyond_itself_is_at_fault_itself() -> None:
    deal = make_deal(priced=D(1001), price=D(1), pricings=(make_pricing(5),))
    (fault,) = deal_faults(deal, DAY)
    assert (fault.table, fault.field, fault.value) == (Table.CONTRACTS, "priced", "1001")
    assert fault.why == "1006 is priced, more than the contract's 1000"


def test_what_was_priced_and_never_came_is_flagged_once_delivery_is_over() -> None:
    all_priced = (make_pricing(600), make_pricing(400, id="F2", time=TIME + timedelta(hours=1)))
    short = make_deal(pricings=all_priced, delivered=D(990), is_final=True)
    assert said(short) == [("delivered", False)]
    (fault,) = deal_faults(short, DAY)
    assert fault.why == "is all that came, and 1000 is priced: 10 is in vain"
    before = make_deal(priced=D(1000), price=D(88050), delivered=D(990), is_final=True)
    assert said(before) == [("delivered", False)]
    beyond = make_deal(pricings=(*all_priced, make_pricing(1, id="F3")), delivered=D(990))
    assert said(beyond) == [("quantity", True)]
    closed = make_deal(pricings=beyond.pricings, delivered=D(990), is_final=True)
    assert ("quantity", True) in said(closed)


def test_a_pricing_or_roll_of_what_has_no_open_price_is_refused() -> None:
    deal = Deal(contract=make_fixed(), pricings=(make_pricing(),), rolls=(make_roll(),))
    assert said(deal) == [("contract", True), ("contract", True)]
    assert ("quantity", True) in said(make_deal(pricings=(make_pricing(0),)))


def test_what_is_late_is_flagged() -> None:
    late = make_deal(pricing_until=PAST, delivery_until=PAST, pricings=(make_pricing(time=TIME),))
    assert said(late) == [("time", False), ("pricing_until", False), ("delivery_until", False)]
    assert said(make_deal(pricing_until=DAY, delivery_until=DAY)) == []
    done = make_contract(delivered=D(1000), priced=D(1000), price=D(1), pricing_until=PAST)
    assert said(Deal(contract=done)) == []


def test_more_than_a_month_has_is_refused_whoever_took_it() -> None:
    part = make_roll(quantity=D(300))
    far = make_pricing(301, futures=CU2, time=TIME + timedelta(0, 1))
    assert said(make_deal(rolls=(part,), pricings=(far,))) == [("quantity", True)]
    gone = make_roll(id="R2", source=CU2, quantity=D(1), time=TIME - timedelta(1))
    assert said(make_deal(rolls=(part, gone))) == [("quantity", True)]
    assert said(make_deal(rolls=(part, make_roll(id="R2", source=JD)))) == [("quantity", True)]
    assert said(make_deal(rolls=(part, make_roll(id="R2", quantity=D(-1))))) == [("quantity", True)]


def test_more_rolled_in_parts_than_is_unpriced_is_refused_unless_delivery_is_over() -> None:
    rolls = (make_roll(quantity=D(300)),)
    assert said(make_deal(rolls=rolls, quantity=D(299))) == [("quantity", True)]
    assert said(make_deal(rolls=rolls, delivered=D(299), is_final=True)) == []
    assert said(make_deal(rolls=rolls, quantity=D(300))) == []


def test_what_is_dated_ahead_is_not_done_yet() -> None:
    # Midnight of Beijing is 16:00 of the day before.
    last = datetime(2026, 11, 25, 15, 59, tzinfo=UTC)
    assert said(make_deal(pricings=(make_pricing(time=last),), rolls=(make_roll(time=last),))) == []
    ahead = last + timedelta(minutes=1)
    (fault,) = deal_faults(make_deal(pricings=(make_pricing(time=ahead),)), DAY)
    assert (fault.table, fault.field, fault.is_refusal) == (Table.PRICINGS, "time", False)
    words = "lies after the trading day, 2026-11-25, and counts from now on"
    assert (fault.value, fault.why) == ("2026-11-26 00:00:00", words)
    assert said(make_deal(rolls=(make_roll(time=ahead),))) == [("time", False)]


def test_a_window_that_no_settlement_can_fill_is_said() -> None:
    weekend = {"window_start": date(2026, 11, 28), "window_end": date(2026, 11, 29)}
    assert said(make_deal(**AVERAGE, **weekend)) == [("window_end", True)]
    # Of January 2027 there are no settlements in February.
    long = make_contract(**AVERAGE, window_start=DAY, window_end=date(2027, 2, 1))
    assert said(Deal(contract=long, days=49)) == [("window_end", False)]
    last = make_contract(**AVERAGE, window_start=DAY, window_end=date(2027, 1, 29))
    assert said(Deal(contract=last, days=48)) == []


def test_a_tolerance_of_one_is_hardly_meant() -> None:
    assert said(make_deal(tolerance=D("0.2"))) == []
    (fault,) = deal_faults(make_deal(tolerance=D(1)), DAY)
    assert (fault.field, fault.is_refusal) == ("tolerance", False)
    assert fault.why == "is 100% of the quantity; one per cent is written 1% or 0.01"
