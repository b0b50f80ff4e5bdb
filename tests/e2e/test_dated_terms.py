"""A desk file whose premium and tax are dated rows: from the file to the lines of an alert."""

from __future__ import annotations

import json
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.e2e.programs import desk_file, run, watched

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
        ("premium_row", "brand 贵冶, 2020-01-01 .., 上期所升贴水表"),
        ("premium", "- -35.5"),
        ("premium_row", "region 上海, 2020-01-01 .., 贸易商报价"),
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
