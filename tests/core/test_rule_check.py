"""What is wrong with a rule is found before it watches anything."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from terminal import Refused
from terminal.core.rule_check import check_formula, first_flaw
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Limit, Response, Rule
from tests.builders import make_rule

LOW, MID = Level.ATTENTION, Level.WARNING
FORMULA = Rule(
    id="f",
    name="f",
    metric=Metric.FORMULA,
    subjects=("p",),
    limits=(),
    clauses=(Clause(LOW, "basis > 1"), Clause(MID, "basis > 2")),
)


@pytest.mark.parametrize("rule", [make_rule(), FORMULA])
def test_a_right_rule_has_no_flaw(rule: Rule) -> None:
    assert first_flaw(rule) is None


@pytest.mark.parametrize(
    ("change", "key", "why"),
    [
        ({"id": "a b"}, ("id",), "letters, digits"),
        ({"id": "x" * 65}, ("id",), "1 to 64"),
        ({"name": ""}, ("name",), "its length"),
        ({"subjects": ()}, ("subjects",), "at least one"),
        ({"subjects": ("p", "p")}, ("subjects",), "is named twice"),
        ({"hold": timedelta(seconds=-1)}, ("hold",), "0 or more"),
        ({"hold": timedelta(days=100_000)}, ("hold",), "at most 99999 days"),
        ({"name_en": "x" * 65}, ("name_en",), "at most 64"),
        ({"family": "a b"}, ("family",), "letters, digits"),
        (
            {"metric": Metric.MARGIN_RATIO, "limits": (Limit(LOW, high=Decimal(80)),)},
            ("attention", "high"),
            "a share of 1",
        ),
        ({"hysteresis": Decimal("NaN")}, ("hysteresis",), "a number"),
        ({"hysteresis": Decimal("1E-13")}, ("hysteresis",), "12 decimals"),
        ({"limits": (Limit(LOW, low=Decimal("1E+13")),)}, ("attention", "low"), "within 1,000"),
        ({"limits": ()}, ("id",), "no level with limits"),
        ({"limits": (Limit(LOW),)}, ("attention",), "low, high or both"),
        ({"limits": (Limit(LOW, Decimal(2), Decimal(1)),)}, ("attention", "low"), "below high, 1"),
        ({"limits": (Limit(LOW, high=Decimal("NaN")),)}, ("attention", "high"), "a number"),
        ({"hysteresis": Decimal(-1)}, ("hysteresis",), "0 or more"),
        (
            {"limits": (Limit(LOW, Decimal(0), Decimal(9)),), "hysteresis": Decimal(9)},
            ("hysteresis",),
            "width of the narrowest band, 9",
        ),
        (
            {"limits": (Limit(LOW, high=Decimal(9)), Limit(MID, high=Decimal(8)))},
            ("warning", "high"),
            "below the high of a lower level, 9",
        ),
        (
            {"limits": (Limit(LOW, low=Decimal(-9)), Limit(MID, low=Decimal(-8)))},
            ("warning", "low"),
            "above the low of a lower level, -9",
        ),
        (
            {"limits": (Limit(MID, high=Decimal(9)), Limit(LOW, high=Decimal(9)))},
            ("attention",),
            "ascend",
        ),
        ({"clauses": (Clause(LOW, "basis > 1"),)}, ("id",), "not both"),
        ({"metric": Metric.AVAILABLE, "response": Response.REDUCE}, ("response",), '"basis" alone'),
    ],
)
def test_a_flaw_of_limits(change: dict[str, Any], key: tuple[str, ...], why: str) -> None:
    rule = msgspec.structs.replace(make_rule(hysteresis=Decimal(0)), **change)
    flaw = first_flaw(rule)
    assert flaw is not None
    assert flaw.key == key
    assert why in flaw.why


@pytest.mark.parametrize(
    ("change", "key", "why"),
    [
        ({"clauses": ()}, ("id",), "no level has a formula"),
        (
            {"on": "account", "clock": "trading", "clauses": (Clause(LOW, "equity > 1"),)},
            ("clock",),
            "no sessions",
        ),
        ({"clock": "moon"}, ("clock",), 'allowed is "trading", "wall"'),
        ({"on": "desk"}, ("on",), "pair, account, unit"),
        ({"unknown": "maybe"}, ("unknown",), "kleene"),
        ({"clauses": (Clause(MID, "basis > 1"), Clause(LOW, "basis > 2"))}, ("id",), "ascend"),
        ({"clauses": (Clause(LOW, "basis >"),)}, ("attention",), ""),
        ({"clauses": (Clause(MID, "equity > 1"),)}, ("warning",), "a rule on pairs has no"),
        (
            {"on": "account", "clauses": (Clause(LOW, 'equity < 1 and not during("last 30m")'),)},
            ("attention",),
            'during("last 30m"): an account has no sessions',
        ),
        (
            {"on": "account", "clauses": (Clause(LOW, "spot > 1"),)},
            ("attention",),
            "rule on accounts",
        ),
        (
            {"on": "unit", "clauses": (Clause(LOW, "flat_risk > 1"),), "response": Response.REDUCE},
            ("response",),
            "a rule on pairs alone",
        ),
    ],
)
def test_a_flaw_of_formulas(change: dict[str, Any], key: tuple[str, ...], why: str) -> None:
    flaw = first_flaw(msgspec.structs.replace(FORMULA, **change))
    assert flaw is not None
    assert flaw.key == key
    assert why in flaw.why


@pytest.mark.parametrize(
    ("on", "text", "named"),
    [
        ("account", "margin_ratio > 80", "margin_ratio 80: "),
        ("account", "equity < 1 or margin_ratio > 80 and available < 1", "margin_ratio 80: "),
        ("account", "outside(position_limit_used, -1, 90)", "position_limit_used 90: "),
        ("unit", "hedge_ratio > 120", "hedge_ratio 120: "),
        ("unit", "not hedge_ratio < -120", "hedge_ratio -120: "),
        ("pair", "rank(basis, 250) > 95", " 95: "),
        ("pair", 'basis > 80 and margin_ratio["account:a"] > 80', '["account:a"] 80: '),
    ],
)
def test_per_cent_of_a_share_would_never_fire(on: str, text: str, named: str) -> None:
    rule = msgspec.structs.replace(FORMULA, on=on, clauses=(Clause(MID, text),))
    flaw = first_flaw(rule)
    assert flaw is not None
    assert (flaw.key, flaw.value) == (("warning",), text)
    assert named in flaw.why
    assert flaw.why.endswith("80% in a formula, as 0.8 everywhere")


@pytest.mark.parametrize(
    ("on", "text"),
    [
        ("account", "margin_ratio > 80% or margin_ratio > 1.2 or equity < 80"),
        ("account", "margin_ratio > 999 or position_limit_used > 999"),
        ("unit", "hedge_ratio < -1 or hedge_ratio > 120%"),
        ("pair", "rank(basis, 250) > 95% and rank(basis, 60) < 1"),
    ],
)
def test_a_share_above_one_is_a_share(on: str, text: str) -> None:
    assert first_flaw(msgspec.structs.replace(FORMULA, on=on, clauses=(Clause(MID, text),))) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("basis >", "not a formula"),
        ("margin_ratio > 1", "has no metric called margin_ratio"),
        ("unit.basis > 1", "has no link called unit"),
        ('basis["house:x"] > 1', '"house:x" is no subject'),
        ('flat_exposure["unit:*"] > 1', "names no single subject"),
        ('flat_exposure["unit:"] > 1', "names no single subject"),
        ('flat_exposure["unit:/cu"] > 1', "names no single subject"),
        ('spot["unit:north"] > 1', "unit:north has no metric called spot"),
        ('flat_exposure["account:a"] > 1', "account:a has no metric called flat_exposure"),
        ("basis[1] > 1", "metric"),
        ('basis["x"] > 1', 'basis\\["pair:'),
    ],
)
def test_a_formula_is_checked_before_it_is_run(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        check_formula(text, "pair")
    check_formula("margin_ratio > 1", "account")
    check_formula(
        'rank(flat_exposure["unit:north/cu"], 90) > 1 and stale(basis["pair:x"])', "account"
    )
    with pytest.raises(Refused, match='needs a commodity here, such as "unit:north/cu"'):
        check_formula('flat_exposure["unit:north"] > 1', "account")
