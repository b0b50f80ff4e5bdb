"""The contract of the commands: options, help, exit codes, one sentence for what is refused."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from terminal import cli
from tests.e2e.programs import ROOT, command, run

COMMANDS = (
    ("exchange",),
    ("gateway",),
    ("watch",),
    ("audit", "verify"),
    ("audit", "export"),
    ("audit", "show"),
    ("book", "check"),
    ("book", "import"),
    ("book", "template"),
    ("person",),
    ("bench",),
)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_has_an_example(words: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(cli.app, [*words, "--help"])
    assert shown.exit_code == 0
    assert "Example: python -m terminal " + " ".join(words) in " ".join(shown.output.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("exchange", "--listen", "nowhere"), "--listen nowhere"),
        (("exchange", "--listen", "127.0.0.1:70000"), "70000"),
        (("exchange", "--scenario", "doom"), "'doom'"),
        (("exchange", "--clock", "sundial"), "--clock sundial"),
        (("exchange", "--replay", "missing.csv"), "missing.csv"),
        (("gateway", "--fail", "2"), "2"),
        (("watch", "--desk", "missing.toml"), "missing.toml"),
        (("watch", "--desk", "resources/desk.demo.toml", "--hand", "left"), "--hand left"),
        (("audit", "export", "missing", "--out", "x.zip"), "missing"),
        (("audit", "export", "missing", "--out", "x.zip", "--from", "monday"), "--from monday"),
        (("audit", "show", "missing"), "missing"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_value_is_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_a_wrong_option_is_named() -> None:
    done = run("watch", "--colour", "red")
    assert done.returncode == 2
    assert "--colour" in done.stderr


def test_verify_of_nothing_is_incomplete(tmp_path: Path) -> None:
    assert run("audit", "verify", str(tmp_path)).returncode == 2


@pytest.mark.parametrize("arguments", [(), ("--size", "small"), ("--for", "-3"), ("--lang", "fr")])
def test_the_desktop_refuses_wrong_options(arguments: tuple[str, ...]) -> None:
    main = [sys.executable, "main.py", "--desk", "missing.toml", *arguments]
    done = subprocess.run(main, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert (arguments[1] if arguments else "missing.toml") in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT is sent the POSIX way")
def test_ctrl_c_ends_a_desk_cleanly_within_two_seconds(tmp_path: Path) -> None:
    desk = ROOT / "resources" / "desk.demo.toml"
    process = subprocess.Popen(
        command("watch", "--desk", str(desk), "--data", str(tmp_path)),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert err == ""
    assert "summary" in out
    assert run("audit", "verify", str(tmp_path)).returncode == 0
