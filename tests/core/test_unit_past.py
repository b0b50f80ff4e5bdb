"""Where a unit's change is measured from, without a book around it."""

from __future__ import annotations

import math
from datetime import timedelta

import msgspec
import pytest

from terminal.core.trading_clock import At, RuleClock, TradingClock
from terminal.core.unit_past import MOST, UnitPast
from terminal.core.unit_things import Moment
from terminal.core.verdict import Verdict
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Clause, Rule
from tests.book_builders import TIME, D, book_line
from tests.builders import make_rule

SECOND = timedelta(seconds=1)


def said(formula: str, hold: int = 0, **fields: object) -> Rule:
    clauses = (Clause(Level.WARNING, formula),)
    values: dict[str, object] = {"on": "unit", "subjects": ("metals",), "hold": hold * SECOND}
    return make_rule(metric=Metric.FORMULA, limits=(), clauses=clauses, **values | fields)


def told(rule: Rule) -> Verdict:
    return Verdict(
        rule=rule.id,
        subject="metals/cu",
        level=Level.WARNING,
        has_fired=True,
        is_told=True,
        value=0.0,
        limit=math.nan,
        operands=(),
    )


def moment(tonnes: int, second: float) -> Moment:
    one = book_line(tonnes)
    return Moment(
        time=TIME + second * SECOND, base_unit="t", price_unit="", lines={one.id: one}, nets={}
    )


def past(rule: Rule, *seen: tuple[int, float]) -> UnitPast:
    made = UnitPast([rule])
    for tonnes, second in seen:
        made.see("metals/cu", moment(tonnes, second))
    return made


def origin(rule: Rule, *seen: tuple[int, float], at: float) -> tuple[str, int] | None:
    found = past(rule, *seen).of_formula(rule, told(rule), TIME + at * SECOND)
    if found is None:
        return None
    kind, then = found
    (line,) = then.lines.values()
    return kind, int(line.delta_spot)


PLAIN = said("basis_exposure > 400")


def test_without_a_hold_it_is_what_was_before_the_change() -> None:
    assert origin(PLAIN, (100, 0), (300, 5), (500, 9), at=9) == ("before", 300)
    assert origin(PLAIN, (100, 0), (500, 9), (500, 12), at=12) == ("before", 100)
    assert origin(PLAIN, (500, 0), at=0) is None


def test_with_a_hold_it_is_what_was_before_the_hold_began() -> None:
    held = said("basis_exposure > 400", hold=10)
    seen = (100, 0), (500, 20), (600, 25)
    assert origin(held, *seen, at=30) == ("before", 100)
    assert origin(held, *seen, at=32) == ("before", 500)
    assert origin(held, *seen, at=5) is None


def test_a_change_is_measured_from_the_time_that_the_rule_names() -> None:
    rule = said('change(flat_exposure, "60s") > 400')
    seen = (100, 0), (300, 30), (900, 80)
    assert origin(rule, *seen, at=80) == ("ago", 100)
    assert origin(rule, *seen, at=90) == ("ago", 300)
    assert origin(rule, *seen, at=59) is None


@pytest.mark.parametrize(
    "change",
    [
        'change(flat_exposure, "settlement")',
        'change(flat_exposure, "same time")',
        'change(flat_exposure, bar="5m")',
    ],
)
def test_what_is_not_kept_is_not_known(change: str) -> None:
    assert origin(said(f"{change} > 400"), (100, 0), (300, 30), at=800) is None


def test_only_what_rules_on_units_compare_is_kept() -> None:
    kept = past(PLAIN)
    assert kept.is_wanted("metals/cu")
    assert not kept.is_wanted("farm/cu")
    assert not past(said("contract_profit > 5")).is_wanted("metals/cu")
    assert not past(said("basis > 5", on="pair")).is_wanted("metals/cu")
    assert "exposure_basis" not in kept.compared
    assert past(said("exposure_basis > 5")).compared == {"exposure_basis"}
    kept.watch([said("exposure_basis > 5", subjects=("farm",))])
    assert kept.compared == {"exposure_basis"}
    assert not kept.is_wanted("metals/cu")


def test_what_is_kept_stays_bounded_and_right() -> None:
    rule = said('change(flat_exposure, "1000s") > 400')
    last = 16 * MOST
    made = past(rule, *((at, at / 4) for at in range(1, last + 1)))
    assert len(made._moments["metals/cu"]) <= 2 * MOST
    found = made.of_formula(rule, told(rule), TIME + last / 4 * SECOND)
    assert found is not None
    (line,) = found[1].lines.values()
    # To within a thousandth of the period: four moments of a quarter of a second.
    assert 0 <= last - 4000 - int(line.delta_spot) <= 4
    before = made.of_formula(PLAIN, told(PLAIN), TIME + last / 4 * SECOND)
    assert before is not None
    assert before[1].lines["stock:L1"].delta_spot == D(last - 1)


def test_a_rules_time_ago_is_read_off_the_clock_that_it_goes_by() -> None:
    def clock_of(subject: str, kind: str) -> RuleClock | None:
        assert subject == "metals/cu"
        return asked.setdefault(kind, Half())

    asked: dict[str, Half] = {}
    rule = said('change(flat_exposure, "60s") > 400')
    made = UnitPast([rule], clock_of)
    for tonnes, second in ((100, 0), (300, 30), (500, 100), (900, 160)):
        made.see("metals/cu", moment(tonnes, second))
    found = made.of_formula(rule, told(rule), TIME + 160 * SECOND)
    assert found is not None
    # Sixty seconds that count are two minutes.
    assert found[1].lines["stock:L1"].delta_spot == D(300)
    assert asked.keys() == {"trading"}
    wall = msgspec.structs.replace(rule, clock="wall")
    made.of_formula(wall, told(wall), TIME + 160 * SECOND)
    assert asked.keys() == {"trading", "wall"}


class Half(TradingClock):
    """Every other second counts."""

    def __init__(self) -> None:
        super().__init__(lambda: None)

    def at(self, t: float) -> At:
        return At(t / 2, t, 0.0)


def test_other_rules_want_other_units() -> None:
    units = UnitPast([])
    assert not units.is_wanted("metals/cu")
    units.watch([said("abs(flat_exposure) > 100")])
    assert units.is_wanted("metals/cu")
    units.watch([])
    assert not units.is_wanted("metals/cu")
