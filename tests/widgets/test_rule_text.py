from __future__ import annotations

import tomllib
from datetime import timedelta

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from terminal.domain.level import Level
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.fake_rules import JUMP, fake_rules
from widgets import rule_text as text
from widgets.bridge import Bridge

LOW, HIGH, MARGIN, JUMPS, _ = fake_rules()


def test_bands_are_said_by_level_with_the_signs_of_their_sides() -> None:
    assert text.condition(LOW) == "Attention < −200 or > 120 · Warning < −250 · Forced < −300"
    assert text.condition(MARGIN) == "Attention > 70% · Forced > 90%"


def test_a_formula_is_shown_as_it_is_written() -> None:
    assert text.condition(JUMPS) == f"Attention {JUMP} · Warning basis < -300"


def test_one_subject_is_named_and_many_are_counted(bridge: Bridge, shown: FakeDesk) -> None:
    latest = bridge.latest
    assert text.watched(LOW, latest) == "沪铜 CU2701"
    assert text.watched(HIGH, latest) == "13 pairs"
    assert text.watched(MARGIN, latest) == "2 accounts"
    assert text.watched(JUMPS, latest) == "2 pairs"
    assert text.watched_list(JUMPS, latest).splitlines() == ["沪铜 CU2701", "螺纹 RB2705"]


def test_patterns_of_units_say_which_units_they_mean(bridge: Bridge) -> None:
    latest = bridge.latest
    latest.names |= {"unit:east": "华东", "commodity:cu": "铜"}
    rule = msgspec.structs.replace(JUMPS, on="unit", subjects=("*", "*/cu", "east", "east/cu"))
    assert text.watched(rule, latest) == "every unit, every unit · 铜, 华东, 华东 · 铜"


def test_what_ends_an_alert_has_its_unit(bridge: Bridge, shown: FakeDesk) -> None:
    assert text.clearing(LOW, bridge.latest) == "20 CNY/t · 3s"
    assert text.clearing(MARGIN, bridge.latest) == "3%"
    assert text.clearing(JUMPS, bridge.latest) == "—"
    assert text.span(timedelta(minutes=15)) == "15m"
    assert text.span(timedelta(0)) == "—"


@pytest.mark.parametrize("said", ["basis < -300", "during('09:00', \"10:00\")", JUMP])
def test_a_snippet_is_read_back_as_what_was_said(said: str) -> None:
    toml = text.snippet(
        said, subject="cu.sh", on_pair=False, level=Level.FORCED, hold="2s", clock=""
    )
    (table,) = tomllib.loads(toml)["formula"]
    assert table == {
        "id": "new.cu.sh",
        "name": "cu.sh",
        "on": "account",
        "subjects": ["cu.sh"],
        "forced": said,
        "hold": "2s",
    }


def test_a_rule_that_lacks_samples_says_so_before_its_condition(qapp: QApplication) -> None:
    assert text.standing(LOW, None) == text.condition(LOW)
    assert text.standing(LOW, (12, 60)) == f"warming up: 12 of 60 · {text.condition(LOW)}"
