"""The second process: believed when it says that something is sound, and in nothing else."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from terminal.audit import second as module
from terminal.audit.half import Seal, WalkJob, walk_part
from terminal.audit.second import Second, cores
from terminal.audit.verify import verify
from tests.audit.ledgers import fill, read, spoil
from tests.audit.verifiers import told_by, verify_in_a_worker

ROOT = Path(__file__).resolve().parents[2]
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))

needs_two = pytest.mark.skipif(cores() < 2, reason="one processor: there is no second process")
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="handles processes as POSIX does")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """12 002 entries, not to be changed."""
    folder = tmp_path_factory.mktemp("large")
    fill(folder, 12_000, every=2_000)
    return folder


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "cores", lambda: 2)
    # On a busy machine it is not given up before it has begun.
    monkeypatch.setattr(module, "PATIENCE", 300.0)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file to write a program in that is started in place of Python."""
    file = tmp_path / "python"
    file.touch(0o700)
    monkeypatch.setattr(sys, "executable", str(file))
    return file


def seals(count: int) -> list[Seal]:
    messages = [b"head %d" % n for n in range(count)]
    public = KEY.public_key().public_bytes_raw()
    return [Seal(public, KEY.sign(message), message) for message in messages]


def test_it_walks_its_part_and_says_how_far_it_is(folder: Path) -> None:
    told: list[int] = []
    with Second() as second:
        second.begin(folder, 6_002, 12_002, [6_001, 6_002, 9_000, 12_002, 13_000])
        part = second.part(told.append)
        assert second.walked() == 6_001
    digests = [digest for _, _, digest in read(folder)]
    assert part is not None
    assert (part.prev, part.digest) == (digests[6_000], digests[12_001])
    assert sorted(part.marks) == [6_002, 9_000, 12_002]
    assert told == [3_999, 6_001]


def test_a_large_ledger_is_shared_and_progress_only_grows(folder: Path) -> None:
    verdict, told = told_by(folder)
    assert verdict == verify(folder)
    assert (verdict.code, verdict.entries) == (0, 12_002)
    # The first process walks 6 001 entries: only the second one can have told of the last.
    assert told[-1] == (12_002, 12_002)
    assert told == sorted(told)


def test_progress_counts_what_both_have_walked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Second, "walked", lambda _: 1_234)
    assert told_by(folder)[1][0] == (6_234, 12_002)


def test_a_small_ledger_is_not_worth_a_second_process(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []
    monkeypatch.setattr(Second, "begin", lambda *_: started.append(1))
    assert verify(folder).code == 0
    assert verify(folder, share_from=12_003).code == 0
    assert not started
    assert verify(folder, share_from=12_002).code == 0
    assert started


def test_one_processor_does_it_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "cores", lambda: 1)
    with Second() as second:
        second.begin(folder, 6_002, 12_002, [])
        assert second.pid is None
        assert second.part(lambda walked: None) is None
    assert told_by(folder)[0].code == 0


def test_it_checks_the_later_half_of_many_signatures(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SEALS", 2)
    given = seals(9)
    given[7] = msgspec.structs.replace(given[7], message=b"another")
    with Second() as second:
        second.begin(folder, 6_002, 12_002, [])
        second.check(given)
        assert [second.vouches(seal) for seal in given] == [
            *[False] * 5,  # the first process's own
            *[True, True, False, True],
        ]
        assert not second.vouches(msgspec.structs.replace(given[5], signature=bytes(64)))


def test_few_signatures_are_not_worth_the_asking(folder: Path) -> None:
    given = seals(3)
    with Second() as second:
        second.begin(folder, 6_002, 12_002, [])
        second.check(given)
        assert not any(map(second.vouches, given))


def test_without_a_beginning_nothing_is_proven() -> None:
    given = seals(3_000)
    with Second() as second:
        second.check(given)
        assert not second.vouches(given[-1])
        assert second.part(lambda walked: None) is None
        assert second.walked() == 0


@needs_posix
def test_it_is_gone_afterwards(folder: Path) -> None:
    with Second() as second:
        second.begin(folder, 6_002, 12_002, [])
        pid = second.pid
        assert pid is not None
    assert second.pid is None
    with pytest.raises(ChildProcessError):
        os.waitpid(pid, 0)


PROGRAMS = {
    "it ends at once": "exit 1",
    "it says something else": "echo hello; exec sleep 60",
    "it says nothing": "exec sleep 60",
    "it finds its part unsound": """echo '{"type":"found","part":null}'; exec sleep 60""",
    "it answers what nobody asked": """echo '{"type":"held","held":[true]}'; exit""",
}


@needs_posix
@pytest.mark.parametrize("name", PROGRAMS)
def test_whatever_becomes_of_it_the_verdict_is_the_same(
    folder: Path, program: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    program.write_text(f"#!/bin/sh\n{PROGRAMS[name]}\n")
    monkeypatch.setattr(module, "PATIENCE", 0.3)
    assert told_by(folder)[0] == verify(folder)


@needs_posix
def test_a_job_that_nobody_reads_holds_up_nobody(
    folder: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    began = time.monotonic()
    with Second() as second:
        second.begin(folder, 6_002, 12_002, list(range(6_002, 12_002)) * 20)  # more than a pipe
        assert second.part(lambda walked: None) is None
    assert time.monotonic() - began < 50  # and not as long as it sleeps


def test_a_program_that_cannot_be_started_is_done_without(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for missing in (str(tmp_path / "nowhere"), ""):
        monkeypatch.setattr(sys, "executable", missing)
        assert told_by(folder)[0].code == 0


@needs_posix
def test_a_part_that_begins_with_another_digest_is_not_joined(
    tmp_path: Path, program: Path
) -> None:
    """The seam: entry 30 is wrong, and a second process that saw another chain calls it sound."""
    data = tmp_path / "data"
    fill(data, 40)
    part = walk_part(WalkJob(os.fsencode(data), 22, 42, [22, 32, 42]), lambda seq: None)
    sound = json.loads(msgspec.json.encode(part))
    change = "UPDATE entry SET line = replace(line, '-12.5', '12.5') WHERE seq = 30"
    spoil(data, change)
    say(program, sound | {"prev": "A" * 43 + "="})
    assert (verify(data, share_from=2).code, verify(data, share_from=2).bad_seq) == (1, 30)
    # The same words with the true digest would have been taken: the seam is what decides.
    say(program, sound)
    assert verify(data, share_from=2).code == 0


def say(program: Path, part: dict[str, object]) -> None:
    answer = json.dumps({"type": "found", "part": part})
    program.write_text(f"#!/bin/sh\necho '{answer}'\nexec sleep 60\n")


@needs_two
def test_a_daemonic_process_has_a_second_one_too(folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=verify_in_a_worker, args=(folder, theirs), daemon=True)
    process.start()
    theirs.close()
    with ours:
        is_daemonic, verdict, told = ours.recv()
    process.join()
    assert is_daemonic
    assert (verdict.code, told[-1]) == (0, (12_002, 12_002))


PATIENT = """
import sys
from pathlib import Path
from terminal.audit.second import Second
second = Second()
second.begin(Path(sys.argv[1]), 6_002, 12_002, [])
print(second.pid, flush=True)
sys.stdin.read()
"""


@needs_two
@pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="looks for a process as Linux does"
)
def test_it_does_not_outlive_who_started_it(folder: Path) -> None:
    first = subprocess.Popen(
        [sys.executable, "-c", PATIENT, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with first:
        assert first.stdout is not None
        stat = Path(f"/proc/{int(first.stdout.readline())}/stat")
        assert is_alive(stat)
        first.kill()
    until = time.monotonic() + 60
    while is_alive(stat):
        assert time.monotonic() < until, "it still runs"
        time.sleep(0.01)


def is_alive(stat: Path) -> bool:
    """Its number may stay taken until somebody asks for its exit code."""
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
