"""A window on a desk that exists only here."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.widgets.fake_desk import FakeDesk, FakeReader
from tests.widgets.fake_rules import fake_rules
from widgets import action_card
from widgets.bridge import Bridge
from widgets.chart_panel import Rings
from widgets.language import load_language
from widgets.latest import Latest
from widgets.ledger import Ledger
from widgets.pace import TURNS
from widgets.rule_panel import RulePanel
from widgets.theme import Theme, font
from widgets.window import Window

# What the offscreen platform says of every dialog and floating panel; it is no fault of ours.
OFFSCREEN = "This plugin does not support"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/widgets" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN, extend=True))


def run_now(question: Coroutine[Any, Any, None]) -> None:
    """Run what needs no loop to the end."""
    with pytest.raises(StopIteration):
        question.send(None)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application with the face that the desktop gives it."""
    qapp.setStyle("Fusion")
    qapp.setFont(font())
    return qapp


@pytest.fixture(autouse=True)
def clean() -> Iterator[None]:
    """Bury what a test closed: a style or palette is given to every widget that is left."""
    yield
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def settled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards take a press at once, but for the tests of their waiting (mark: unsettled)."""
    if "unsettled" not in request.keywords:
        monkeypatch.setattr(action_card, "SETTLE_MS", 0)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def theme(qapp: Any) -> Theme:
    return Theme("dark")


@pytest.fixture
def bridge(qapp: Any, desk: FakeDesk) -> Bridge:
    ledger = Ledger(reader=FakeReader(desk))
    return Bridge(desk, "me", Latest(desk.names), ledger, run_now, fake_rules())


@pytest.fixture
def settle(bridge: Bridge) -> Callable[[], None]:
    """Let every panel have its turn."""

    def turn() -> None:
        for _ in range(TURNS):
            bridge.frame()

    return turn


@pytest.fixture
def shown(desk: FakeDesk, settle: Callable[[], None]) -> FakeDesk:
    """The desk, told to the bridge once: connect panels first by naming their fixtures before."""
    desk.show_all()
    settle()
    return desk


@pytest.fixture
def make_window(
    qtbot: QtBot, bridge: Bridge, theme: Theme, tmp_path: Path
) -> Callable[..., Window]:
    def make(
        size: tuple[int, int] | None = (1366, 768), *, confirm: bool = False, charts: bool = False
    ) -> Window:
        theme.apply()
        window = Window(bridge, theme, title="desk", folder=tmp_path, confirm=confirm)
        qtbot.addWidget(window)
        window.restore(size)
        window.show()
        qtbot.waitUntil(lambda: window.now.width() > 250)
        for _ in range(3):  # the docks are sized by an event, their panels by the next
            QApplication.processEvents()
        if charts:
            window.charts.load()
        return window

    return make


@pytest.fixture
def window(
    make_window: Callable[..., Window], desk: FakeDesk, settle: Callable[[], None]
) -> Window:
    """A window of 1366 by 768 in the middle of a bad evening."""
    made = make_window()
    desk.show_all()
    settle()
    return made


@pytest.fixture
def make_rules(qtbot: QtBot, bridge: Bridge, theme: Theme) -> Callable[[], RulePanel]:
    """The rules and their dialogs need no window around them, which costs ten times as much."""

    def make() -> RulePanel:
        theme.apply()
        panel = RulePanel(bridge, theme, Rings(bridge))
        qtbot.addWidget(panel)
        panel.show()
        return panel

    return make


@pytest.fixture
def rules(
    make_rules: Callable[[], RulePanel], desk: FakeDesk, settle: Callable[[], None]
) -> RulePanel:
    """The rules alone, on the desk of `window`; their dialogs are children of them."""
    made = make_rules()
    desk.show_all()
    settle()
    return made


@pytest.fixture
def speak(qapp: Any) -> Iterator[Callable[[str], None]]:
    """Switch the language for one test."""
    loaded: list[Any] = []

    def switch(language: str) -> None:
        loaded.extend(load_language(qapp, language))

    yield switch
    for translator in loaded:
        qapp.removeTranslator(translator)
