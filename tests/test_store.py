"""The writer on real files: order, batches, failures alone, disks that are full or damaged."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import closing
from pathlib import Path

import pytest

from terminal import store as module
from terminal.lock import FolderTaken
from terminal.store import Store, StoreError, wal_warning

ROOT = Path(__file__).resolve().parents[1]


def schema(tx: sqlite3.Connection) -> None:
    tx.execute("CREATE TABLE IF NOT EXISTS fact (id INTEGER PRIMARY KEY, text TEXT UNIQUE)")


def put(text: str):
    return lambda tx: tx.execute("INSERT INTO fact (text) VALUES (?)", (text,)).lastrowid


def facts(path: Path) -> list[str]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        return [text for (text,) in db.execute("SELECT text FROM fact ORDER BY id")]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "ledger.sqlite3")
    store.open(schema)
    yield store
    store.close()


class Gate:
    """Holds the writer inside a job, so that what is submitted meanwhile makes one batch."""

    def __init__(self, store: Store) -> None:
        entered, self._go = threading.Event(), threading.Event()

        def wait(tx: sqlite3.Connection) -> None:
            entered.set()
            assert self._go.wait(60)

        self._held = store.submit(wait)
        assert entered.wait(60)

    def open(self) -> None:
        self._go.set()
        self._held.result()


def test_jobs_are_applied_in_the_order_they_came(store: Store) -> None:
    futures = [store.submit(put(f"{n}")) for n in range(2000)]
    assert [future.result() for future in futures] == list(range(1, 2001))
    assert facts(store.path) == [f"{n}" for n in range(2000)]


def test_what_waits_is_committed_together(store: Store) -> None:
    gate = Gate(store)
    futures = [store.submit(put(f"{n}")) for n in range(50)]
    before = store.commits().count
    gate.open()
    for future in futures:
        future.result()
    assert store.commits().count == before + 2, "the gate's own, and one for all fifty"


def test_a_batch_has_an_upper_size(store: Store) -> None:
    gate = Gate(store)
    futures = [store.submit(put(f"{n}")) for n in range(2 * module.MOST_JOBS + 1)]
    before = store.commits().count
    gate.open()
    for future in futures:
        future.result()
    assert store.commits().count == before + 4


def test_a_failing_job_rolls_back_alone(store: Store) -> None:
    def half_done(tx: sqlite3.Connection) -> None:
        put("half")(tx)
        raise LookupError("changed my mind")

    gate = Gate(store)
    good = store.submit(put("before"))
    bad = store.submit(half_done)
    double = store.submit(put("before"))
    last = store.submit(put("after"))
    gate.open()
    assert good.result() == 1
    with pytest.raises(LookupError, match="changed my mind"):
        bad.result()
    with pytest.raises(sqlite3.IntegrityError):
        double.result()
    assert last.result() == 2
    assert facts(store.path) == ["before", "after"]


def test_a_result_is_on_disk_before_it_is_told(store: Store) -> None:
    seen: list[list[str]] = []
    gate = Gate(store)
    future = store.submit(put("told"))
    future.add_done_callback(lambda _: seen.append(facts(store.path)))
    gate.open()
    future.result()
    store.close()
    assert seen == [["told"]]


async def test_loops_in_several_threads_may_write(store: Store) -> None:
    async def write(prefix: str) -> None:
        async with asyncio.TaskGroup() as group:
            for n in range(100):
                group.create_task(store.write(put(f"{prefix}{n}")))

    await asyncio.gather(write("here"), asyncio.to_thread(lambda: asyncio.run(write("there"))))
    assert len(facts(store.path)) == 200


def test_a_job_cancelled_before_its_turn_is_not_done(store: Store) -> None:
    gate = Gate(store)
    future = store.submit(put("never"))
    assert future.cancel()
    gate.open()
    store.submit(put("next")).result()
    with pytest.raises(CancelledError):
        future.result()
    assert facts(store.path) == ["next"]


def test_closing_finishes_what_is_queued_and_folds_the_log_in(store: Store) -> None:
    gate = Gate(store)
    futures = [store.submit(put(f"{n}")) for n in range(20)]
    closing_thread = threading.Thread(target=store.close)
    closing_thread.start()
    gate.open()
    closing_thread.join()
    assert all(future.done() for future in futures)
    assert not store.path.with_name("ledger.sqlite3-wal").exists()
    assert len(facts(store.path)) == 20
    with pytest.raises(StoreError, match="closed"):
        store.submit(put("late"))
    store.close()


def test_commits_survive_a_power_cut_by_setting(store: Store) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "fullfsync")

    def settings(tx: sqlite3.Connection) -> list[object]:
        return [tx.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert store.submit(settings).result() == ["wal", 2, 1, 1, 1]


def test_commits_are_timed(store: Store) -> None:
    assert store.commits() == module.Commits(0, 0.0, 0.0, 0.0)
    for n in range(20):
        store.submit(put(f"{n}")).result()
    times = store.commits()
    assert times.count == 20
    assert 0 < times.p50_ms <= times.p99_ms <= times.max_ms


def test_what_prepare_refuses_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    def refuse(tx: sqlite3.Connection) -> None:
        raise LookupError("not mine")

    store = Store(tmp_path / "ledger.sqlite3")
    with pytest.raises(LookupError, match="not mine"):
        store.open(schema, refuse)
    store.open()
    tables = store.submit(lambda tx: tx.execute("SELECT * FROM sqlite_master").fetchall())
    assert tables.result() == []
    store.close()


def test_a_second_desk_on_the_folder_is_refused(store: Store) -> None:
    with pytest.raises(FolderTaken, match="already running on this data folder"):
        Store(store.path).open(schema)
    assert store.submit(put("first")).result() == 1


def test_a_desk_that_is_closing_its_record_is_waited_for(store: Store) -> None:
    leaving = threading.Timer(0.3, store.close)
    leaving.start()
    after = Store(store.path)
    after.open(schema)
    leaving.join()
    after.close()


def test_another_writer_holding_the_file_is_named(store: Store) -> None:
    store.submit(lambda tx: tx.execute("PRAGMA busy_timeout=20")).result()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=f"{store.path}: another program holds it locked"):
            store.submit(put("blocked")).result()
        other.execute("ROLLBACK")
    store.submit(put("free")).result()
    assert facts(store.path) == ["free"]


def test_a_full_file_refuses_the_whole_batch_and_is_usable_again(store: Store) -> None:
    store.submit(put("kept")).result()
    pages = store.submit(lambda tx: tx.execute("PRAGMA page_count").fetchone()[0]).result()
    store.submit(lambda tx: tx.execute(f"PRAGMA max_page_count={pages + 1}")).result()
    gate = Gate(store)
    futures = [store.submit(put("small")), store.submit(put("x" * 50_000)), store.submit(put("y"))]
    gate.open()
    for future in futures:
        with pytest.raises(StoreError, match=f"{store.path}: the disk is full"):
            future.result()
    assert facts(store.path) == ["kept"]
    store.submit(lambda tx: tx.execute(f"PRAGMA max_page_count={pages + 1000}")).result()
    store.submit(put("x" * 50_000)).result()
    store.close()
    assert len(facts(store.path)) == 2


FILL = """
import resource, sqlite3, sys
from pathlib import Path
from terminal.store import Store, StoreError

store = Store(Path(sys.argv[1]))
store.open(lambda tx: tx.execute("CREATE TABLE fact (id INTEGER PRIMARY KEY, text TEXT)"))
def put(text):
    return lambda tx: tx.execute("INSERT INTO fact (text) VALUES (?)", (text,)).lastrowid
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
told = []
def fill(limit):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    refused = 0
    for n in range(1000):
        future = store.submit(put(f"{len(told)} " + "x" * 2000))
        try:
            told.append(future.result())
        except StoreError as error:
            refused += 1
            if refused == 5:
                print(error)
                return
    raise SystemExit("the limit was never met")
fill(300_000)
fill(900_000)
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
told.append(store.submit(put("with room")).result())
store.close()
print(len(told))
"""


def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "ledger.sqlite3"
    if resource.getrlimit(resource.RLIMIT_FSIZE)[1] != resource.RLIM_INFINITY:
        pytest.skip("this system already limits the size of files")
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(path)], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    first, second, told = done.stdout.splitlines()
    assert first.startswith(f"{path}: the disk")
    assert second.startswith(f"{path}: the disk")
    kept = facts(path)
    assert len(kept) == int(told) > 100
    assert [int(text.split()[0]) for text in kept[:-1]] == list(range(len(kept) - 1))
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_another_kind_of_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    content = b"this is a letter, not a ledger\n" * 200
    path.write_bytes(content)
    with pytest.raises(StoreError, match=f"{path}: it is not a SQLite file"):
        Store(path).open(schema)
    assert path.read_bytes() == content


def test_a_damaged_file_is_refused_at_the_start(store: Store) -> None:
    for n in range(300):
        store.submit(put(f"{n}" + "x" * 500))
    store.close()
    data = bytearray(store.path.read_bytes())
    data[5 * 4096 : 9 * 4096] = bytes(4 * 4096)
    store.path.write_bytes(data)
    with pytest.raises(StoreError, match=f"{store.path}: the file is damaged"):
        Store(store.path).open(schema)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be used for data"):
        Store(tmp_path / "file" / "ledger.sqlite3").open(schema)


@pytest.mark.parametrize(
    ("version", "has_fault"),
    [
        ((3, 40, 1), True),
        ((3, 51, 2), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 51, 3), False),
        ((3, 53, 0), False),
    ],
)
def test_a_library_with_the_wal_reset_fault_is_named(
    version: tuple[int, ...], has_fault: bool
) -> None:
    warning = wal_warning(version)
    assert bool(warning) == has_fault
    assert not has_fault or ".".join(map(str, version)) in warning
