from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

import pytest

from terminal.domain.alert import AlertState, Label
from terminal.domain.approval import ApprovalState
from terminal.domain.level import Level
from terminal.domain.link import LinkState
from terminal.domain.metric import DataState, Metric
from terminal.domain.notification import Reason, Stage
from terminal.domain.order import Direction, Offset, OrderStatus
from widgets import words


@pytest.mark.parametrize(
    ("table", "keys"),
    [
        (words.LEVELS, Level),
        (words.ALERT_STATES, AlertState),
        (words.LABELS, Label),
        (words.APPROVAL_STATES, ApprovalState),
        (words.ORDER_STATUSES, OrderStatus),
        (words.STAGES, Stage),
        (words.REASONS, Reason),
        (words.LINK_STATES, LinkState),
        (words.DATA_STATES, DataState),
        (words.DIRECTIONS, Direction),
        (words.OFFSETS, Offset),
        (words.METRICS, Metric),
    ],
)
def test_every_word_of_the_domain_has_one_on_the_screen(
    table: Mapping[Any, str], keys: type[Enum]
) -> None:
    assert {str(key) for key in keys} <= {str(key) for key in table}


def test_an_unknown_key_is_shown_as_it_is() -> None:
    assert words.word(words.FACTS, "carry_cost") == "carry cost"


def test_units_are_translated_part_by_part(speak: Callable[[str], None]) -> None:
    assert words.unit("CNY/t") == "CNY/t"
    assert words.unit("元/吨") == "CNY/t"
    assert words.unit("USD/bushel") == "USD/bushel"
    speak("zh")
    assert words.unit("CNY/t") == "元/吨"
    assert words.unit("元/桶") == "元/桶"
    assert words.word(words.LEVELS, Level.FORCED) == "强制处置"


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("86420 - 86738 = -318 CNY/t", "86,420 − 86,738 = −318 CNY/t"),
        ("- 30", "− 30"),
        ("-318 < -300", "−318 < −300"),
        ("2026-11-23 21:05:22.000000", "2026-11-23 21:05:22"),
        ("2026-11-23 21:05:22.512345", "2026-11-23 21:05:22.512"),
        ("band (basis-low 4b1c9920)", "band (basis-low 4b1c9920)"),
        ("0.4 s", "0.4 s"),
        ("- -20", "− (−20)"),
        ("+ -20", "+ (−20)"),
        ("x 1.13", "× 1.13"),
        ("-636.98 - -37.63 = -599.35 CNY/t", "−636.98 − (−37.63) = −599.35 CNY/t"),
    ],
)
def test_figures_of_a_fact_are_set_like_all_others(fact: str, text: str) -> None:
    assert words.figures(fact) == text


def test_money_of_a_fact_is_in_the_language_of_the_screen(speak: Callable[[str], None]) -> None:
    assert words.figures("-7000000 CNY") == "−7,000,000 CNY"
    speak("zh")
    assert words.figures("-7000000 CNY") == "−7,000,000 元"
    assert words.word(words.FACTS, "position_profit") == "持仓盈亏(盯市)"
