from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from terminal.domain.alert import Fact
from tests.builders import make_alert
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.fact_text import fact_rows
from widgets.latest import Latest


def test_the_cause_reads_as_a_sum_in_the_screen_s_figures() -> None:
    alert = make_alert(
        facts=(
            Fact("leg", "futures"),
            Fact("since_before", "2025-03-12 10:30:00"),
            Fact("part_basis", "-20 → -325: -305 CNY/t"),
            Fact("part_futures", "86500 → 86810: -310 CNY/t"),
            Fact("part_spot", "86480 → 86485: +5 CNY/t"),
        )
    )
    assert fact_rows(alert, Latest()) == [
        ("What moved", "Futures"),
        ("Since last inside", "2025-03-12 10:30:00"),
        ("Basis moved", "−20 → −325: −305 CNY/t"),
        ("by futures", "86,500 → 86,810: −310 CNY/t"),
        ("by spot", "86,480 → 86,485: +5 CNY/t"),
    ]


def test_dated_rows_of_a_premium_are_read_with_their_days_as_they_are() -> None:
    alert = make_alert(
        facts=(
            Fact("moisture", "/ (1 - 0.08)"),
            Fact("premium", "- -35.5"),
            Fact("premium_row", "region 上海, from 2026-01-01, 贸易商报价"),
        )
    )
    assert fact_rows(alert, Latest()) == [
        ("Moisture", "/ (1 − 0.08)"),
        ("Premium", "+ 35.5 (premium of −35.5)"),
        ("By the row", "region 上海, from 2026-01-01, 贸易商报价"),
    ]


def test_the_days_of_a_row_are_said_in_the_screens_language(speak: Callable[[str], None]) -> None:
    speak("zh")
    rows = (
        "brand 贵冶, from 2026-01-01 to 2026-12-31, 表 1, from 2 to 3, 上期所",
        "brand 贵冶, from 2026-01-01, 表",
        "another record's words",
    )
    alert = make_alert(facts=tuple(Fact("premium_row", one) for one in rows))
    assert [said for _, said in fact_rows(alert, Latest())] == [
        "brand 贵冶，自 2026-01-01 至 2026-12-31，表 1, from 2 to 3, 上期所",
        "brand 贵冶，自 2026-01-01 起，表",
        "another record's words",
    ]


def test_accounts_whose_lots_count_are_named_as_they_are() -> None:
    alert = make_alert(facts=(Fact("limit_over", "66880001 + 6688-02"),))
    told = [("Position limit counted over", "66880001 + 6688-02")]
    assert fact_rows(alert, Latest()) == told


def test_the_operands_of_a_hedge_have_names_signs_and_units(
    qapp: Any, speak: Callable[[str], None]
) -> None:
    facts = (Fact("hedge_futures", "-17000 t"), Fact("hedge_goods", "0 t"))
    alert = make_alert(facts=facts)
    assert fact_rows(alert, Latest()) == [
        ("Futures of the hedge", "−17,000 t"),
        ("Goods before futures", "0 t"),
    ]
    speak("zh")
    assert fact_rows(alert, Latest()) == [("套保期货", "−17,000 吨"), ("货物（不含期货）", "0 吨")]


def test_the_money_of_a_unit_has_its_accounts_by_name(bridge: Bridge, shown: FakeDesk) -> None:
    bridge.latest.names["account:6688-01"] = "Main"
    facts = (
        Fact("unit_equity", "2500000 CNY"),
        Fact("fund_share", "6688-01: 50%"),
        Fact("fund_share", "6688-01/SHFE.cu2701: 100%"),
    )
    assert fact_rows(make_alert(facts=facts), bridge.latest) == [
        ("Equity of the unit", "2,500,000 CNY"),
        ("Its share of an account", "Main: 50%"),
        ("Its share of an account", "Main CU2701: 100%"),
    ]


def test_that_nothing_earlier_is_known_is_said() -> None:
    alert = make_alert(facts=(Fact("since_none", ""),), muted_by=("drill",))
    assert fact_rows(alert, Latest()) == [
        ("Measured from", "Nothing earlier is known"),
        ("Muted by", "drill"),
    ]


def test_a_units_parts_name_their_lines_contracts_and_pairs(
    bridge: Bridge, shown: FakeDesk
) -> None:
    alert = make_alert(
        subject="metals/cu",
        facts=(
            Fact("leg", "contracts"),
            Fact("part_flat_exposure", "0 → -12345: -12345 t"),
            Fact("part_priced", "CG-2611-01: 0 → -12000: -12000 t"),
            Fact("part_lots", "6688-01/SHFE.cu2701: 0 → -345: -345 t"),
            Fact("part_futures", "SHFE.cu2701: 86500 → 86810: -310 CNY/t"),
            Fact("part_spot", "pair00: 86480 → 86485: +5 CNY/t"),
            Fact("part_others", "12: +3.5 t"),
        ),
    )
    assert fact_rows(alert, bridge.latest) == [
        ("What moved", "Contracts"),
        ("Flat exposure moved", "0 → −12,345: −12,345 t"),
        ("by pricing", "CG-2611-01: 0 → −12,000: −12,000 t"),
        ("by futures lots", "6688-01 CU2701: 0 → −345: −345 t"),
        ("by futures", "CU2701: 86,500 → 86,810: −310 CNY/t"),
        ("by spot", "沪铜 CU2701: 86,480 → 86,485: +5 CNY/t"),
        ("by smaller parts", "12: +3.5 t"),
    ]


@pytest.mark.parametrize(
    ("fact", "said", "chinese"),
    [
        (Fact("premium", "- -20"), "+ 20 (premium of −20)", "+ 20（升贴水 −20）"),
        (
            Fact("premium", "- -12000.5"),
            "+ 12,000.5 (premium of −12,000.5)",
            "+ 12,000.5（升贴水 −12,000.5）",
        ),
        (Fact("premium", "- 20"), "− 20", "− 20"),
        (Fact("freight", "+ -5"), "− 5 (freight of −5)", "− 5（运费 −5）"),
        (Fact("freight", "+ 5"), "+ 5", "+ 5"),
    ],
)
def test_a_negative_premium_is_added_in_words(
    qapp: Any, speak: Callable[[str], None], fact: Fact, said: str, chinese: str
) -> None:
    alert = make_alert(facts=(fact,))
    assert fact_rows(alert, Latest())[0][1] == said
    speak("zh")
    assert fact_rows(alert, Latest())[0][1] == chinese


def test_the_lines_of_the_carry_have_names_and_the_screen_s_figures() -> None:
    alert = make_alert(
        facts=(
            Fact("carry_interest", "78000 x 0.0365 x 64/365 = 499.20"),
            Fact("carry_vat", "-3 < 0: 0.00"),
            Fact("carry_edge", "79130 - 78000 - 704.80 = 425.20 CNY/t"),
            Fact("carry_unconfirmed", "storage, loss"),
        )
    )
    assert fact_rows(alert, Latest()) == [
        ("Interest", "78,000 x 0.0365 x 64/365 = 499.20"),
        ("VAT on the gap", "−3 < 0: 0.00"),
        ("Left by cash-and-carry", "79,130 − 78,000 − 704.80 = 425.20 CNY/t"),
        ("To be confirmed", "Storage, Quality loss"),
    ]


def test_ages_and_spans_are_written_as_everywhere_else() -> None:
    alert = make_alert(facts=(Fact("hold", "2 s"), Fact("spot_age", "3.2 s"), Fact("rule", "2 s")))
    said = [value for _, value in fact_rows(alert, Latest())]
    assert said[:2] == ["2s", "3.2s"]
    # A name stays as it is.
    assert said[2].startswith("cu-basis")
