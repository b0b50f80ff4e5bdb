"""The program as a person starts it: options, refusals, one whole run with its picture."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import main
from terminal import log
from terminal.lock import FolderLock
from terminal.tasks import verify_ledger
from tests.desktext import RIGHT, write
from tests.test_deskpersons import LINE
from tests.test_thread import until
from widgets import desktop

INCOMPLETE = 2


def start(root: Path, *arguments: str, locale: str = "C.UTF-8") -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if key != "LANGUAGE"}
    return subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=root,
        env=env | {"LC_ALL": locale, "PYTHONUTF8": "1"},
        encoding="utf-8",
        capture_output=True,
        timeout=240,
        stdin=subprocess.DEVNULL,
    )


@contextmanager
def shown(root: Path, data: Path) -> Iterator[subprocess.Popen[str]]:
    """The program with its desk at work, in a group of its own."""
    program = subprocess.Popen(
        [sys.executable, "main.py", "--data", str(data)],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with program:
        until(lambda: (data / "checkpoints.jsonl").exists())
        yield program


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--size", "1366"), "1366: a size is written WIDTHxHEIGHT"),
        (("--size", "12x12"), "12x12: each side must be 640 to 8192 pixels"),
        (("--for", "soon"), "soon: a positive number of seconds is needed"),
        (("--for", "-1"), "-1: a positive number of seconds is needed"),
        (("--lang", "fr"), "--lang: invalid choice: 'fr'"),
        (("--desk", "nowhere.toml"), "nowhere.toml: there is no such desk file"),
        (("--unknown",), "unrecognized arguments: --unknown"),
    ],
)
def test_a_wrong_option_is_a_sentence_and_code_2(
    root: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = start(root, *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.skipif(sys.platform == "win32", reason="the system's language is no variable there")
@pytest.mark.parametrize(
    ("arguments", "locale", "words"),
    [
        (("--lang", "zh"), "C.UTF-8", "nowhere.toml：没有这个台面文件\n"),
        ((), "zh_CN.UTF-8", "nowhere.toml：没有这个台面文件\n"),
        (("--lang", "en"), "zh_CN.UTF-8", "nowhere.toml: there is no such desk file\n"),
        ((), "en_US.UTF-8", "nowhere.toml: there is no such desk file\n"),
    ],
)
def test_a_refusal_is_said_in_the_language_of_the_window_or_of_the_system(
    root: Path, arguments: tuple[str, ...], locale: str, words: str
) -> None:
    done = start(root, "--desk", "nowhere.toml", *arguments, locale=locale)
    assert done.returncode == 2
    # Before it Qt complains of a language that this machine has not installed.
    assert done.stderr.endswith(f"basisdesk: {words}")


def test_a_folder_of_another_desk_is_refused_in_chinese(root: Path, tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    lock.take()
    try:
        # On a busy machine the desk may not have found it taken so soon.
        for seconds in ("4", "12", "90"):
            done = start(root, "--data", str(tmp_path), "--for", seconds, "--lang", "zh")
            if done.returncode != 0:
                break
    finally:
        lock.free()
    assert done.returncode == 2
    assert f"{tmp_path}：已有另一个程序在使用此数据目录" in done.stderr


def test_help_shows_an_example(root: Path) -> None:
    done = start(root, "--help")
    assert done.returncode == 0
    assert "Example: python main.py" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="the system's language is no variable there")
@pytest.mark.parametrize(
    ("arguments", "locale", "word"),
    [
        (("--lang", "zh"), "C.UTF-8", "用法："),
        ((), "zh_CN.UTF-8", "用法："),
        (("--lang", "en"), "zh_CN.UTF-8", "usage: "),
    ],
)
def test_help_is_said_in_the_language_of_the_window_or_of_the_system(
    root: Path, arguments: tuple[str, ...], locale: str, word: str
) -> None:
    done = start(root, *arguments, "--help", locale=locale)
    assert done.returncode == 0
    assert done.stdout.startswith(f"{word}main.py [-h] [--desk DESK]")


def test_a_command_is_handed_to_the_terminal(root: Path) -> None:
    done = start(root, "audit", "verify", "--help")
    assert done.returncode == 0
    assert "Exit code" in done.stdout
    assert start(root, "pack", "check", "resources/sop").returncode == 0


def test_it_quits_by_itself_and_leaves_a_picture_and_an_intact_record(
    root: Path, tmp_path: Path
) -> None:
    # On a busy machine the desk may not have begun its record so soon: that run is given more.
    for seconds in ("4", "12", "90"):
        picture, data = tmp_path / f"{seconds}.png", tmp_path / seconds
        shot = ("--screenshot", str(picture), "--size", "1366x768")
        done = start(root, "--for", seconds, *shot, "--data", str(data))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        image = QImage(str(picture))
        assert (image.width(), image.height()) == (1366, 768)
        checked = start(root, "audit", "verify", str(data))
        if checked.returncode != INCOMPLETE:
            break
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX")
def test_an_interrupt_from_the_keyboard_ends_window_and_desk_in_order(
    root: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with shown(root, data) as program:
        # As a terminal does: to every process that was started from it.
        os.killpg(program.pid, signal.SIGINT)
        out, errors = program.communicate(timeout=120)
    assert (program.returncode, out, errors) == (0, "", "")
    # The lock is free at once, and the record is whole.
    assert verify_ledger(data, lambda done, total: None)[0]
    lock = FolderLock(data)
    lock.take()
    lock.free()


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX")
def test_an_impatient_interrupt_breaks_nothing(root: Path, tmp_path: Path) -> None:
    with shown(root, tmp_path) as program:
        while program.poll() is None:
            os.killpg(program.pid, signal.SIGINT)
            time.sleep(0.02)
        out, errors = program.communicate(timeout=120)
    # While the interpreter itself ends, a signal has its usual meaning again.
    assert program.returncode in (0, 130, -signal.SIGINT)
    assert (out, errors) == ("", "")
    assert verify_ledger(tmp_path, lambda done, total: None)[0]


@pytest.mark.skipif(sys.platform != "linux", reason="the desk is found in /proc")
def test_a_desk_that_was_killed_is_one_sentence_and_code_1(root: Path, tmp_path: Path) -> None:
    with shown(root, tmp_path) as program:
        desk = int((tmp_path / "desk.lock").read_text("ascii"))
        assert desk != program.pid
        os.kill(desk, signal.SIGKILL)
        program.terminate()
        out, errors = program.communicate(timeout=120)
    words = "basisdesk: the desk's process ended with code -9\n"
    assert (program.returncode, out, errors) == (1, "", words)


@pytest.mark.skipif(sys.platform == "win32", reason="a signal's exit code is POSIX")
def test_an_interrupt_while_the_window_is_loaded_ends_the_program_quietly(
    root: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    program = subprocess.Popen(
        [sys.executable, "main.py", "--data", str(data)], cwd=root, stderr=subprocess.PIPE
    )
    with program:
        until(data.exists)
        program.send_signal(signal.SIGINT)
        assert program.communicate(timeout=120) == (None, b"")
    # Where the machine was busy with others, the window may have been there before the interrupt.
    assert program.returncode in (-signal.SIGINT, 0)


def test_an_interrupt_before_there_is_a_window_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(_options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "run", interrupted)
    monkeypatch.setattr(sys, "argv", ["main.py"])
    assert main.main() == 130


@pytest.mark.skipif(sys.platform != "linux", reason="open files are found in /proc")
def test_window_and_desk_behind_an_icon_have_streams_that_lead_nowhere(
    root: Path, tmp_path: Path
) -> None:
    command = 'exec "$0" main.py --data "$1" <&- >&- 2>&-'
    program = subprocess.Popen(["bash", "-c", command, sys.executable, tmp_path], cwd=root)
    with program:
        until(lambda: (tmp_path / "checkpoints.jsonl").exists())
        desk = int((tmp_path / "desk.lock").read_text("ascii"))
        for process in (program.pid, desk):
            leads = {os.readlink(f"/proc/{process}/fd/{number}") for number in range(3)}
            assert leads == {os.devnull}
        program.terminate()
        assert program.wait(60) == 0


@pytest.mark.parametrize(("secret", "signers"), [("", ()), (f'secret = "{LINE}"', ("wang",))])
def test_the_window_is_told_who_may_sign_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secret: str, signers: tuple[str, ...]
) -> None:
    told: list[desktop.DesktopOptions] = []

    def taken(_port: object, options: desktop.DesktopOptions) -> int:
        told.append(options)
        return 0

    monkeypatch.setattr(desktop, "run_desktop", taken)
    monkeypatch.setattr(log, "configure", lambda folder, file: None)
    monkeypatch.setattr(main.gc, "disable", lambda: None)
    monkeypatch.setattr(main.signal, "signal", lambda number, handler: None)
    file = write(tmp_path, RIGHT.replace('name = "王"\n', f'name = "王"\n{secret}\n'))
    assert main.run(main.parse(["--desk", str(file), "--data", str(tmp_path / "data")])) == 0
    assert [one.signers for one in told] == [signers]
