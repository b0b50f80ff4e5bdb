"""What a screen does with a desk's folder beside the desk."""

from __future__ import annotations

import multiprocessing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec
import pytest

from terminal import Refused
from terminal.record import open_record
from terminal.settings import read_settings
from terminal.tasks import LedgerPages, data_folder, export_to, verify_ledger
from tests.e2e.programs import DEMO


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    async with open_record(read_settings(DEMO), tmp_path, lambda: datetime.now(UTC)):
        pass
    return tmp_path


def quiet(done: int, total: int) -> None:
    """Progress nobody looks at."""


def test_verifying_tells_in_words(folder: Path) -> None:
    intact, words = verify_ledger(folder, quiet)
    assert intact
    assert "intact" in words


def test_a_missing_ledger_is_not_intact(tmp_path: Path) -> None:
    intact, words = verify_ledger(tmp_path, quiet)
    assert not intact
    assert str(tmp_path) in words


def test_exporting_writes_a_bundle_that_verifies(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "bundle.zip"
    done, words = export_to(folder, "me", str(out), quiet)
    assert done
    assert "bundle.zip" in words
    assert verify_ledger(out, quiet)[0]
    with pytest.raises(Refused, match=r"bundle\.zip"):
        export_to(folder, "me", str(out), quiet)


def test_both_run_in_a_spawned_process(folder: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        intact, _ = pool.apply(partial(verify_ledger, folder), (quiet,))
    assert intact


async def test_pages_come_newest_first(folder: Path) -> None:
    pages = LedgerPages(folder)
    first = await pages.page(None, 2, None)
    assert [entry.seq for entry in first] == sorted((e.seq for e in first), reverse=True)
    earlier = await pages.page(first[-1].seq, 100, None)
    assert all(entry.seq < first[-1].seq for entry in earlier)
    assert {entry.kind for entry in await pages.page(None, 100, "system")} == {"system"}


def test_the_data_folder_is_the_options_then_the_files_then_the_platforms(tmp_path: Path) -> None:
    settings = read_settings(DEMO)
    assert data_folder(settings, tmp_path) == tmp_path
    own = msgspec.structs.replace(settings, data="here")
    assert data_folder(own, None) == DEMO.parent / "here"
    assert data_folder(settings, None).parts[-2:] == ("basisdesk", "demo")
