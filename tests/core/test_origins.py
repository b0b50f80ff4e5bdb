"""Where an alert began is known as long as it is open, and no longer."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec

from terminal.core.alert_change import Change
from terminal.core.basis_cause import mark_of
from terminal.core.origins import Origins
from terminal.core.pair_past import Origin
from terminal.core.unit_things import Moment
from terminal.core.verdict import Verdict
from terminal.domain.alert import AlertState, Cause
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from tests.builders import NOW, make_alert, make_pair
from tests.core.test_formulas import formula

RULE = formula("basis > 300")
FIRED = Verdict(
    rule="f",
    subject="cu",
    level=Level.ATTENTION,
    has_fired=True,
    is_told=True,
    value=1.0,
    limit=1.0,
    operands=(),
)
STANDING = msgspec.structs.replace(FIRED, is_standing=True)


def origin(basis: float) -> Origin:
    mark = mark_of(make_pair(), 78_000 + basis, 78_000.0, datetime(2025, 3, 12, tzinfo=UTC))
    return Origin("before", mark)


def moment(*spot: str) -> tuple[str, Moment]:
    prices = dict.fromkeys(spot, Decimal(1))
    return "before", Moment(time=NOW, base_unit="t", price_unit="", lines={}, nets={}, spot=prices)


def over(**fields: Any) -> Change:
    known = {"rule": "f", "metric": Metric.FORMULA, "subject": "cu", "state": AlertState.RESOLVED}
    alert = make_alert(**known | {"rule_digest": RULE.digest} | fields)
    return Change(alert, Cause.CLEAR_HELD)


def test_the_first_origin_stays_and_a_verdict_of_its_own_has_its_own() -> None:
    origins, first, later = Origins(), origin(100), origin(200)
    assert origins.of(RULE, STANDING, later) is None
    assert origins.of(RULE, FIRED, first) is first
    assert origins.of(RULE, FIRED, later) is later
    assert origins.of(RULE, STANDING, later) is first


def test_what_is_no_moment_is_not_kept() -> None:
    origins = Origins()
    assert origins.of(RULE, FIRED, "week") == "week"
    assert origins.of(RULE, FIRED, None) is None
    assert origins.of(RULE, STANDING, "week") is None


def test_an_alert_that_is_over_has_no_origin() -> None:
    origins, first = Origins(), origin(100)
    origins.of(RULE, FIRED, first)
    for other in (over(subject="al"), over(metric=Metric.BASIS), over(state=AlertState.FIRING)):
        origins.note([other])
    assert origins.of(RULE, STANDING, None) is first
    origins.note([over()])
    assert origins.of(RULE, STANDING, None) is None


def test_another_version_of_the_rule_has_no_origin() -> None:
    origins, first = Origins(), origin(100)
    origins.of(RULE, FIRED, first)
    origins.watch([RULE])
    assert origins.of(RULE, STANDING, None) is first
    other = msgspec.structs.replace(RULE, digest="ab" * 32)
    assert origins.of(other, STANDING, None) is None
    origins.watch([other])
    assert origins.of(RULE, STANDING, None) is None


def test_nothing_is_measured_from_a_spot_price_of_another_series() -> None:
    unit = msgspec.structs.replace(FIRED, subject="metals/cu")
    stands = msgspec.structs.replace(STANDING, subject="metals/cu")
    for pairs, of_units, left in (
        (["al"], False, (True, True)),
        (["cu"], True, (True, False)),
        (["cu"], False, (False, False)),
    ):
        origins = Origins()
        origins.of(RULE, FIRED, origin(100))
        origins.of(RULE, unit, moment("cu"))
        origins.forget_spot(pairs, of_units=of_units)
        known = origins.of(RULE, STANDING, None), origins.of(RULE, stands, None)
        assert (known[0] is not None, known[1] is not None) == left
