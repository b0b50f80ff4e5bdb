"""Start Qt, show the window on a running desk, and end cleanly: by the user, a signal or a time."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from terminal import Refused
from terminal.domain.rule import Rule
from widgets.bridge import Bridge, Port
from widgets.collector import Collector
from widgets.language import load_language
from widgets.latest import Latest
from widgets.ledger import Ledger
from widgets.pace import TURNS
from widgets.theme import Theme, font
from widgets.window import Window


class DesktopOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the window is told at the start.

    data: folder of window.ini and of exports. names: "rule:<id>", "person:<id>", "channel:<id>",
    "account:<id>" to the names people know. confirm: approving takes a second press.
    rules: all rules of the desk, in the desk file's order.
    decided: what the desk file decides of the stages of a procedure that are no rules.
    signers: who can sign in; where there are any, they act, and `actor` does not.
    size: width and height in pixels; None = as it was left. seconds: quit by itself after these.
    screenshot: written just before quitting. painted: called once with the first picture.
    """

    data: Path
    lang: str = "zh"
    theme: str = "dark"
    size: tuple[int, int] | None = None
    seconds: float | None = None
    screenshot: Path | None = None
    actor: str = "desk"
    signers: tuple[str, ...] = ()
    title: str = "basisdesk"
    names: dict[str, str] = {}
    confirm: bool = False
    ledger: Ledger = Ledger()
    rules: tuple[Rule, ...] = ()
    decided: dict[str, tuple[str, ...]] = {}
    painted: Callable[[], None] | None = None


def run_desktop(port: Port, options: DesktopOptions) -> int:
    """Show the window until it is closed; return the exit code. Call it in the main thread.

    The desk is started before and stopped after by the caller. Raise `Refused` for an unknown
    language or a screenshot that cannot be written.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("basisdesk")
    app.setStyle("Fusion")
    app.setFont(font())
    app.setQuitOnLastWindowClosed(False)
    translators = load_language(app, options.lang)
    # qasync is slow to import and has to come after PySide6.
    import qasync

    interrupt = signal.getsignal(signal.SIGINT)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        is_saved = runner.run(_show(port, options))
    signal.signal(signal.SIGINT, interrupt)
    for translator in translators:
        app.removeTranslator(translator)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if not is_saved:
        raise Refused(f"the screenshot cannot be written to {options.screenshot}")
    return 0


async def _show(port: Port, options: DesktopOptions) -> bool:
    # Return whether the screenshot, if one was wanted, is there.
    stop, questions = asyncio.Event(), set[asyncio.Task[None]]()
    async with asyncio.TaskGroup() as group:

        def spawn(question: Coroutine[Any, Any, None]) -> None:
            task = group.create_task(question)
            questions.add(task)
            task.add_done_callback(questions.discard)

        theme = Theme(options.theme)
        theme.apply()
        latest = Latest(options.names, is_english=options.lang == "en")
        bridge = Bridge(
            *(port, options.actor, latest, options.ledger, spawn, options.rules, options.decided),
            signers=options.signers,
        )
        window = Window(
            bridge, theme, title=options.title, folder=options.data, confirm=options.confirm
        )
        collector = Collector()
        window.painted.connect(lambda: _after_first_paint(window, bridge, collector, options))
        window.closed.connect(stop.set)
        window.restore(options.size)
        window.show()
        with _ended_by_signals(stop):
            await _until(stop, options.seconds)
        collector.stop()
        is_saved = _leave(window, bridge, options)
        for question in list(questions):
            question.cancel()
    return is_saved


def _after_first_paint(
    window: Window, bridge: Bridge, collector: Collector, options: DesktopOptions
) -> None:
    # What shows alarms and orders waits for nothing, whatever becomes of the charts.
    bridge.start()
    if options.painted is not None:
        options.painted()

    def load() -> None:
        try:
            window.charts.load()
        finally:
            collector.start()

    # pyqtgraph takes half a second to import: the window is there before.
    QTimer.singleShot(0, load)


async def _until(stop: asyncio.Event, seconds: float | None) -> None:
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()


@contextlib.contextmanager
def _ended_by_signals(stop: asyncio.Event) -> Any:
    # On Unix the loop itself hears signals. On Windows Python must get a turn to hear them.
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)
    turn = QTimer(interval=200)
    try:
        for number in signals:
            loop.add_signal_handler(number, stop.set)
    except NotImplementedError:
        turn.timeout.connect(lambda: None)
        turn.start()
        for number in signals:
            signal.signal(number, lambda *_: stop.set())
    yield
    with contextlib.suppress(NotImplementedError):
        for number in signals:
            loop.remove_signal_handler(number)
    # A second Ctrl-C must not break what the first one began.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    turn.stop()


def _leave(window: Window, bridge: Bridge, options: DesktopOptions) -> bool:
    bridge.stop()
    for _ in range(TURNS):
        bridge.frame()
    target = options.screenshot
    is_saved = target is None or window.grab().save(str(target))
    import structlog  # it brings in much that the first picture need not wait for

    log = structlog.stdlib.get_logger("basisdesk.window")
    log.info("window closes", frame_p95_ms=window.frame_clock.percentile(0.95))
    window.close()
    window.deleteLater()
    return is_saved
