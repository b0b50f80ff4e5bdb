"""A small desk file that is right, and ways to make it wrong in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from terminal.complaint import SettingsError
from terminal.settings import Settings, read_settings

RIGHT = """\
[desk]
id = "test"
name = "试验台"
mode = "SIM"

[market]
url = "embedded"

[[account]]
id = "6688-01"
url = "embedded"
user = "demo"
password = "hunter2"

[[account]]
id = "6688-02"
url = "ws://127.0.0.1:7002"
user = "hedge"

[[pair]]
id = "cu"
name = "铜"
spot = "SPOT.cu"
futures = "SHFE.cu2701"
premium = -20
base_per_lot = 5

[[pair]]
id = "al"
name = "铝"
spot = "SPOT.al"
futures = "SHFE.al2701"
premium = 0.5
base_per_lot = 5

[[book]]
id = "stock"
pair = "cu"
unit = "华东"
name = "库存"
delta_spot = 620

[[rule]]
id = "band"
name = "铜基差"
metric = "basis"
subjects = ["cu"]
attention = { low = -200, high = 120 }
warning = { low = -250, high = 170 }
hysteresis = 20
hold = "2s"
response = "reduce"

[[rule]]
id = "funds"
name = "风险度"
metric = "margin_ratio"
subjects = ["*"]
forced = { high = 0.90 }

[[channel]]
id = "sms"
name = "短信"
kind = "http"
url = "http://127.0.0.1:7003"

[[person]]
id = "wang"
name = "王"
addresses = { sms = "13800000001" }

[policy]
warning = ["sms"]
"""


def write(folder: Path, text: str = RIGHT) -> Path:
    path = folder / "desk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def changed(key: str, value: str, row: int = 1) -> str:
    """RIGHT with the `row`th line of this key given another value."""
    lines = list(re.finditer(rf"(?m)^{key} = .*$", RIGHT))
    at = lines[row - 1]
    return f"{RIGHT[: at.start()]}{key} = {value}{RIGHT[at.end() :]}"


def read(folder: Path, text: str = RIGHT) -> Settings:
    return read_settings(write(folder, text))


def refusal(folder: Path, text: str) -> str:
    """The one sentence that says what is wrong, without the path and the word "line"."""
    path = write(folder, text)
    with pytest.raises(SettingsError) as caught:
        read_settings(path)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.startswith(f"{path}")
    return sentence.removeprefix(f"{path}").removeprefix(" line ").removeprefix(": ")


def line(text: str, part: str) -> int:
    """The number of the line in which `part` first occurs."""
    return text[: text.index(part)].count("\n") + 1
