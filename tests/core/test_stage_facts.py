"""Whose lots a position limit was counted over, among an alert's facts."""

from __future__ import annotations

import pytest

from terminal.core.stage_facts import limit_facts, watches_limit
from terminal.domain.alert import Fact
from tests.core.test_formulas import formula


def test_every_account_that_counts_is_named() -> None:
    assert limit_facts(("6688-01",)) == [Fact("limit_over", "6688-01")]
    assert limit_facts(("6688-01", "6688-02")) == [Fact("limit_over", "6688-01 + 6688-02")]
    assert limit_facts(()) == []


@pytest.mark.parametrize(
    ("formulas", "is_told"),
    [
        (("position_limit_used > 80%",), True),
        (("basis > 1", "basis > 2 and position_limit_used > 80%"), True),
        (("basis > 1 and days_to_stage < 4",), False),
    ],
)
def test_only_rules_on_limits_tell_it(formulas: tuple[str, ...], *, is_told: bool) -> None:
    assert watches_limit(formula(*formulas)) is is_told
