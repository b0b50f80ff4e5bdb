"""What the bar above contracts and stock does."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from terminal.core.book_view import BookState
from terminal.core.book_wish import UndoBook
from terminal.core.effect import Topic
from terminal.domain.contract import PricingKind, TradeSide
from tests.book_builders import D, make_transit
from tests.widgets.fake_book import deal
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.test_import_dialog import preview
from widgets.act_dialog import ActDialog
from widgets.book_panel import BookPanel
from widgets.bridge import Bridge
from widgets.import_dialog import ImportDialog
from widgets.kill_switch import Question
from widgets.price_dialog import PriceDialog
from widgets.theme import Theme
from widgets.window import Window


@pytest.fixture
def panel(qtbot: QtBot, bridge: Bridge, theme: Theme) -> BookPanel:
    bridge.ledger = msgspec.structs.replace(bridge.ledger, preview=preview)
    made = BookPanel(bridge, theme)
    qtbot.addWidget(made)
    made.resize(1366, 200)
    made.show()
    return made


def opened(panel: BookPanel, kind: type) -> list[object]:
    return [one for one in panel.window().findChildren(kind) if one.isVisible()]


def test_it_says_how_the_book_stands_and_undoes_what_it_names(
    panel: BookPanel, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    assert not panel.undo_button.isEnabled()
    state = BookState(last="e7", source="contracts.xlsx", contracts=8, lots=5)
    desk.changes.put(Topic.BOOK, "", state)
    settle()
    assert panel.status.text() == "8 contracts, 5 lots · last change: contracts.xlsx"
    panel.undo_button.click()
    assert desk.posted == []
    (question,) = opened(panel, Question)
    assert isinstance(question, Question)
    question.yes_button.click()
    assert desk.posted == [UndoBook("e7", "me")]


def test_a_key_takes_back_the_last_change(
    qtbot: QtBot, window: Window, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    window.activateWindow()
    window.raise_dock("book")
    qtbot.keyClick(window.book.deals.view, Qt.Key.Key_U)
    assert opened(window.book, Question) == []
    desk.changes.put(Topic.BOOK, "", BookState(last="e7", source="contracts.xlsx"))
    settle()
    qtbot.keyClick(window.book.deals.view, Qt.Key.Key_U)
    (question,) = opened(window.book, Question)
    assert isinstance(question, Question)
    question.reject()


def test_what_is_not_counted_is_said(
    panel: BookPanel, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    desk.changes.put(Topic.BOOK, "", BookState(faults=("no product is on file for X",)))
    settle()
    assert "1 not counted" in panel.status.text()
    assert "no product is on file" in panel.status.toolTip()


def test_why_it_is_not_counted_is_told_in_the_screens_language(
    panel: BookPanel, desk: FakeDesk, settle: Callable[[], None], speak: Callable[[str], None]
) -> None:
    speak("zh")
    said = "no product is on file for SHFE.xx2701 on 2026-11-25"
    desk.changes.put(Topic.BOOK, "", BookState(faults=(said,)))
    settle()
    assert "2026-11-25：没有 SHFE.xx2701 的品种资料" in panel.status.toolTip()


def test_an_open_contract_can_be_priced_and_a_fixed_one_cannot(
    panel: BookPanel, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    desk.changes.put(Topic.DEAL, "CG-1", deal())
    desk.changes.put(Topic.DEAL, "CG-2", deal(id="CG-2", kind=PricingKind.FIXED))
    settle()
    panel.deals.view.select("CG-2")
    assert not panel.price_button.isEnabled()
    panel.price()
    assert opened(panel, PriceDialog) == []
    panel.deals.view.select("CG-1")
    panel.price_button.click()
    (dialog,) = opened(panel, PriceDialog)
    assert isinstance(dialog, PriceDialog)
    dialog.reject()


ACTS = ("price", "roll", "receive", "deliver")


@pytest.mark.parametrize(
    ("fields", "allowed"),
    [
        ({}, ("price", "roll", "receive")),
        ({"kind": PricingKind.FIXED}, ("receive",)),
        ({"side": TradeSide.SALE}, ("price", "roll", "deliver")),
        ({"side": TradeSide.SALE, "delivered": D(500), "priced": D(500)}, ()),
        ({"delivered": D(500)}, ("price", "roll")),
    ],
)
def test_each_act_opens_its_form_where_the_contract_allows_it(
    panel: BookPanel,
    desk: FakeDesk,
    settle: Callable[[], None],
    fields: dict[str, object],
    allowed: tuple[str, ...],
) -> None:
    desk.changes.put(Topic.DEAL, "CG-1", deal(**fields))
    settle()
    panel.deals.view.select("CG-1")
    for act in ACTS:
        button = getattr(panel, f"{act}_button")
        assert button.isEnabled() is (act in allowed)
        button.click()
        getattr(panel, act)()
        found = opened(panel, ActDialog)
        assert {type(one).__name__ for one in found} == (
            {f"{act.title()}Dialog"} if act in allowed else set()
        )
        for one in found:
            one.reject()  # type: ignore[attr-defined]  # a dialog


def test_a_shipment_that_appears_can_be_received(
    panel: BookPanel, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    desk.changes.put(Topic.DEAL, "CG-1", deal(delivered=D(500)))
    settle()
    panel.deals.view.select("CG-1")
    assert not panel.receive_button.isEnabled()
    desk.changes.put(Topic.GOODS, "transit:T1", make_transit(contract="CG-1"))
    settle()
    assert panel.receive_button.isEnabled()


def test_the_last_change_is_named_as_people_say_it(
    panel: BookPanel, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    desk.changes.put(Topic.BOOK, "", BookState(last="e7", source="roll CG-1"))
    settle()
    assert panel.status.text().endswith("last change: Rolled CG-1")
    panel.undo()
    (question,) = opened(panel, Question)
    texts = [label.text() for label in question.findChildren(QLabel)]  # type: ignore[attr-defined]
    assert "Take back the last change of the book: Rolled CG-1?" in texts
    question.reject()  # type: ignore[attr-defined]


def test_files_are_asked_for_without_stopping_the_feed(panel: BookPanel, qtbot: QtBot) -> None:
    panel.import_button.click()
    (chooser,) = panel.window().findChildren(QFileDialog)
    assert chooser.isVisible()
    chooser.reject()
    panel.preview(["good.csv"])
    (dialog,) = opened(panel, ImportDialog)
    assert isinstance(dialog, ImportDialog)
    panel.cancel()
    assert not dialog.work.is_running
    dialog.reject()
    QApplication.processEvents()


def test_without_a_reader_of_files_there_is_nothing_to_import(
    qtbot: QtBot, bridge: Bridge, theme: Theme
) -> None:
    made = BookPanel(bridge, theme)
    qtbot.addWidget(made)
    assert not made.import_button.isEnabled()
    made.choose()
    assert made.window().findChildren(QFileDialog) == []
