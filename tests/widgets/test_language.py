from __future__ import annotations

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTabBar, QWidget

from terminal import Refused
from terminal.core.book_view import BookState, Called
from terminal.core.effect import Topic
from terminal.core.refusal import SENTENCES
from tests.widgets.fake_desk import ENGLISH, FakeDesk
from widgets.language import FOLDER, load_language
from widgets.refusals import CONTEXT
from widgets.window import Window

ROOT = FOLDER.parent.parent
CJK = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}")
# Latin that Chinese traders use as it is.
KEPT = re.compile(
    r"Ctrl\+\w+|Alt\+\d|Enter|Del|F\d+|LIVE|SIM|ms|p99|\d+[mhsd]\b|#\w+|basis-\w+|[A-Z]{1,2}\d{3,4}"
    r"|&nbsp;|<[^>]+>|desk|system|\b[0-9a-f]{8,12}\b|CTP"
)


def entries(code: str) -> dict[tuple[str, str], tuple[str, str]]:
    """(context, source) -> (translation, "" or what is wrong with it)."""
    found = {}
    for context in ET.parse(FOLDER / f"basisdesk_{code}.ts").getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            key = (name, message.findtext("source") or "")
            found[key] = (translation.text or "", translation.get("type", ""))
    return found


def sources() -> Iterator[tuple[str, str]]:
    """Every (context, text) that the widgets ask to be translated."""
    for path in (ROOT / "widgets").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if name in ("translate", "QT_TRANSLATE_NOOP"):
                context, text = node.args[:2]  # type: ignore[attr-defined]
                if isinstance(text, ast.Constant):
                    yield context.value, text.value
    for sentence in SENTENCES.values():
        yield CONTEXT, sentence


@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_every_text_of_the_widgets_is_translated(code: str) -> None:
    known = entries(code)
    assert {key for key in sources() if key not in known} == set()
    assert {key for key, (text, wrong) in known.items() if not text or wrong} == set()
    assert set(known) == set(sources())


def test_places_for_values_are_kept_in_the_translation() -> None:
    place = re.compile(r"\{\w+\}")
    for (_, source), (text, _) in entries("zh_CN").items():
        assert sorted(place.findall(source)) == sorted(place.findall(text)), source


@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_the_compiled_file_is_that_of_the_text(code: str, tmp_path: Path) -> None:
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    fresh = tmp_path / "fresh.qm"
    subprocess.run([tool, FOLDER / f"basisdesk_{code}.ts", "-qm", fresh, "-silent"], check=True)
    assert fresh.read_bytes() == (FOLDER / f"basisdesk_{code}.qm").read_bytes()


def test_an_unknown_language_is_refused(qapp: Any) -> None:
    with pytest.raises(Refused, match="'fr' is not known; choose one of zh, en"):
        load_language(qapp, "fr")


def visible_texts(window: QWidget) -> set[str]:
    texts: set[str] = {window.windowTitle()}
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton):
            texts.add(widget.text())
        elif isinstance(widget, QLineEdit):
            texts.add(widget.placeholderText())
        elif isinstance(widget, QTabBar):
            texts |= {widget.tabText(at) for at in range(widget.count())}
        texts |= {widget.toolTip(), widget.accessibleName()}
    return {text for text in texts if text}


def table_texts(window: Window) -> Iterator[str]:
    from PySide6.QtCore import Qt

    from widgets.table_view import TableView

    for view in window.findChildren(TableView):
        model = view.model()
        for column in range(model.columnCount()):
            yield model.headerData(column, Qt.Orientation.Horizontal) or ""
            for line in range(model.rowCount()):
                yield model.index(line, column).data() or ""


def test_a_chinese_window_has_no_english_left(
    make_window: Callable[..., Window],
    speak: Callable[[str], None],
    desk: FakeDesk,
    settle: Callable[[], None],
) -> None:
    speak("zh")
    window = make_window(charts=True)
    goods = {"cu": "铜", "zn": "锌", "rb": "螺纹钢", "m": "豆粕", "MA": "甲醇"}
    called = tuple(Called(f"commodity:{code}", name) for code, name in goods.items())
    desk.changes.put(Topic.BOOK, "", BookState(called=called))
    desk.show_all()
    settle()
    window.blotter.view.select("a-forced")
    for dock in window.places.bottom:
        window.raise_dock(dock.objectName())
    texts = visible_texts(window) | {action.text() for action in window.keyed}
    plain = {KEPT.sub("", text) for text in texts}
    assert {text for text in plain if LATIN.search(text)} == set()
    titles = {text for text in table_texts(window) if LATIN.search(KEPT.sub("", text))}
    # A formula is written in its own words, in every language; so is what a book calls its rows.
    own = r"KC-|CG-1|own |gw-|number|bd-|018f|ws:|basis < |change\(|data\("
    assert {text for text in titles if not re.search(own, text)} == set()


def test_an_english_window_has_no_chinese_left(
    make_window: Callable[..., Window],
    speak: Callable[[str], None],
    desk: FakeDesk,
    bridge: Any,
    settle: Callable[[], None],
) -> None:
    speak("en")
    english = FakeDesk(english=True)
    bridge.latest.names.update({key: english.say(text) for key, text in desk.names.items()})
    assert not any(CJK.search(text) for text in ENGLISH.values())
    window = make_window(charts=True)
    desk.english = True
    desk.__init__(english=True)  # type: ignore[misc]  # the same desk, told in English
    bridge._port = desk
    desk.show_all()
    settle()
    window.blotter.view.select("a-forced")
    assert {text for text in visible_texts(window) if CJK.search(text)} == set()
    assert {text for text in table_texts(window) if CJK.search(text)} == set()


def test_qt_itself_speaks_the_language(qapp: Any, speak: Callable[[str], None]) -> None:
    speak("zh")
    assert qapp.translate("QPlatformTheme", "Cancel") == "取消"
    assert QLocale().language() is not None
