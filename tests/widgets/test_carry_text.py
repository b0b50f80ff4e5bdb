"""The cost of carry in words: every line, why it is not known, and that it has one side only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pytest

from terminal.core.carry import carry_of
from terminal.core.refusal import Refusal, say
from terminal.core.view import PairView
from terminal.domain.carry import NEEDED, CarryDay, CarryItem, NoCarry
from terminal.domain.metric import DataState
from tests.book_builders import D
from tests.widgets.fake_desk import FakeDesk
from widgets.carry_text import bound_label, carry_hint, carry_now, carry_short, carry_sign
from widgets.carry_words import CARRY_FACTS, CARRY_TERMS
from widgets.latest import Latest

LATEST = Latest()
DAY = CarryDay(
    pair="pair00",
    day=date(2026, 11, 24),
    last_day=date(2027, 1, 15),
    days=55,
    interest_rate=D("0.04"),
    vat=D("0.13"),
    is_bonded=False,
    payment_days=3,
    fixed=(
        CarryItem(name="storage", amount=D("27.50"), base=D("0.5"), is_confirmed=False),
        CarryItem(name="handling", amount=D("36.00")),
        CarryItem(name="loss", amount=D("0.00")),
    ),
)


def viewed(desk: FakeDesk, **fields: Any) -> PairView:
    """Spot copper at 86,420, futures at 86,738."""
    return msgspec.structs.replace(desk.view("pair00"), **{"carry": DAY} | fields)


def test_every_line_is_there_with_its_operands(desk: FakeDesk) -> None:
    assert carry_hint(viewed(desk), LATEST).splitlines() == [
        "Carry to 2027-01-15: T 55 days (3 of them until payment)",
        "Interest 86,420 × 4% × 55/365 = 520.89",
        "Storage 0.5 × 55 = 27.50 (to be confirmed)",
        "Into and out of store 36.00",
        "Quality loss 0.00",
        "VAT on the gap 318 ÷ 1.13 × 13% = 36.58",
        "Carry 621, cash-and-carry leaves −303 CNY/t",
        "Below a basis of −660 cash-and-carry pays: buy spot, sell futures",
        "Above there is no arbitrage bound, only an economic one: spot cannot be sold short",
    ]


def test_the_sum_shown_is_that_of_the_lines(desk: FakeDesk) -> None:
    carry = carry_now(viewed(desk))
    assert carry == carry_of(DAY, D(86_420), D(86_738))
    assert carry is not None
    assert carry.cost == D("520.89") + D("27.50") + 36 + D("36.58")
    assert carry_sign(viewed(desk)) == "carry 621"


def test_what_counts_as_nothing_says_so(desk: FakeDesk) -> None:
    above = carry_hint(viewed(desk, spot=86_900.0), LATEST)
    assert "VAT on the gap: −162 is below zero and counts as nothing" in above
    assert "leaves −" in above
    assert "arbitrage bound" in above


def test_a_bonded_contract_says_nothing_of_tax(desk: FakeDesk) -> None:
    day = msgspec.structs.replace(DAY, vat=D(0), is_bonded=True)
    assert "VAT" not in carry_hint(viewed(desk, carry=day), LATEST)


def test_the_line_of_a_chart_stands_where_it_begins_to_pay(desk: FakeDesk) -> None:
    assert bound_label(viewed(desk)) == (-660.36, "Cash-and-carry < −660")
    assert bound_label(viewed(desk, carry=None)) is None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"state": DataState.STALE}, "Carry not known: stale"),
        (
            {"carry": NoCarry(say(Refusal.CARRY_UNLISTED, symbol="SHFE.cu2701"))},
            "Carry not known: CU2701: the front has listed no last trading day",
        ),
        (
            {"carry": NoCarry(say(Refusal.CARRY_UNSAID, keys="storage, payment_days"))},
            "Carry not known: The desk file does not say storage, days until payment "
            "([pair.carry] or [carry])",
        ),
        ({"carry": None}, ""),
    ],
)
def test_why_it_is_not_known(desk: FakeDesk, fields: dict[str, Any], said: str) -> None:
    view = viewed(desk, **fields)
    assert carry_short(view, LATEST).lower() == carry_hint(view, LATEST).lower() == said.lower()
    assert carry_sign(view) == ""
    assert carry_now(view) is None


def test_without_a_price_it_is_not_known(desk: FakeDesk) -> None:
    assert carry_now(viewed(desk, spot=None)) is None
    assert carry_now(viewed(desk, futures=None)) is None


def test_in_chinese_it_is_the_desk_s_own_word(desk: FakeDesk, speak: Callable[[str], None]) -> None:
    speak("zh")
    lines = carry_hint(viewed(desk), LATEST).splitlines()
    assert lines[6:] == [
        "持有成本 621，正套空间 −303 元/吨",
        "基差低于 −660 时正套有利：买现货、卖期货、交割",
        "上方没有套利边界，只有经济上的边界：现货无法卖空",
    ]


def test_every_line_and_every_key_has_its_word() -> None:
    names = {one.name for one in carry_of(DAY, D(1), D(2)).items} | {"inspection", "delivery"}
    assert {f"carry_{name}" for name in names} <= set(CARRY_FACTS)
    assert list(CARRY_TERMS) == list(NEEDED)
