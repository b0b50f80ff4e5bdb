"""What a part of a commodity is called, where it stands, and which of its figures mean a thing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from terminal.core.strategies import STRATEGY
from terminal.core.unit_rules import subject_of
from terminal.domain.level import Level
from terminal.domain.sums import Sums
from tests.book_builders import book_line
from tests.builders import make_alert
from widgets.divisions import BY_ACCOUNT, BY_MONTH, BY_STRATEGY
from widgets.exposure_model import GROUP, LEAF, PART, Row
from widgets.latest import Latest
from widgets.part_text import (
    hedged,
    hedged_hint,
    is_measured,
    part_level,
    part_name,
    part_place,
    undivided,
    undivided_hint,
)

SUMS = Sums(base_unit="t", spot=Decimal(100), futures=Decimal(-90), lines=2)


@pytest.fixture
def latest() -> Latest:
    return Latest({"account:b": "Second", "account:a": "First", "strategy:carry": "Carry"})


def part(division: str, id: str, depth: int = PART) -> Row:
    return Row(("metals", "cu", id), depth, SUMS, book_line(100), None, division)


@pytest.mark.parametrize(
    ("division", "id", "name"),
    [
        (BY_MONTH, "2027-01", "2027-01"),
        (BY_MONTH, "", "—"),
        (BY_STRATEGY, "carry", "Carry"),
        (BY_STRATEGY, "", "No strategy"),
        (BY_ACCOUNT, "a", "First"),
        (BY_ACCOUNT, "elsewhere", "elsewhere"),
        (BY_ACCOUNT, "", "No account"),
    ],
)
def test_a_part_is_called_what_it_is(latest: Latest, division: str, id: str, name: str) -> None:
    assert part_name(part(division, id), latest) == name


def test_accounts_stand_as_in_the_desk_file_and_what_has_none_last(latest: Latest) -> None:
    rows = [part(BY_ACCOUNT, id) for id in ("", "z", "a", "y", "b")]
    rows.sort(key=lambda row: part_place(row, latest))
    assert [row.key[-1] for row in rows] == ["b", "a", "y", "z", ""]
    assert part_place(part(BY_MONTH, "2027-01"), latest) == ("2027-01",)


def test_a_ratio_stands_where_goods_and_lots_belong_together(latest: Latest) -> None:
    for row in (part(BY_MONTH, "2027-01"), part(BY_MONTH, ""), part(BY_STRATEGY, "carry")):
        assert hedged(row, latest).text == "90%"
        assert hedged_hint(row, latest).startswith("futures −90")
    for row in (part(BY_STRATEGY, ""), part(BY_ACCOUNT, "a"), part(BY_ACCOUNT, "")):
        assert hedged(row, latest).text == "—"
        assert "without a strategy" in hedged_hint(row, latest) or "no account" in hedged_hint(
            row, latest
        )
    leaf = part(BY_ACCOUNT, "a", LEAF)
    assert (hedged(leaf, latest).text, hedged_hint(leaf, latest)) == ("", "")
    assert hedged(part(BY_ACCOUNT, "a", GROUP), latest).text == "90%"


def test_what_is_of_the_whole_is_a_dash_with_its_reason_in_a_part_alone() -> None:
    assert undivided(part(BY_MONTH, "2027-01")).text == "—"
    assert undivided_hint(part(BY_ACCOUNT, "a")).startswith("Of the commodity as a whole")
    assert undivided_hint(part(BY_STRATEGY, "")).startswith("Of the commodity as a whole")
    assert is_measured(part(BY_STRATEGY, "carry"))
    assert undivided_hint(part(BY_STRATEGY, "carry")) == ""
    for row in (part(BY_STRATEGY, ""), part(BY_ACCOUNT, "carry"), part(BY_MONTH, "2027-01")):
        assert not is_measured(row)
    for depth in (LEAF,):
        assert (undivided(part(BY_MONTH, "", depth)).text, undivided_hint(part("", "", depth))) == (
            "",
            "",
        )


def test_an_alert_on_a_strategy_in_this_commodity_marks_its_row(latest: Latest) -> None:
    alert = make_alert(subject=subject_of(f"{STRATEGY}carry", "cu"), level=Level.FORCED)
    latest.put(latest.alerts, {alert.fingerprint: alert})
    assert part_level(part(BY_STRATEGY, "carry"), latest) is Level.FORCED
    for row in (part(BY_STRATEGY, "other"), part(BY_STRATEGY, ""), part(BY_ACCOUNT, "carry")):
        assert part_level(row, latest) is None
