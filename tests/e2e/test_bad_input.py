"""What is wrong is said in one sentence that names file, line and value; nothing stored is lost."""

from __future__ import annotations

import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.programs import ROOT, command, desk_file, json_lines, run

SPOT = "time,symbol,price\n2026-11-20 15:00:00,SPOT.cu,86500\n2026-11-23 15:00:00,SPOT.cu,86400\n"


def watch(desk: Path, data: Path, seconds: float = 3) -> subprocess.CompletedProcess[str]:
    return run("watch", "--desk", str(desk), "--data", str(data), "--for", str(seconds), "--json")


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
    done = watch(desk, tmp_path / "data", 6)
    assert done.returncode == 0
    events = json_lines(done.stdout)
    told = [event["text"] for event in events if "SHFE.cu9912" in event.get("text", "")]
    assert len(told) == 1
    assert f"desk.toml line {line}" in told[0]
    good = {one["pair"] for one in events if one["kind"] == "quote_gap" and one["state"] == "good"}
    assert len(good) == 13


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("when,what,price\n2026-11-20,SPOT.cu,86500\n", ("when,what,price",)),
        (SPOT + "2026-11-23 15:01:00,SPOT.cu,many\n", ("line 4", "'many'")),
        (SPOT + "2026-11-23 15:01:00,SPOT.cu,nan\n", ("line 4", "nan")),
        (SPOT + "the 24th,SPOT.cu,86300\n", ("line 4", "'the 24th'")),
        (SPOT + "2026-11-23 15:00:00,SPOT.cu,86300\n", ("line 4", "2026-11-23 15:00:00")),
        (SPOT + "2026-11-19 15:00:00,SPOT.cu,86300\n", ("line 4", "2026-11-19")),
    ],
    ids=["header", "number", "nan", "date", "repeated", "older"],
)
def test_a_spot_file_with_a_fault_names_it_and_keeps_its_good_rows(
    tmp_path: Path, content: str, said: tuple[str, ...]
) -> None:
    (tmp_path / "spot.csv").write_text(content, encoding="utf-8")
    desk = desk_file(tmp_path)
    with desk.open("a", encoding="utf-8") as file:
        file.write('\n[[spot_file]]\nid = "csv"\npath = "spot.csv"\nsymbols = ["SPOT.cu"]\n')
    done = watch(desk, tmp_path / "data", 4)
    assert done.returncode == 0, done.stderr
    events = json_lines(done.stdout)
    told = [one["text"] for one in events if one.get("actor") == "spot:csv"]
    assert len(told) == 1, told
    assert "spot.csv" in told[0]
    for part in said:
        assert part in told[0], told[0]
    links = [one["state"] for one in events if one.get("link") == "spot:csv"]
    assert links[-1] == ("ready" if content.startswith("time") else "refused"), links


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        for name in ("exchange", "gateway"):
            assert address.rpartition(":")[2] in refusal(run(name, "--listen", address))


def test_a_second_desk_on_the_same_data_is_refused(tmp_path: Path) -> None:
    desk, data = desk_file(tmp_path), tmp_path / "data"
    first = subprocess.Popen(
        command("watch", "--desk", str(desk), "--data", str(data), "--json"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    try:
        first.stdout.readline()
        assert str(data) in refusal(watch(desk, data))
    finally:
        first.terminate()
        first.wait(20)
        first.stdout.close()
    assert first.returncode == 0
    assert run("audit", "verify", str(data)).returncode == 0


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk's data after a short run."""
    folder = tmp_path_factory.mktemp("kept")
    assert watch(desk_file(folder), folder / "data", 3).returncode == 0
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
def test_a_full_disk_is_said_and_what_was_stored_stays(tmp_path: Path) -> None:
    desk, data = desk_file(tmp_path), tmp_path / "data"
    assert watch(desk, data, 2).returncode == 0
    size = (data / "ledger.sqlite3").stat().st_size

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40_000, size + 40_000))

    done = subprocess.run(
        command("watch", "--desk", str(desk), "--data", str(data), "--for", "12", "--json"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=small_disk,
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "ledger.sqlite3" in done.stderr
    told = [one["seq"] for one in json_lines(done.stdout) if "seq" in one]
    assert run("audit", "verify", str(data)).returncode in (0, 2)
    reader = sqlite3.connect(data / "ledger.sqlite3")
    kept = {seq for (seq,) in reader.execute("SELECT seq FROM entry")}
    reader.close()
    assert set(told) <= kept
    assert watch(desk, data, 2).returncode == 0, "with room again, the desk starts"
    assert run("audit", "verify", str(data)).returncode == 0
