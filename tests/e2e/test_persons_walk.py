"""Two persons approve at one running terminal, with real clicks, on servers beside the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from terminal.deskprocess import DeskProcess
from terminal.domain.approval import ApprovalState
from terminal.secret_hash import hashed
from terminal.settings import Settings, read_settings
from terminal.tasks import LedgerPages
from tests.e2e.steered import Steered
from tests.e2e.test_desktop_walk import CU, PATIENCE_MS, Visitor, press
from widgets.desktop import DesktopOptions, run_desktop
from widgets.ledger import Ledger
from widgets.person_dialog import PersonDialog
from widgets.window import Window

ANNA, BRUNO = "correct horse battery", "purple monkey dishwasher"
WRONG = "incorrect zebra"


def two_persons(folder: Path, market: Steered) -> Settings:
    """The demo desk: a forced plan needs two, and its two persons prove who they are."""
    file = market.desk_file(folder, validity='"180s"')
    text = file.read_text("utf-8")
    assert "\napprovers" not in text
    text = text.replace("[policy]\n", "[policy]\napprovers = { forced = 2 }\n")
    for id, secret in (("anna", ANNA), ("bruno", BRUNO)):
        text += f'\n[[person]]\nid = "{id}"\nname = "{id.title()}"\nsecret = "{hashed(secret)}"\n'
    file.write_text(text, "utf-8")
    return read_settings(file)


# What the offscreen platform says of every dialog.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_one_approves_another_takes_over_and_completes_it(
    qapp: QApplication, tmp_path: Path, market: Steered
) -> None:
    data = tmp_path / "data"
    settings = two_persons(tmp_path, market)
    desk = DeskProcess(settings, data)
    seen: dict[str, Any] = {"texts": []}

    def story(window: Window) -> Iterator[Callable[[], Any]]:
        latest, button = window._bridge.latest, window.top_bar.person

        def case() -> Any:
            return next((c for c in window.now.cases().values() if c[0] and c[0].subject == CU), 0)

        def approval() -> Any:
            return latest.approvals[seen["approval"]]

        def card() -> Any:
            return next(
                (one for one in window.now._shown() if one.approval and one.alert.subject == CU),
                None,
            )

        def dialog() -> PersonDialog:
            assert button.dialog is not None
            return button.dialog

        def types(person: str, secret: str) -> None:
            people = dialog().people
            people.setFocus()
            people.setCurrentIndex(people.findData(person))
            QTest.keyClicks(dialog().secret, secret)
            press(dialog().sign_in_button)
            seen["texts"] += [one.text() for one in window.findChildren(QLineEdit)]

        yield lambda: latest.pairs.get(CU) is not None and latest.pairs[CU].basis is not None
        market.leave()
        yield lambda: case() and case()[0].level == 3 and card() is not None
        yield lambda: latest.deliveries_of(case()[0].id)
        assert button.text() == "Nobody signed in"
        seen["approval"] = card().approval.id
        # Without anybody the desk watches and tells; a wish asks who it is.
        yield lambda: card() is not None and card().approve_button.isEnabled()
        press(card().approve_button)
        yield lambda: button.dialog is not None
        assert "sign in first" in dialog().answer.text()
        assert approval().approvers == ()
        types("anna", WRONG)
        yield lambda: "not the secret of Anna" in dialog().answer.text()
        assert window._bridge.actor == "nobody"
        types("anna", ANNA)
        yield lambda: button.dialog is None and button.text() == "Anna"
        yield lambda: card() is not None and card().approve_button.isEnabled()
        seen["approval"] = card().approval.id
        press(card().approve_button)
        yield lambda: approval().approvers == ("anna",)
        assert not latest.orders
        # The same person's second click: the button is shut, and the desk refuses the wish.
        yield lambda: card() is not None and not card().approve_button.isEnabled()
        window._bridge.approve(card().approval)
        yield lambda: any("approved this already" in one.content for one in latest.notices.values())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        yield lambda: button.dialog is not None
        types("bruno", WRONG)
        yield lambda: "not the secret of Bruno" in dialog().answer.text()
        assert (window._bridge.actor, button.text()) == ("anna", "Anna")
        types("bruno", BRUNO)
        yield lambda: button.dialog is None and button.text() == "Bruno"
        yield lambda: card() is not None and card().approve_button.isEnabled()
        press(card().approve_button)
        yield lambda: approval().state is ApprovalState.DONE
        seen["done"] = approval()
        yield lambda: latest.exposures[CU].flat == 0
        yield lambda: latest.orders
        seen["actors"] = {one.actor for one in latest.orders.values()}
        window.raise_dock("audit")
        yield lambda: window.audit.isVisible() and window.audit.table.view.model().rowCount() > 20
        model: Any = window.audit.table.model

        def cells() -> list[str]:
            return [
                model.cell(row, column).text
                for row in range(model.rowCount())
                for column in range(model.columnCount())
            ]

        # The page is behind the desk; what it shows first may end before he approved.
        yield lambda: "Bruno" in cells()
        seen["texts"] += cells()

    visitor = Visitor(story)

    def painted() -> None:
        desk.start()
        visitor.timer.start()

    try:
        run_desktop(
            desk,
            DesktopOptions(
                data=data,
                lang="en",
                size=(1600, 900),
                seconds=PATIENCE_MS / 1000,
                actor="me",
                signers=settings.plant.signers,
                names=settings.names_in("en"),
                painted=painted,
                ledger=Ledger(reader=LedgerPages(data)),
            ),
        )
    finally:
        visitor.timer.stop()
        desk.stop()
    assert visitor.is_done, (seen, visitor._waits)
    assert desk.error is None
    assert seen["done"].approvers == ("anna", "bruno")
    assert seen["actors"] == {"bruno"}
    kept = b"".join(one.read_bytes() for one in data.rglob("*") if one.is_file())
    assert b"not the secret of" in kept
    shown = "\n".join(seen["texts"])
    assert "Bruno" in shown
    for secret in (ANNA, BRUNO, WRONG, *settings.secrets.values()):
        assert secret.encode() not in kept
        assert secret not in shown
