from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal import Refused
from terminal.core import event
from terminal.domain.audit import Entry
from tests.widgets.conftest import run_now
from tests.widgets.fake_desk import FakeDesk, FakeReader
from widgets.audit_panel import AuditPanel
from widgets.bridge import Bridge
from widgets.latest import Latest
from widgets.ledger import Ledger
from widgets.theme import Theme

LEFT = Qt.MouseButton.LeftButton
Progress = Callable[[int, int], None]


def prove(progress: Progress) -> tuple[bool, str]:
    progress(1, 1)
    return True, "18233 entries"


def pack(actor: str, target: str, progress: Progress) -> tuple[bool, str]:
    Path(target).write_text(f"bundle of {actor}")
    return True, Path(target).name


@pytest.fixture
def reader(desk: FakeDesk) -> FakeReader:
    return FakeReader(desk)


@pytest.fixture
def panel(
    qtbot: QtBot, desk: FakeDesk, reader: FakeReader, theme: Theme, tmp_path: Path
) -> AuditPanel:
    ledger = Ledger(reader=reader, verify=prove, export=pack)
    bridge = Bridge(desk, "me", Latest(desk.names), ledger, run_now)
    made = AuditPanel(bridge, theme, tmp_path / "exports")
    qtbot.addWidget(made)
    desk.show_all()
    bridge.frame()
    made.resize(1300, 240)
    made.show()
    return made


def seqs(panel: AuditPanel) -> list[int]:
    model: Any = panel.table.model
    return [model.row_at(line).seq for line in range(model.rowCount())]


def test_the_newest_entries_stand_on_top_in_words(panel: AuditPanel, desk: FakeDesk) -> None:
    assert seqs(panel)[:2] == [desk.seq, desk.seq - 1]
    model: Any = panel.table.model
    texts = {model.cell(line, 4).text for line in range(6)}
    assert "沪铜 CU2701  Forced  Firing  −318 < −300" in texts


def test_scrolling_to_the_end_brings_older_ones(
    panel: AuditPanel, desk: FakeDesk, reader: FakeReader
) -> None:
    bar = panel.table.view.verticalScrollBar()
    before = len(seqs(panel))
    bar.setValue(bar.maximum())
    assert reader.asked[-1][0] == desk.seq - before + 1
    assert len(seqs(panel)) == 2 * before
    assert seqs(panel) == sorted(seqs(panel), reverse=True)


def test_new_entries_come_while_it_is_looked_at_only(
    panel: AuditPanel, desk: FakeDesk, reader: FakeReader
) -> None:
    asked = len(reader.asked)
    desk.tick()
    panel._bridge.frame()
    assert seqs(panel)[0] == desk.seq
    assert len(reader.asked) == asked + 1
    panel.hide()
    desk.tick()
    panel._bridge.frame()
    assert len(reader.asked) == asked + 1
    panel.show()
    assert seqs(panel)[0] == desk.seq


def test_one_kind_can_be_chosen(panel: AuditPanel, reader: FakeReader) -> None:
    panel.kind.setCurrentIndex(panel.kind.findData("approval"))
    assert reader.asked[-1][2] == "approval"
    model: Any = panel.table.model
    assert {model.row_at(line).kind for line in range(model.rowCount())} == {"approval"}


def test_a_click_on_verify_ends_in_words(qtbot: QtBot, panel: AuditPanel) -> None:
    with qtbot.waitSignal(panel.work.finished, timeout=60_000):
        qtbot.mouseClick(panel.verify_button, LEFT)
        assert panel.progress.isVisible()
        assert panel.cancel_button.isVisible()
    assert panel.result.text() == "The ledger is intact · 18233 entries"
    assert not panel.cancel_button.isVisible()


def test_an_export_is_written_and_recorded(
    qtbot: QtBot, panel: AuditPanel, desk: FakeDesk, tmp_path: Path
) -> None:
    with qtbot.waitSignal(panel.work.finished, timeout=60_000):
        qtbot.mouseClick(panel.export_button, LEFT)
    (bundle,) = (tmp_path / "exports").iterdir()
    assert bundle.name == "ledger-20261123-211407.zip"
    assert panel.result.text() == f"Exported · {bundle.name}"
    assert desk.posted == [event.Note("me", "export", bundle.name)]
    assert bundle.read_text() == "bundle of me"


def test_a_cancelled_export_is_not_recorded(
    qtbot: QtBot, panel: AuditPanel, desk: FakeDesk
) -> None:
    with qtbot.waitSignal(panel.work.finished, timeout=60_000):
        qtbot.mouseClick(panel.export_button, LEFT)
        qtbot.mouseClick(panel.cancel_button, LEFT)
    assert panel.result.text() == "Not exported · Cancelled"
    assert desk.posted == []


def test_without_a_ledger_there_is_nothing_to_prove(
    qtbot: QtBot, bridge: Bridge, theme: Theme, tmp_path: Path
) -> None:
    panel = AuditPanel(bridge, theme, tmp_path)
    qtbot.addWidget(panel)
    assert not panel.verify_button.isEnabled()
    assert not panel.export_button.isEnabled()
    panel.verify()
    panel.export()
    assert not panel.work.is_running


class Reluctant(FakeReader):
    """A reader whose ledger cannot be read at first."""

    refuses = True

    async def page(self, before: int | None, limit: int, kind: str | None) -> Sequence[Entry]:
        if self.refuses:
            raise Refused("there is no ledger")
        return await super().page(before, limit, kind)


@pytest.mark.parametrize("is_begun", [True, False])
def test_a_ledger_that_was_not_there_yet_is_no_lasting_fault(
    qtbot: QtBot, desk: FakeDesk, theme: Theme, tmp_path: Path, is_begun: bool
) -> None:
    reader = Reluctant(desk)
    bridge = Bridge(desk, "me", Latest(desk.names), Ledger(reader=reader), run_now)
    panel = AuditPanel(bridge, theme, tmp_path)
    qtbot.addWidget(panel)
    if is_begun:
        desk.show_all()
        bridge.frame()
    panel.show()
    assert panel.result.text() == ("there is no ledger" if is_begun else "")
    reader.refuses = False
    desk.tick()
    bridge.frame()
    assert panel.result.text() == ""
    assert seqs(panel)[0] == desk.seq


def test_what_the_system_has_against_a_record_or_a_bundle_is_told_in_the_screens_language(
    panel: AuditPanel, desk: FakeDesk, speak: Callable[[str], None]
) -> None:
    speak("zh")
    panel._verdicts = {False: "未写出"}
    panel._finished(False, "/b.zip: cannot be written: Permission denied")
    assert panel.result.text().endswith("/b.zip：写不了：没有权限")
    panel._refused("/d/ledger.sqlite3: the disk reported an error (disk I/O error)")
    assert panel.result.text() == "/d/ledger.sqlite3：磁盘报错（disk I/O error）"


def test_while_one_proof_is_under_way_no_button_promises_another(
    qtbot: QtBot, panel: AuditPanel
) -> None:
    buttons = (panel.verify_button, panel.export_button)
    assert all(button.isEnabled() for button in buttons)
    qtbot.mouseClick(panel.verify_button, LEFT)
    assert not any(button.isEnabled() for button in buttons)
    qtbot.mouseClick(panel.cancel_button, LEFT)
    qtbot.waitUntil(lambda: all(button.isEnabled() for button in buttons), timeout=60_000)
    with qtbot.waitSignal(panel.work.finished, timeout=60_000):
        qtbot.mouseClick(panel.export_button, LEFT)
        assert not any(button.isEnabled() for button in buttons)
    assert all(button.isEnabled() for button in buttons)
