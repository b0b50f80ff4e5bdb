"""The rules of the house that a program can check, and proof that the checks bite."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.slow import FIRST

ROOT = Path(__file__).resolve().parent.parent
LONGEST_MODULE = 300
LONGEST_FUNCTION = 50

# Modules over the limit, each with the reason why it is one thing.
LONG_MODULES: dict[str, str] = {}

# Where a module is tested, when not in the test file of its own name.
TESTED_IN = {"widgets/ledger.py": "tests/widgets/test_audit_panel.py"}

# The counter's own spellings end where frames are decoded and begin where orders are encoded.
WIRE = re.compile(r"\bvolume_orign\b|\bvolume_multiple\b|\bCLOSETODAY\b|[\"']ALIVE[\"']")
WIRE_ROOMS = (
    "terminal/feeds/decode.py",
    "terminal/feeds/listing.py",  # the query that asks for instruments
    "terminal/orders.py",
    "terminal/sim/",
)

# Split, so that this file does not contain what it looks for.
FOREIGN = re.compile(
    "|".join(
        (
            r"(?<![\w.])/" + r"(work|root|home)/",
            r"[A-Z]:\\Users\\",
            r"py" + r"pi\.org",
            r"python" + r"hosted\.org",
            r"npm" + r"js\.(org|com)",
            r"(deb|security)" + r"\.debian\.org",
            r"archive" + r"\.ubuntu\.com",
        )
    )
)


def sources() -> list[Path]:
    return sorted([*ROOT.glob("terminal/**/*.py"), *ROOT.glob("widgets/**/*.py"), ROOT / "main.py"])


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def project_files() -> Iterator[Path]:
    """Every file that is, or would be, committed; caches and environments are in dotted folders."""
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [each for each in folders if each == ".ci" or each[0] not in "._"]
        yield from (Path(folder) / file for file in files)


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [command, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True
    )


def test_imports_keep_every_contract() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("terminal/domain/quote.py", "import terminal.core.event"),
        ("terminal/core/market.py", "import asyncio"),
        ("terminal/core/market.py", "import time"),
        ("terminal/core/market.py", "import terminal.changes"),
        ("terminal/feeds/diff.py", "import socket"),
        ("terminal/feeds/session.py", "import asyncio"),
        ("terminal/feeds/decode.py", "import time"),
        ("terminal/feeds/fault.py", "import terminal.feeds.decode"),
        ("terminal/feeds/socket.py", "import terminal.notify"),
        ("terminal/notify/outbox.py", "import terminal.audit"),
        ("terminal/audit/ledger.py", "import terminal.desk"),
        ("terminal/desk.py", "from PySide6 import QtCore"),
        ("terminal/settings.py", "import widgets.theme"),
        ("widgets/window.py", "import terminal.desk"),
        ("widgets/window.py", "import terminal.changes"),
        ("widgets/window.py", "import terminal.feeds"),
    ],
)
def test_the_contracts_catch_a_forbidden_import(tmp_path: Path, module: str, line: str) -> None:
    for name in ("terminal", "widgets"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = lint_imports(tmp_path)
    assert done.returncode == 1, done.stdout
    assert "BROKEN" in done.stdout


def test_the_files_that_are_begun_first_are_there() -> None:
    assert [file for file in FIRST if not (ROOT / file).is_file()] == []


def test_every_module_says_what_it_is_and_stays_short() -> None:
    found = []
    for path in sources():
        text = path.read_text("utf-8")
        tree = ast.parse(text)
        if not ast.get_docstring(tree):
            found.append(f"{name_of(path)}: no docstring")
        if text.count("\n") > LONGEST_MODULE and name_of(path) not in LONG_MODULES:
            found.append(f"{name_of(path)}: {text.count(chr(10))} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    found.append(f"{name_of(path)}: {node.name} has {length} lines")
    assert not found, "\n".join(["", *found])


def test_every_module_has_its_test_file() -> None:
    found = []
    for path in sources():
        if path.name in ("__init__.py", "__main__.py") or only_declares(path):
            continue
        own = own_test_of(path)
        if not own.is_file() and name_of(path) not in TESTED_IN:
            found.append(f"{name_of(path)} has no {name_of(own)}")
        if own.is_file() and name_of(path) in TESTED_IN:
            found.append(f"{name_of(path)} has a test file now; take it out of TESTED_IN")
    assert not found, "\n".join(["", *found])


def only_declares(path: Path) -> bool:
    """Names, types and constants alone: nothing in it runs, so nothing in it can be tested."""
    tree = ast.parse(path.read_text("utf-8"))
    return not any(isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) for n in ast.walk(tree))


def own_test_of(path: Path) -> Path:
    """terminal/feeds/diff.py -> tests/feeds/test_diff.py, widgets/x.py -> tests/widgets/..."""
    relative = path.relative_to(ROOT)
    inner = Path(*relative.parts[1:]) if relative.parts[0] == "terminal" else relative
    return ROOT / "tests" / inner.with_name(f"test_{path.name}")


def test_the_lists_of_exceptions_name_only_what_exists() -> None:
    names = {name_of(path) for path in sources()}
    assert {*LONG_MODULES, *TESTED_IN} <= names
    assert [other for other in TESTED_IN.values() if not (ROOT / other).is_file()] == []
    too_long = {name_of(p) for p in sources() if p.read_text("utf-8").count("\n") > LONGEST_MODULE}
    assert set(LONG_MODULES) == too_long


def test_wire_spellings_stay_at_the_border() -> None:
    found = []
    for path in sources():
        if not name_of(path).startswith(WIRE_ROOMS):
            found += [f"{name_of(path)}: {word}" for word in WIRE.findall(path.read_text("utf-8"))]
    assert not found, "\n".join(["", *found])


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in project_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # pictures and compiled translations
        found += [f"{name_of(path)}: {match[0]}" for match in FOREIGN.finditer(text)]
    assert not found, "\n".join(["", *found])
