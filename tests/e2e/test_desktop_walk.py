"""The whole story on the screen, with real clicks, on servers beside the desk."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from terminal.audit.verify import verify
from terminal.deskprocess import DeskProcess
from terminal.domain.alert import AlertState
from terminal.domain.approval import ApprovalState
from terminal.domain.notification import Stage
from terminal.settings import read_settings
from terminal.tasks import LedgerPages, export_to, verify_ledger
from tests.e2e.steered import Steered
from widgets.desktop import DesktopOptions, run_desktop
from widgets.ledger import Ledger
from widgets.window import Window

CU = "cu.shanghai"
LOOK_MS = 50
PATIENCE_MS = 300_000


class Visitor:
    """Somebody at the desk: waits until a thing is on the screen, then presses what is there."""

    def __init__(self, story: Callable[[Window], Iterator[Callable[[], Any]]]) -> None:
        self._story = story
        self._steps: Iterator[Callable[[], Any]] | None = None
        self._waits: Callable[[], Any] | None = None
        self.is_done = False
        self.timer = QTimer(interval=LOOK_MS)
        self.timer.timeout.connect(self._look)

    def _look(self) -> None:
        windows = (w for w in QApplication.topLevelWidgets() if isinstance(w, Window))
        if (window := next(windows, None)) is None:
            return  # its time is over: the test says what it waited for
        if self._steps is None:
            self._steps = self._story(window)
            self._waits = next(self._steps)
        assert self._waits is not None
        if not self._waits():
            return
        try:
            self._waits = next(self._steps)
        except StopIteration:
            self.is_done = True
            self.timer.stop()
            window.close()


def press(button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_from_the_breach_to_the_proof_with_three_clicks(
    qapp: QApplication, tmp_path: Path, market: Steered
) -> None:
    data = tmp_path / "data"
    desk = DeskProcess(read_settings(market.desk_file(tmp_path)), data)
    seen: dict[str, Any] = {}

    def story(window: Window) -> Iterator[Callable[[], Any]]:
        latest = window._bridge.latest

        def card() -> Any:
            cards = [c for c in window.now.cases().values() if c[0] and c[0].subject == CU]
            return cards and window.now.current

        def told() -> bool:
            done = {
                one.notification.channel
                for one in latest.deliveries.values()
                if one.stage is Stage.DELIVERED and one.notification.alert == seen["alert"]
            }
            return done == {"wecom", "sms", "phone"}

        yield lambda: latest.pairs.get(CU) is not None and latest.pairs[CU].basis is not None
        market.leave()
        yield lambda: card() and card().approval is not None and CU in latest.exposures
        seen["alert"] = card().alert.id
        seen["before"] = latest.exposures[CU].flat
        yield told
        yield lambda: latest.alerts[seen["alert"]].level == 3
        QTest.keyClick(card(), Qt.Key.Key_A)
        yield lambda: latest.alerts[seen["alert"]].acknowledged is not None
        yield lambda: card() and card().approve_button.isEnabled()
        seen["approval"] = card().approval.id
        press(card().approve_button)
        yield lambda: latest.approvals[seen["approval"]].state is ApprovalState.DONE
        yield lambda: latest.exposures[CU].flat == 0
        # A frame shows what is new in no order: the exposure may be there before the last fill.
        yield lambda: sum(order.filled for order in latest.orders.values()) >= 12
        seen["orders"] = [
            (order.request.offset.value, order.filled) for order in latest.orders.values()
        ]
        market.come_back()
        yield lambda: latest.alerts[seen["alert"]].state is AlertState.RESOLVED
        window.raise_dock("audit")
        yield lambda: window.audit.isVisible() and window.audit.table.view.model().rowCount() > 20
        press(window.audit.verify_button)
        # In the language of the screen, whichever that is.
        yield lambda: window.audit.result.property("tone") == "ok"
        press(window.audit.export_button)
        yield lambda: list((data / "exports").glob("*.zip"))

    visitor = Visitor(story)

    def painted() -> None:
        desk.start()
        visitor.timer.start()

    try:
        code = run_desktop(
            desk,
            DesktopOptions(
                data=data,
                size=(1600, 900),
                seconds=PATIENCE_MS / 1000,
                actor="me",
                painted=painted,
                ledger=Ledger(
                    reader=LedgerPages(data),
                    verify=partial(verify_ledger, data),
                    export=partial(export_to, data),
                ),
            ),
        )
    finally:
        visitor.timer.stop()
        desk.stop()
    assert visitor.is_done, (seen, visitor._waits)
    assert code == 0
    assert desk.error is None
    assert seen["before"] == 60
    assert sorted(seen["orders"]) == [("CLOSE", 8), ("CLOSE_TODAY", 4)]
    assert verify(data).code == 0
    (bundle,) = (data / "exports").glob("*.zip")
    with zipfile.ZipFile(bundle) as archive:
        assert {"audit.jsonl", "audit.csv", "manifest.json"} <= set(archive.namelist())
