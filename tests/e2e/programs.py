"""The program as its user runs it: its own processes, its own files, loopback ports."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "resources" / "desk.demo.toml"


PATIENCE = 180.0  # only a hanging desk takes so long


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "terminal", *arguments]


def run(*arguments: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), cwd=ROOT, capture_output=True, text=True, timeout=timeout, check=False
    )


def watched(
    *arguments: str, until: Callable[[list[dict[str, Any]]], Any], more: float = 0
) -> list[dict[str, Any]]:
    """Run `watch --json` until its lines so far show it, and `more` seconds; then end it by signal.

    A wait for what is shown is as long as this machine needs today; `--for` would have to be as
    long as the slowest one does.
    """
    asked = ("watch", *arguments, "--json", "--for", str(PATIENCE))
    process = subprocess.Popen(command(*asked), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    events: list[dict[str, Any]] = []
    try:
        for line in process.stdout:
            events.append(json.loads(line))
            if until(events):
                break
        else:
            raise AssertionError(f"the desk never showed it, last: {events[-3:]}")
        time.sleep(more)
        process.terminate()
        events += [json.loads(line) for line in process.stdout]
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait(60)
        process.stdout.close()
    return events


def desk_file(folder: Path, **changes: str) -> Path:
    """Write the demo desk with some keys changed wherever they stand, but for its formulas.

    Its files of former years lie beside the demo desk alone: the copy names none.
    """
    tables = re.split(r"(?m)^(?=\[)", DEMO.read_text(encoding="utf-8"))
    tables = [table for table in tables if not table.startswith("[[history]]")]
    for key, value in changes.items():
        pattern, count = re.compile(rf"(?m)^{key} = .*$"), 0
        for at, table in enumerate(tables):
            if not table.startswith("[[formula]]"):
                tables[at], found = pattern.subn(f"{key} = {value}", table)
                count += found
        assert count, f"the demo desk has no {key}"
    path = folder / "desk.toml"
    path.write_text("".join(tables), encoding="utf-8")
    return path


def outside_desk_file(folder: Path, market: str, trade: str, gateway: str, **changes: str) -> Path:
    """The demo desk on servers that run by themselves."""
    path = desk_file(folder, **changes)
    text = path.read_text(encoding="utf-8")
    for table, url in (("market", market), ("account", trade), ("channel", gateway)):
        pattern = rf'(?m)^(\[\[?{table}\]\]?\n(?:(?!\[).*\n)*?url = )"embedded"'
        text = re.sub(pattern, rf'\1"{url}"', text)
    assert '"embedded"' not in text
    path.write_text(text, encoding="utf-8")
    return path


@contextmanager
def serving(*arguments: str) -> Iterator[dict[str, str]]:
    """Run one of the servers; yield the addresses of its ready line by name ("" = the only one)."""
    process = subprocess.Popen(command(*arguments), cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line.startswith("ready "), line
        yield {
            name.rstrip("="): url for name, url in re.findall(r"(\w+=)?((?:ws|http)://\S+)", line)
        }
    finally:
        process.terminate()
        process.wait(60)
        process.stdout.close()


def json_lines(text: str) -> list[dict[str, Any]]:
    """Read whole lines only: a killed program may leave half of one."""
    whole = text[: text.rfind("\n") + 1]
    return [json.loads(line) for line in whole.splitlines()]


def until(condition: Any, patience: float = 60.0) -> Any:
    """Wait for a condition of the outside world; return its value."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if value := condition():
            return value
        time.sleep(0.05)
    raise AssertionError("the condition did not come true in time")
