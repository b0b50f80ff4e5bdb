from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from terminal.core import rule_check
from terminal.core.rule_check import first_flaw
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Limit, Response
from tests.builders import make_rule
from widgets.flaw_words import FIELDS, WHYS, field_name, flaw_words

CJK = re.compile(r"[\u4e00-\u9fff]")
D = Decimal
FLAWED: tuple[dict[str, Any], ...] = (
    {"id": "a b"},
    {"name": ""},
    {"subjects": ()},
    {"subjects": ("cu", "cu")},
    {"hold": timedelta(seconds=-1)},
    {"hysteresis": D(-1)},
    {"limits": ()},
    {"limits": (Limit(Level.WARNING),)},
    {"limits": (Limit(Level.WARNING, D("NaN")),)},
    {"limits": (Limit(Level.WARNING, D(5), D(-12345)),)},
    {"limits": (Limit(Level.WARNING, D(0), D(5)),)},
    {"limits": (Limit(Level.WARNING, D(-5)), Limit(Level.FORCED, D(-4)))},
    {"limits": (Limit(Level.WARNING, None, D(5)), Limit(Level.FORCED, None, D(4)))},
    {"limits": (Limit(Level.WARNING, D(-500)), Limit(Level.WARNING, D(-500)))},
    {"metric": Metric.AVAILABLE, "response": Response.REDUCE},
    {"metric": Metric.MARGIN_RATIO, "limits": (Limit(Level.WARNING, None, D(80)),)},
    {
        "metric": Metric.FORMULA,
        "limits": (),
        "on": "unit",
        "clauses": (Clause(Level.WARNING, "hedge_ratio > 120"),),
    },
    {"metric": Metric.FORMULA, "limits": ()},
    {"metric": Metric.FORMULA, "clauses": (Clause(Level.WARNING, "basis > 1"),)},
    {"metric": Metric.FORMULA, "limits": (), "clauses": (Clause(Level.WARNING, "basis >"),)},
    {"metric": Metric.FORMULA, "limits": (), "clauses": (Clause(Level.WARNING, ""),)},
    {"metric": Metric.FORMULA, "limits": (), "on": "account", "clock": "trading"},
    {"metric": Metric.FORMULA, "limits": (), "clauses": (Clause(Level.WARNING, "basis > ３"),)},
    {"metric": Metric.FORMULA, "limits": (), "clauses": (Clause(Level.WARNING, "equity > 1"),)},
)


@pytest.mark.parametrize("fields", FLAWED, ids=lambda fields: "-".join(fields))
def test_every_flaw_is_told_in_chinese(
    qapp: Any, speak: Callable[[str], None], fields: dict[str, Any]
) -> None:
    flaw = first_flaw(msgspec.structs.replace(make_rule(), **fields))
    assert flaw is not None
    speak("zh")
    assert CJK.search(flaw_words(flaw.why)), flaw
    assert not re.search(r"[A-Za-z]{3,}", field_name(flaw.key)), flaw


def test_a_number_behind_the_words_is_kept(qapp: Any) -> None:
    assert flaw_words("must be below high, -12345") == "must be below high, −12,345"
    assert flaw_words("equity: no stars, please") == "equity: no stars, please"


def test_the_words_are_those_of_the_core() -> None:
    said = Path(rule_check.__file__).read_text("utf-8")
    # Put together there, or said by the rulebook.
    others = ("a reduction", "its length", "is there twice", "this is not a formula")
    assert [why for why in WHYS if why not in said and not why.startswith(others)] == []


def test_fields_are_named_by_their_keys(qapp: Any) -> None:
    assert field_name(("warning", "low")) == "Warning below"
    assert field_name(("forced",)) == "Forced"
    assert field_name(("clear_hold",)) == "Held inside"
    assert field_name(("else",)) == "else"
    # Every field that a version is said by has a name.
    said = set(make_rule().__struct_fields__)
    assert said - set(FIELDS) == {"limits", "clauses", "digest", "without"}
