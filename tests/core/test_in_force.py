"""Which of several dated rules holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from terminal.core.in_force import in_force
from terminal.domain.price_limit import LimitRule

DAY = date(2026, 11, 25)


def rule(source: str, *products: str, since: date = date.min, exchange: str = "SHFE") -> LimitRule:
    return LimitRule(
        exchange=exchange, rate=Decimal("0.1"), source=source, products=products, since=since
    )


ALL, CU = rule("all"), rule("cu", "cu", "al")
NEWER = rule("newer", since=date(2026, 11, 25))
LATER = rule("later", "cu", since=date(2026, 11, 26))


@pytest.mark.parametrize(
    ("rules", "symbol", "source"),
    [
        ((CU, ALL), "SHFE.cu2701", "cu"),
        ((CU, ALL), "SHFE.zn2701", "all"),
        ((CU, NEWER), "SHFE.cu2701", "cu"),
        ((NEWER, ALL), "SHFE.zn2701", "newer"),
        ((ALL, rule("last")), "SHFE.zn2701", "last"),
        ((LATER, CU), "SHFE.cu2701", "cu"),
        ((ALL, CU), "DCE.cu2701", None),
        ((ALL, CU), "SPOT.cu", None),
        ((CU,), "SHFE.zn2701", None),
    ],
)
def test_the_rule_in_force(rules: tuple[LimitRule, ...], symbol: str, source: str | None) -> None:
    found = in_force(symbol, DAY, rules)
    assert (None if found is None else found.source) == source


def test_a_rule_begins_on_its_day() -> None:
    found = in_force("SHFE.cu2701", date(2026, 11, 26), (LATER, CU))
    assert found is LATER
