"""docs/traps.md names tests that exist, once each in a row, and every section has some."""

from __future__ import annotations

import ast
import json
import re
from functools import cache
from pathlib import Path

import pytest

NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")
TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "traps.md"


def rows() -> list[tuple[str, str, str]]:
    """(section, trap, tests) of every row of every table."""
    found, section = [], ""
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("## "):
            section = line.removeprefix("## ")
        elif line.startswith("| ") and "`" in line:
            _, trap, tests, _ = line.split("|")
            found.append((section, trap.strip(), tests))
    return found


@cache
def functions_of(path: str) -> frozenset[str]:
    """The tests that pytest would collect from a file: functions of the module, no others."""
    file = TESTS / path
    if not file.is_file():
        return frozenset()
    nodes = ast.parse(file.read_text("utf-8")).body
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return frozenset(node.name for node in nodes if isinstance(node, kinds))


@pytest.mark.parametrize(("section", "trap", "tests"), rows())
def test_each_trap_names_tests_that_exist(section: str, trap: str, tests: str) -> None:
    named = NAMED.findall(tests)
    assert named, f"{section}: {trap}: no test"
    # Nothing but names of tests stands in the cell, so that a misspelt one is not overlooked.
    assert NAMED.sub("", tests).strip() == ""
    assert len(named) == len(set(named))
    missing = [f"{path}::{name}" for path, name in named if name not in functions_of(path)]
    assert missing == []
    assert all(name.startswith("test_") for _, name in named)


def test_every_section_has_its_traps_and_the_open_ones_come_last() -> None:
    sections = list(dict.fromkeys(section for section, _, _ in rows()))
    assert len(sections) == 5
    assert PAGE.read_text("utf-8").rindex("\n## ") == PAGE.read_text("utf-8").index(
        "\n## Not guard"
    )
    traps = [trap for _, trap, _ in rows()]
    assert len(traps) == len(set(traps))


def test_each_edge_case_of_the_workloads_has_a_row(shared: Path) -> None:
    cases = json.loads((shared / "bench" / "edge_cases.json").read_text("utf-8"))
    named = {trap for section, trap, _ in rows() if section.startswith("Edge cases")}
    assert named == set(cases)
