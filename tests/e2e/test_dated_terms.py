"""A desk file whose premium and tax are dated rows: from the file to the lines of an alert."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from terminal.core.comparable import SpotTerms
from terminal.desk import Desk
from terminal.settings import Settings, read_settings
from tests.calendars import CALENDAR
from tests.e2e.programs import ROOT, command, desk_file, run, until, watched
from tests.test_desk import Stage, staged

CU = "cu.shanghai"
# Above every basis of the demo market, far below: it fires at once.
ROWS = """
[[premium]]
commodity = "cu"
attribute = "brand"
value = "贵冶"
amount = 20
from = "2020-01-01"
source = "上期所升贴水表"

[[premium]]
commodity = "cu"
attribute = "region"
value = "上海"
amount = -35.5
from = "2020-01-01"
source = "贸易商报价"

[[rule]]
id = "terms"
name = "铜基差"
metric = "basis"
subjects = ["cu.shanghai"]
attention = { high = -5000 }
"""


def write(folder: Path, rows: str = ROWS) -> Path:
    path = desk_file(folder)
    text = path.read_text(encoding="utf-8")
    goods = 'goods = { brand = "贵冶", region = "上海" }\nspot_with_tax = false\nmoisture = 0.08\n'
    assert "premium = -20\n" in text
    path.write_text(text.replace("premium = -20\n", goods, 1) + rows, encoding="utf-8")
    return path


DAYS = CALENDAR.days("SHFE")
# Of one brand: a premium up to a day, and from the day after it another one.
TWO = """
[[premium]]
commodity = "cu"
attribute = "brand"
value = "贵冶"
amount = 20
from = "2020-01-01"
to = "{last}"
source = "表一"

[[premium]]
commodity = "cu"
attribute = "brand"
value = "贵冶"
amount = 5020
from = "{first}"
source = "表二"

[[rule]]
id = "terms"
name = "铜基差"
metric = "basis"
subjects = ["cu.shanghai"]
attention = {{ low = -4000 }}
"""


def put_rows(path: Path, last: date) -> None:
    """Write both rows into the desk file, the second one in force from the day after `last`."""
    text = path.read_text(encoding="utf-8")
    text = text.replace("premium = -20\n", 'goods = { brand = "贵冶" }\n', 1)
    rows = TWO.format(last=last, first=last + timedelta(days=1))
    path.write_text(text.partition(TWO[:12])[0] + rows, encoding="utf-8")


def entries(ledger: Path, kind: str) -> list[dict[str, Any]]:
    # A desk that begins has no file at first, and then no table in it.
    if not ledger.is_file():
        return []
    lines: list[Any] = []
    base = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    with closing(base), suppress(sqlite3.OperationalError):
        lines = [json.loads(line) for (line,) in base.execute("SELECT line FROM entry")]
    return [one["body"] for one in lines if one["kind"] == kind]


def fired(ledger: Path) -> list[dict[str, Any]]:
    return [one for one in entries(ledger, "alert") if one["rule"] == "terms"]


def is_told(events: list[dict[str, Any]]) -> bool:
    return any(one["kind"] == "alert" and one["subject"] == CU for one in events)


def facts(ledger: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(ledger) as base:
        lines = [json.loads(line) for (line,) in base.execute("SELECT line FROM entry")]
    alerts = [one["body"] for one in lines if one["kind"] == "alert"]
    found = next(one for one in alerts if one["rule"] == "terms")
    return [(one["name"], one["value"]) for one in found["facts"]]


def test_each_row_of_the_file_is_a_line_of_the_alert_and_the_sum_is_right(tmp_path: Path) -> None:
    data = tmp_path / "data"
    watched("--desk", str(write(tmp_path)), "--data", str(data), until=is_told, more=1.0)
    found = facts(data / "ledger.sqlite3")
    steps = ("moisture", "tax", "premium", "premium_row")
    assert [one for one in found if one[0] in steps] == [
        ("moisture", "/ (1 - 0.08)"),
        ("tax", "x 1.13"),
        ("premium", "- 20"),
        ("premium_row", "brand 贵冶, from 2020-01-01, 上期所升贴水表"),
        ("premium", "- -35.5"),
        ("premium_row", "region 上海, from 2020-01-01, 贸易商报价"),
    ]
    told = dict(found)
    dry = Decimal(told["quoted"]) / Decimal("0.92") * Decimal("1.13")
    assert abs(Decimal(told["comparable"]) - (dry - 20 + Decimal("35.5"))) < Decimal("0.001")


def test_a_row_that_is_not_in_force_starts_nothing(tmp_path: Path) -> None:
    ended = ROWS.replace('from = "2020-01-01"', 'from = "2020-01-01"\nto = "2020-12-31"', 1)
    path, data = write(tmp_path, ended), tmp_path / "data"
    answer = run("watch", "--desk", str(path), "--data", str(data), "--for", "1")
    assert answer.returncode != 0
    said = answer.stderr + answer.stdout
    assert "pair[1].goods.brand = '贵冶': no premium is on file for brand 贵冶 of cu on" in said
    assert not (data / "ledger.sqlite3").exists()


def watch_until_killed(path: Path, data: Path, condition: Any) -> None:
    """Run the desk in a process of its own until its ledger shows it; then SIGKILL."""
    asked = ("watch", "--desk", str(path), "--data", str(data), "--for", "300", "--json")
    process = subprocess.Popen(command(*asked), cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        until(lambda: condition() or process.poll() is not None, 75.0)
        assert process.poll() is None
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(20)


def test_a_killed_desk_that_is_opened_under_another_row_has_it_on_record(tmp_path: Path) -> None:
    path, data = desk_file(tmp_path), tmp_path / "data"
    ledger, now = data / "ledger.sqlite3", datetime.now(UTC)
    today = DAYS.of(now)
    if DAYS.of(now + timedelta(minutes=5)) != today:
        pytest.skip("the day is about to turn by itself")
    put_rows(path, today)
    watch_until_killed(path, data, lambda: entries(ledger, "quote_gap"))
    (first,) = entries(ledger, "pair_terms")
    assert (first["terms"]["premium"], first["before"]) == ("20", None)
    assert fired(ledger) == []
    # Nobody can wait for the turn of a day here: the rows have the day of it before today's.
    put_rows(path, today - timedelta(days=1))
    watch_until_killed(path, data, lambda: fired(ledger))
    watch_until_killed(path, data, lambda: len(entries(ledger, "quote_gap")) > 2)
    _, second = entries(ledger, "pair_terms")
    assert (second["day"], second["before"]) == (today.isoformat(), first["terms"])
    assert [(row["amount"], row["source"]) for row in second["terms"]["rows"]] == [("5020", "表二")]
    told = [(one["name"], one["value"]) for one in fired(ledger)[0]["facts"]]
    assert ("turned_premium", f"{CU}: 20 → 5020") in told
    assert ("turned_row", f"brand 贵冶, from {today}, 表二") in told
    said = [one["args"] for one in entries(ledger, "notice") if one.get("key") == "premium_taken"]
    assert said == [{"pair": CU, "day": f"{today}", "before": "20", "after": "5020"}]


# A day is over at six in the evening in Beijing.
def over(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


def terms_of(stage: Stage) -> dict[str, Any]:
    state = stage.state
    return {
        "pair": state.market.pairs[CU],
        "steps": dict(state.causes.turned.known),
        "today": dict(state.causes.turned.today),
        "alerts": [(one.id, one.fired, one.facts) for one in fired_of(stage)],
    }


def fired_of(stage: Stage) -> list[Any]:
    every = stage.state.triage.alerts.values()
    return [one for one in every if one.rule == "terms" and one.fired and one.is_open]


async def test_a_running_desk_turns_and_one_that_is_opened_after_it_is_the_same(
    tmp_path: Path,
) -> None:
    begun = datetime.now(UTC)
    today = DAYS.of(begun)
    next_day = DAYS.shift(today, 1)

    class Ahead(Desk):
        """Its clock can be put forward."""

        by = timedelta(0)

        def now(self) -> datetime:
            return super().now() + self.by

    def read(path: Path) -> Settings:
        put_rows(path, next_day - timedelta(days=1))
        return read_settings(path, begun + Ahead.by)

    async with staged(tmp_path, read, Ahead) as stage:
        assert stage.desk.settings.plant.terms[CU] == SpotTerms(goods=(("brand", "贵冶"),))
        await stage.until(lambda: CU in stage.state.causes.turned.today)
        assert stage.state.market.pairs[CU].premium == 20
        assert fired_of(stage) == []
        Ahead.by = over(today) - begun + timedelta(seconds=30)
        await stage.until(lambda: fired_of(stage))
        assert stage.state.market.pairs[CU].premium == 5020
        running = terms_of(stage)
    assert [step.day for step in running["steps"].values()] == [next_day]
    told = [one.body for one in stage.entries if one.kind == "pair_terms"]
    assert [one["terms"]["premium"] for one in told] == ["20", "5020"]
    async with staged(tmp_path, read, Ahead) as again:
        await again.until(lambda: again.state.market.legs(CU, again.desk.now()).basis)
        assert terms_of(again) == running
    assert [one for one in again.entries if one.kind == "pair_terms"] == []
