"""What a desk file decides beside its rules, written in the keys of a pack."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from terminal.settings import read_settings
from terminal.stages import decided
from tests.desktext import RIGHT
from tests.e2e.programs import DEMO


def test_the_demo_desks_decisions_are_written_out() -> None:
    found = decided(read_settings(DEMO))
    assert found == {
        "monitoring.spot_max_age": ("30s",),
        "monitoring.futures_max_age": ("30s",),
        "monitoring.max_skew": (),
        "channels.attention": ("wecom",),
        "channels.warning": ("wecom", "sms"),
        "channels.forced": ("wecom", "sms", "phone"),
        "response.ack_attention": ("0s",),
        "response.ack_warning": ("30m",),
        "response.ack_forced": ("10m",),
        "response.propose_from": ("warning",),
        "response.validity": ("2m",),
        "response.renotify": ("5m",),
        "response.four_eyes": ("no",),
        "response.four_eyes_rules": ("no",),
    }


@pytest.mark.parametrize(
    ("line", "key", "values"),
    [
        ("four_eyes_rules = true", "response.four_eyes_rules", ("yes",)),
        ('ack_warning = "0s"', "response.ack_warning", ("0s",)),
        ('renotify = "90s"', "response.renotify", ("90s",)),
        ('propose_from = "forced"', "response.propose_from", ("forced",)),
    ],
)
def test_a_decision_of_the_policy_is_seen(
    tmp_path: Path, line: str, key: str, values: tuple[str, ...]
) -> None:
    name = line.partition(" ")[0]
    kept = [one for one in RIGHT.splitlines() if not one.startswith(f"{name} ")]
    text = "\n".join(kept).replace("[policy]", f"[policy]\n{line}")
    assert line in text
    file = tmp_path / "desk.toml"
    file.write_text(text + "\n", "utf-8")
    assert decided(read_settings(file))[key] == values


def test_a_pair_that_is_held_to_no_skew_stands_out_beside_those_that_are(tmp_path: Path) -> None:
    text = DEMO.read_text("utf-8").replace('folder = "book"', "")
    text = text.replace('id = "al.foshan"', 'id = "al.foshan"\nmax_skew = "26h"', 1)
    shutil.copytree(DEMO.parent / "history", tmp_path / "history")
    file = tmp_path / "desk.toml"
    file.write_text(text, "utf-8")
    # What a pack says is not in force while a pair has it not.
    assert sorted(decided(read_settings(file))["monitoring.max_skew"]) == ["26h", "no"]


def test_pairs_that_differ_give_each_value_once(tmp_path: Path) -> None:
    text = DEMO.read_text("utf-8")
    text = text.replace('id = "al.foshan"', 'id = "al.foshan"\nspot_max_age = "26h"', 1)
    text = text.replace('folder = "book"', "")
    shutil.copytree(DEMO.parent / "history", tmp_path / "history")
    file = tmp_path / "desk.toml"
    file.write_text(text, "utf-8")
    assert decided(read_settings(file))["monitoring.spot_max_age"] == ("30s", "26h")
