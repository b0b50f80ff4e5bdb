"""What is wrong is said in one sentence that names file, line and value; nothing stored is lost."""

from __future__ import annotations

import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.programs import ROOT, command, desk_file, json_lines, run, until, watched

SPOT = "time,symbol,price\n2026-11-20 15:00:00,SPOT.cu,86500\n2026-11-23 15:00:00,SPOT.cu,86400\n"


def watch(desk: Path, data: Path) -> subprocess.CompletedProcess[str]:
    """Run a desk that is to be refused; one that is not ends by itself."""
    return run("watch", "--desk", str(desk), "--data", str(data), "--for", "3", "--json")


def watched_until(desk: Path, data: Path, shown: Any, more: float = 0) -> list[dict[str, Any]]:
    return watched("--desk", str(desk), "--data", str(data), until=shown, more=more)


def good_pairs(events: list[dict[str, Any]]) -> set[str]:
    return {one["pair"] for one in events if one["kind"] == "quote_gap" and one["state"] == "good"}


def refusal(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence on stderr."""
    assert done.returncode == 2, done
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("mode", '"TEST"', "desk.mode = 'TEST'"),
        ("premium", "-20.5.1", "line"),
        ("base_per_lot", "0", "pair[1].base_per_lot = 0"),
        ("hold", '"soon"', "rule[1].hold = 'soon'"),
    ],
)
def test_a_broken_desk_file_is_refused_with_its_place(
    tmp_path: Path, key: str, value: str, said: str
) -> None:
    sentence = refusal(watch(desk_file(tmp_path, **{key: value}), tmp_path / "data"))
    assert "desk.toml" in sentence
    assert said in sentence
    assert "line" in sentence
    assert not (tmp_path / "data").exists(), "nothing is begun on a file that is wrong"


def test_an_unknown_contract_is_named_with_its_line_and_the_rest_lives(tmp_path: Path) -> None:
    desk = desk_file(tmp_path)
    text = desk.read_text(encoding="utf-8").replace("SHFE.cu2701", "SHFE.cu9912")
    desk.write_text(text, encoding="utf-8")
    line = 1 + text[: text.index('futures = "SHFE.cu9912"')].count("\n")

    def is_known(events: list[dict[str, Any]]) -> bool:
        said = any("SHFE.cu9912" in one.get("text", "") for one in events)
        return said and len(good_pairs(events)) == 13

    events = watched_until(desk, tmp_path / "data", is_known, 1)
    told = [event["text"] for event in events if "SHFE.cu9912" in event.get("text", "")]
    assert len(told) == 1
    assert f"desk.toml line {line}" in told[0]
    assert len(good_pairs(events)) == 13


# Of each faulty file, which tells the prices of a good of its own: the rows and what is said.
FAULTY: dict[str, tuple[str, tuple[str, ...]]] = {
    "cu": ("when,what,price\n2026-11-20,SPOT.cu,86500\n", ("when,what,price",)),
    "al": (SPOT + "2026-11-23 15:01:00,SPOT.cu,many\n", ("line 4", "'many'")),
    "rb": (SPOT + "2026-11-23 15:01:00,SPOT.cu,nan\n", ("line 4", "nan")),
    "au": (SPOT + "the 24th,SPOT.cu,86300\n", ("line 4", "'the 24th'")),
    "sc": (SPOT + "2026-11-23 15:00:00,SPOT.cu,86300\n", ("line 4", "2026-11-23 15:00:00")),
    "m": (SPOT + "2026-11-19 15:00:00,SPOT.cu,86300\n", ("line 4", "2026-11-19")),
}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What a desk tells that reads all of them: each has a source and a link of its own."""
    folder = tmp_path_factory.mktemp("faulty")
    desk = desk_file(folder)
    with desk.open("a", encoding="utf-8") as file:
        for good, (content, _) in FAULTY.items():
            text = content.replace("SPOT.cu", f"SPOT.{good}")
            (folder / f"{good}.csv").write_text(text, encoding="utf-8")
            file.write(f'\n[[spot_file]]\nid = "{good}"\npath = "{good}.csv"\n')
            file.write(f'symbols = ["SPOT.{good}"]\n')

    def are_read(events: list[dict[str, Any]]) -> bool:
        read = {one.get("link") for one in events if one.get("state") in ("ready", "refused")}
        return {f"spot:{good}" for good in FAULTY} <= read & {one.get("actor") for one in events}

    # A file is looked at twice a second: a fault that is said again is said within one.
    return watched_until(desk, folder / "data", are_read, 2)


@pytest.mark.parametrize(
    "good", FAULTY, ids=["header", "number", "nan", "date", "repeated", "older"]
)
def test_a_spot_file_with_a_fault_names_it_and_keeps_its_good_rows(
    faulty: list[dict[str, Any]], good: str
) -> None:
    told = [one["text"] for one in faulty if one.get("actor") == f"spot:{good}"]
    assert len(told) == 1, told
    assert f"{good}.csv" in told[0]
    content, said = FAULTY[good]
    for part in said:
        assert part in told[0], told[0]
    links = [one["state"] for one in faulty if one.get("link") == f"spot:{good}"]
    assert links[-1] == ("ready" if content.startswith("time") else "refused"), links


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        for name in ("exchange", "gateway"):
            assert address.rpartition(":")[2] in refusal(run(name, "--listen", address))


def test_a_second_desk_on_the_same_data_is_refused(tmp_path: Path) -> None:
    desk, data = desk_file(tmp_path), tmp_path / "data"
    out = tmp_path / "told.jsonl"  # a pipe that nobody empties would hold the desk up one day
    with out.open("w", encoding="utf-8") as stream:
        first = subprocess.Popen(
            command("watch", "--desk", str(desk), "--data", str(data), "--json"),
            cwd=ROOT,
            stdout=stream,
        )
    try:
        until(lambda: out.stat().st_size or first.poll() is not None)
        assert str(data) in refusal(watch(desk, data))
    finally:
        first.terminate()
        first.wait(60)
    assert first.returncode == 0
    assert run("audit", "verify", str(data)).returncode == 0


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk's data after a short run."""
    folder = tmp_path_factory.mktemp("kept")

    def is_kept(events: list[dict[str, Any]]) -> bool:
        return any(one.get("state") == "ready" and one["seq"] > 5 for one in events)

    watched_until(desk_file(folder), folder / "data", is_kept)
    return folder / "data"


def test_a_ledger_of_another_desk_is_refused_and_left_alone(kept: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(kept, data)
    before = (data / "ledger.sqlite3").read_bytes()
    desk = desk_file(tmp_path)
    text = desk.read_text(encoding="utf-8").replace('id = "demo"', 'id = "another"', 1)
    desk.write_text(text, encoding="utf-8")
    sentence = refusal(watch(desk, data))
    assert "demo" in sentence
    assert "another" in sentence
    assert "ledger.sqlite3" in sentence
    assert (data / "ledger.sqlite3").read_bytes() == before


def test_a_corrupted_ledger_is_refused_and_verify_says_broken(kept: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(kept, data)
    file = data / "ledger.sqlite3"
    content = bytearray(file.read_bytes())
    content[4096:] = b"\x5a" * (len(content) - 4096)
    file.write_bytes(content)
    checked = run("audit", "verify", str(data))
    assert checked.returncode == 1, checked.stdout
    assert "Traceback" not in checked.stderr
    done = watch(desk_file(tmp_path), data)
    assert "ledger.sqlite3" in refusal(done)


def test_an_edited_entry_is_found_by_its_number(kept: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(kept, data)
    with sqlite3.connect(data / "ledger.sqlite3") as editor:
        editor.execute("DROP TRIGGER IF EXISTS entry_no_update")
        names = editor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            editor.execute(f"DROP TRIGGER {name}")
        editor.execute("UPDATE entry SET line = replace(line, 'ready', 'reedy') WHERE seq > 5")
        first = editor.execute("SELECT min(seq) FROM entry WHERE line LIKE '%reedy%'").fetchone()
    editor.close()
    checked = run("audit", "verify", str(data))
    assert checked.returncode == 1
    assert str(first[0]) in checked.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="file size limits are set the Linux way")
def test_a_full_disk_is_said_and_what_was_stored_stays(kept: Path, tmp_path: Path) -> None:
    desk, data = desk_file(tmp_path), tmp_path / "data"
    shutil.copytree(kept, data)
    size = (data / "ledger.sqlite3").stat().st_size

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40_000, size + 40_000))

    with (tmp_path / "told.jsonl").open("w", encoding="utf-8") as out:
        full = subprocess.Popen(
            command("watch", "--desk", str(desk), "--data", str(data), "--for", "180", "--json"),
            cwd=ROOT,
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=small_disk,
        )
        assert full.stderr is not None
        said = full.stderr.readline()
        # The desk goes on without its record, and says so again at its end.
        full.terminate()
        said += full.communicate(timeout=60)[1]
    assert full.returncode != 0
    assert "Traceback" not in said
    assert "ledger.sqlite3" in said.splitlines()[0]
    lines = json_lines((tmp_path / "told.jsonl").read_text(encoding="utf-8"))
    told = [one["seq"] for one in lines if "seq" in one]
    assert run("audit", "verify", str(data)).returncode in (0, 2)
    reader = sqlite3.connect(data / "ledger.sqlite3")
    kept = {seq for (seq,) in reader.execute("SELECT seq FROM entry")}
    reader.close()
    assert set(told) <= kept
    watched_until(desk, data, lambda events: any("seq" in one for one in events))
    assert run("audit", "verify", str(data)).returncode == 0
