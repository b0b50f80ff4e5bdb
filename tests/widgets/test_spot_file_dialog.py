"""A file is looked at in another process; only a mapping that was looked at can be handed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from terminal import spot_tasks
from terminal.core import event
from terminal.core.spot_view import RowKind
from terminal.spot_tasks import preview_spot
from terminal.spottext import read_mapping
from tests.desktext import RIGHT
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.proven_desk import sign_in
from widgets.bridge import Bridge
from widgets.spot_file_dialog import SpotFileDialog
from widgets.theme import Theme
from widgets.window import Window

TEXT = '日期,品种,现货价,期货价,基差\n2026-11-20,铜,"88,000",87900,100\n2026-11-21,铜,?,87900,100\n'
SOURCE = """
[[spot_file]]
id = "office"
path = "spot.csv"
mapping_file = "office.toml"
[spot_file.mapping]
names = { "铜" = "SPOT.cu" }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "spot.csv").write_text(TEXT, "utf-8")
    (tmp_path / "desk.toml").write_text(RIGHT + SOURCE, "utf-8")
    return tmp_path


@pytest.fixture
def dialog(qtbot: QtBot, bridge: Bridge, theme: Theme, folder: Path) -> Iterator[SpotFileDialog]:
    desk = folder / "desk.toml"

    # As `save_mapping` without its thread: the fake desk has no loop.
    async def save(path: str, keys: Mapping[str, object], target: str) -> str:
        return spot_tasks._save(desk, path, keys, target)

    bridge.ledger = msgspec.structs.replace(
        bridge.ledger,
        spot=partial(preview_spot, desk),
        save_mapping=save,
        spot_files=(("office", "spot.csv"),),
    )
    parent = QWidget()
    qtbot.addWidget(parent)
    made = SpotFileDialog(bridge, theme, parent)
    made.open()
    wait(qtbot, made)
    yield made
    made.work.cancel()


def wait(qtbot: QtBot, dialog: SpotFileDialog) -> None:
    def is_done() -> bool:
        return not dialog.work.is_running and not dialog._soon.isActive()

    qtbot.waitUntil(is_done, timeout=60_000)


def choose(qtbot: QtBot, dialog: SpotFileDialog, name: str, key: str) -> None:
    box = dialog.form.boxes[name]
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())
    assert not dialog.hand_button.isEnabled()
    wait(qtbot, dialog)


def test_a_file_of_the_desk_is_shown_as_the_desk_reads_it_and_changed(
    qtbot: QtBot, dialog: SpotFileDialog, desk: FakeDesk, folder: Path
) -> None:
    assert dialog.verdict.text() == "Taken 0 · Refused 2"
    assert dialog.copy_button.isEnabled()
    assert not dialog.hand_button.isEnabled()
    choose(qtbot, dialog, "thousands", ",")
    assert dialog.verdict.text() == "Taken 1 · Refused 1"
    assert dialog.newest.text() == "SPOT.cu 88,000 → cu S 88,020"
    cells = [dialog.model.cell(line, 1) for line in range(dialog.model.rowCount())]
    assert [(cell.text, cell.tone) for cell in cells] == [("Taken", "text"), ("Refused", "bad")]
    qtbot.mouseClick(dialog.hand_button, Qt.MouseButton.LeftButton)
    layout = read_mapping(folder / "office.toml")
    assert (layout.thousands, layout.names) == (",", {"铜": "SPOT.cu"})
    (note,) = desk.posted
    assert isinstance(note, event.Note)
    assert (note.actor, note.subject) == ("me", "spot")
    assert 'before { names = { "铜" = "SPOT.cu" } }; after' in note.text
    assert "Handed over" in dialog.verdict.text()


def test_a_file_whose_basis_has_the_other_sign_is_said_and_cannot_be_handed_over(
    qtbot: QtBot, dialog: SpotFileDialog, desk: FakeDesk, folder: Path
) -> None:
    (folder / "spot.csv").write_text(TEXT.replace("87900,100", "87900,-100"), "utf-8")
    choose(qtbot, dialog, "thousands", ",")
    assert 'say sign = "futures-spot"' in dialog.verdict.text()
    assert not any(button.isEnabled() for button in dialog._savers)
    assert dialog.model.cell(0, 1).text == "Refused"
    dialog.hand()
    assert not (folder / "office.toml").exists()
    assert desk.posted == []
    choose(qtbot, dialog, "sign", "futures-spot")
    assert dialog.hand_button.isEnabled()


def test_a_mapping_that_the_desk_cannot_have_is_not_handed_over(
    qtbot: QtBot, dialog: SpotFileDialog
) -> None:
    choose(qtbot, dialog, "unit_is", "元/公斤")
    assert "cannot have this mapping" in dialog.verdict.text()
    assert not dialog.copy_button.isEnabled()


def test_what_a_mapping_or_a_file_lacks_is_told_in_the_screens_language(
    qtbot: QtBot, speak: Callable[[str], None], dialog: SpotFileDialog, folder: Path
) -> None:
    speak("zh")
    found = dialog.found
    choose(qtbot, dialog, "unit_is", "元/公斤")
    assert (
        "unit_is = '元/公斤'：组合 cu 以 CNY/t 计算：须写 unit_factor 或 fx"
        in dialog.verdict.text()
    )
    dialog.found = found
    dialog.write(str(folder / "desk.toml"))
    assert dialog.verdict.text() == f"{folder / 'desk.toml'}：不能用映射覆盖它"
    (folder / "spot.csv").unlink()
    dialog.read()
    wait(qtbot, dialog)
    assert dialog.verdict.text().endswith("spot.csv：读不了：没有这个文件或目录")


def test_a_mapping_that_moves_a_price_far_takes_a_second_press(
    qtbot: QtBot, dialog: SpotFileDialog, shown: FakeDesk, folder: Path
) -> None:
    text = (folder / "desk.toml").read_text("utf-8")
    (folder / "desk.toml").write_text(text.replace("SPOT.cu", "SPOT.cu_sh"), "utf-8")
    names = {"铜": "SPOT.cu_sh"}
    dialog._keys = {"thousands": ",", "names": names, "price": "期货价", "time": "日期"}
    (folder / "spot.csv").write_text(TEXT.replace("87900", "8790"), "utf-8")
    dialog.read()
    wait(qtbot, dialog)
    qtbot.mouseClick(dialog.hand_button, Qt.MouseButton.LeftButton)
    assert "SPOT.cu_sh would move by −89.8%" in dialog.verdict.text()
    assert dialog.hand_button.text() == "Hand over all the same"
    assert not (folder / "office.toml").exists()
    # Another look asks anew.
    dialog.read()
    wait(qtbot, dialog)
    assert dialog.hand_button.text() == "Hand to the desk"
    qtbot.mouseClick(dialog.hand_button, Qt.MouseButton.LeftButton)
    assert not (folder / "office.toml").exists()
    qtbot.mouseClick(dialog.hand_button, Qt.MouseButton.LeftButton)
    assert read_mapping(folder / "office.toml").price == "期货价"


def test_another_file_is_guessed_and_its_table_copied_or_written(
    qtbot: QtBot, dialog: SpotFileDialog, desk: FakeDesk, folder: Path
) -> None:
    other = folder / "other.csv"
    other.write_text(TEXT.replace("铜", "SPOT.al"), "gbk")
    dialog.add(str(other))
    wait(qtbot, dialog)
    assert dialog.form.boxes["thousands"].currentData() == ","
    assert dialog.found is not None
    assert dialog.found.count(RowKind.GOOD) == 1
    assert not dialog.hand_button.isVisible()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == dialog.found.block
    assert desk.posted == []
    dialog.write(str(folder / "out.toml"))
    assert (folder / "out.toml").read_text("utf-8") == dialog.found.block
    assert len(desk.posted) == 1
    assert "out.toml is written" in dialog.verdict.text()


def test_a_guess_is_made_anew_and_saves_nothing(
    qtbot: QtBot, dialog: SpotFileDialog, folder: Path
) -> None:
    qtbot.mouseClick(dialog.guess_button, Qt.MouseButton.LeftButton)
    wait(qtbot, dialog)
    assert dialog.form.keys()["thousands"] == ","
    assert not (folder / "office.toml").exists()


def test_a_large_file_can_be_cancelled_and_the_desk_goes_on(
    qtbot: QtBot, dialog: SpotFileDialog, folder: Path
) -> None:
    rows = "".join(f"2026-11-20,铜{at},1,1,0\n" for at in range(20_000))
    (folder / "big.csv").write_text("日期,品种,现货价,期货价,基差\n" + rows, "utf-8")
    dialog.add(str(folder / "big.csv"))
    assert dialog.cancel_button.isVisible()
    assert not dialog.copy_button.isEnabled()
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert dialog.verdict.text() == "Cancelled"
    assert not dialog.cancel_button.isVisible()
    dialog.read()
    wait(qtbot, dialog)
    assert dialog.found is not None
    assert dialog.found.count(RowKind.OTHER) == 20_000
    assert dialog.model.rowCount() < 1000


def test_a_file_that_is_gone_is_said(qtbot: QtBot, dialog: SpotFileDialog, folder: Path) -> None:
    (folder / "spot.csv").unlink()
    dialog.read()
    wait(qtbot, dialog)
    assert "cannot be read: No such file" in dialog.verdict.text()
    assert dialog.found is None
    dialog.hand()
    dialog.copy()
    assert not (folder / "office.toml").exists()


def test_it_begins_with_the_file_whose_link_was_clicked(
    qtbot: QtBot, bridge: Bridge, theme: Theme, dialog: SpotFileDialog, folder: Path
) -> None:
    files = (*bridge.ledger.spot_files, ("second", "b.csv"))
    bridge.ledger = msgspec.structs.replace(bridge.ledger, spot_files=files)
    for source, path in (("second", "b.csv"), ("office", "spot.csv"), ("http", "spot.csv")):
        made = SpotFileDialog(bridge, theme, dialog, source)
        assert made.files.currentData() == path
        made.reject()


def test_it_opens_from_the_keys_and_from_a_spot_link(
    qtbot: QtBot, window: Window, settle: Callable[[], None]
) -> None:
    window.top_bar._links.clicked.emit("td:6688-01")
    assert window.findChildren(SpotFileDialog) == []
    window.top_bar._links.clicked.emit("spot:csv")
    (first,) = window.findChildren(SpotFileDialog)
    assert "Choose a CSV or XLSX" in first.verdict.text()
    first.reject()
    action = next(one for one in window.keyed if one.shortcut().toString() == "Ctrl+Shift+P")
    action.trigger()
    assert any(one.isVisible() for one in window.findChildren(SpotFileDialog))


def test_prices_are_handed_over_in_somebodys_name(
    dialog: SpotFileDialog, bridge: Bridge, desk: FakeDesk, folder: Path, qtbot: QtBot
) -> None:
    sign_in(bridge, desk, "")
    dialog.write("")
    assert not (folder / "office.toml").exists()
    assert "Nobody is signed in" in dialog.verdict.text()
    # Elsewhere the desk does not look.
    dialog.write(str(folder / "elsewhere.toml"))
    assert (folder / "elsewhere.toml").exists()
    sign_in(bridge, desk, "wang")
    dialog.write("")
    assert (folder / "office.toml").exists()
