"""Where a mistake is, and what would have been right."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal.complaint import complaint, decimals_in, dotted, line_of
from tests.builders import make_plan, make_request
from tests.desktext import RIGHT, line

NESTED = """\
# desk.id = "no"
[desk]
id = "a"

[[rule]]
id = "first"
warning = { low = 1,
  high = 2 }

[[ rule ]]   # second
id = "second"
  hold = "2s"
[rule.attention]
low = 5

[[rule]]
id = "third"
warning.low = 7

[policy]
collar = 1
"""


def test_decimals_are_found_with_their_places() -> None:
    plan, request = make_plan(), make_request()
    found = dict(decimals_in(plan))
    assert found["exposure_before",] == plan.exposure_before
    assert found["legs", 0, "limit_price"] == request.limit_price
    assert found.keys() == {
        *(("legs", 0, "limit_price"), ("exposure_before",), ("exposure_after",)),
        *(("reference_price",), ("worst_price",), ("worst_cost",)),
    }


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (("desk",), "[desk]"),
        (("desk", "id"), 'id = "a"'),
        (("desk", "absent"), "[desk]"),
        (("rule", 0, "id"), 'id = "first"'),
        (("rule", 0, "warning", "low"), "warning = {"),
        (("rule", 1), "[[ rule ]]"),
        (("rule", 1, "hold"), "  hold"),
        (("rule", 1, "attention"), "[rule.attention]"),
        (("rule", 1, "attention", "low"), "low = 5"),
        (("rule", 2, "id"), 'id = "third"'),
        (("rule", 2, "warning", "low"), "warning.low"),
        (("rule", 2, "warning", "high"), '[[rule]]\nid = "third"'),
        (("policy", "collar"), "collar"),
        (("absent", 3, "key"), "# desk"),
        ((), "# desk"),
    ],
)
def test_the_line_of_a_key_is_that_of_its_nearest_mention(
    where: tuple[str | int, ...], expected: str
) -> None:
    assert line_of(NESTED, where) == line(NESTED, expected)


def test_each_row_of_a_repeated_table_has_lines_of_its_own() -> None:
    assert line_of(RIGHT, ("pair", 1, "premium")) == line(RIGHT, "premium = 0.5")
    assert line_of(RIGHT, ("account", 1, "url")) == line(RIGHT, 'url = "ws:')


def test_a_place_is_written_with_tables_counted_from_one() -> None:
    assert dotted(("pair", 2, "premium")) == "pair[3].premium"
    assert dotted(("desk", "id")) == "desk.id"
    assert dotted(()) == ""


def test_a_password_is_never_repeated() -> None:
    said = str(complaint(Path("d.toml"), RIGHT, ("account", 0, "password"), "hunter2", "is wrong"))
    assert "hunter2" not in said
    assert "account[1].password = ***: is wrong" in said


def test_a_long_value_is_cut() -> None:
    assert len(str(complaint(Path("d"), "", ("a",), "x" * 5000, "is long"))) < 120
