"""Opening and closing the record of a desk."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from terminal import Refused
from terminal.audit.verify import verify
from terminal.domain.audit import Record, body_of
from terminal.record import open_record
from terminal.settings import Settings, read_settings
from tests.builders import make_alert, make_order
from tests.e2e.programs import DEMO


@pytest.fixture
def settings() -> Settings:
    return read_settings(DEMO)


def clock() -> datetime:
    return datetime.now(UTC)


async def test_what_one_run_recorded_the_next_one_remembers(
    settings: Settings, tmp_path: Path
) -> None:
    alert, order = make_alert(), make_order()
    records = [
        Record(kind="alert", ref=alert.id, actor="system", body=body_of(alert)),
        Record(kind="order", ref=order.id, actor="me", body=body_of(order)),
        Record(kind="halt", ref="kill switch", actor="me", body={"halted": True}),
    ]
    async with open_record(settings, tmp_path, clock) as record:
        assert record.memory.alerts == ()
        await record.store.write(lambda tx: record.ledger.append(tx, records, clock()))
    async with open_record(settings, tmp_path, clock) as record:
        assert record.memory.alerts == (alert,)
        assert record.memory.orders == (order,)
        assert record.memory.halted


async def test_each_run_says_when_it_began_and_ended_and_on_which_file(
    settings: Settings, tmp_path: Path
) -> None:
    for _ in range(2):
        async with open_record(settings, tmp_path, clock):
            pass
    async with open_record(settings, tmp_path, clock) as record:
        rows = await record.store.write(lambda tx: record.ledger.newest(tx, "system"))
    assert any(row.body.get("digest") == settings.digest for row in rows)
    assert (await asyncio.to_thread(verify, tmp_path)).code == 0


async def test_a_ledger_of_another_desk_is_refused_with_both_names(
    settings: Settings, tmp_path: Path
) -> None:
    async with open_record(settings, tmp_path, clock):
        pass
    other = msgspec.structs.replace(settings, desk="other")
    with pytest.raises(Refused, match=r"demo.*|other.*"):
        async with open_record(other, tmp_path, clock):
            pass
    async with open_record(settings, tmp_path, clock):
        pass


async def test_two_desks_on_one_folder_are_refused(settings: Settings, tmp_path: Path) -> None:
    async with open_record(settings, tmp_path, clock):
        with pytest.raises(Refused, match=str(tmp_path)):
            async with open_record(settings, tmp_path, clock):
                pass
