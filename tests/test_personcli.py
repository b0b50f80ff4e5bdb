"""The command that makes the line of a secret: asked twice, shown never."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from terminal import Refused, personcli
from terminal.secret_hash import flaw, is_secret
from tests.e2e.programs import ROOT, command

SECRET = "correct horse"


def asked(*answers: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal at which these secrets are typed; returns what was asked."""
    left, prompts = list(answers), list[str]()

    def typed(prompt: str, stream: Any = None) -> str:
        assert stream is sys.stderr
        prompts.append(prompt)
        return left.pop(0)

    monkeypatch.setattr(personcli, "getpass", typed)
    monkeypatch.setattr(personcli.sys.stdin, "isatty", lambda: True)
    return prompts


def line_in(out: str) -> str:
    (line,) = [one for one in out.splitlines() if one.startswith("secret = ")]
    return line.removeprefix('secret = "').removesuffix('"')


def test_it_asks_twice_without_echo_and_prints_the_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    prompts = asked(SECRET, SECRET, monkeypatch=monkeypatch)
    personcli.person("wang")
    out, err = capsys.readouterr()
    assert len(prompts) == 2
    assert "wang" in prompts[0]
    assert is_secret(SECRET, line_in(out))
    assert flaw(line_in(out)) == ""
    assert SECRET not in out + err


def test_two_that_differ_make_no_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked(SECRET, "correct house", monkeypatch=monkeypatch)
    with pytest.raises(Refused, match="not the same"):
        personcli.person("wang")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("name", "typed"), [("wang", "short"), ("wang", ""), ("王", SECRET)])
def test_what_cannot_be_is_one_sentence(name: str, typed: str) -> None:
    done = piped(name, typed)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert not typed or typed not in done.stderr


def test_a_script_hands_it_over_in_a_line() -> None:
    done = piped("wang", SECRET)
    assert (done.returncode, done.stderr) == (0, "")
    assert is_secret(SECRET, line_in(done.stdout))
    assert SECRET not in done.stdout


def piped(name: str, typed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command("person", name),
        cwd=ROOT,
        input=typed + "\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
