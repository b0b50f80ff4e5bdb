"""Why a desk is shut has its words on the screen; what others say of it stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal.lock import FolderLock, FolderTaken
from tests.widgets.test_finding_words import said_in
from widgets.bridge import Bridge
from widgets.closed_words import TEMPLATES, closed_words
from widgets.refusals import told

TERMINAL = Path(__file__).parent.parent.parent / "terminal"
PARTS = (
    "store", "lock", "deskprocess", "thread", "memory", "recorder", "audit/ledger", "audit/key",
    "audit/checkpoint", "notify/outbox",
)  # fmt: skip
SOURCES = [TERMINAL / f"{name}.py" for name in PARTS]


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_template_is_still_said_below(template: str) -> None:
    said = "\n".join(text.replace("{}", "") for path in SOURCES for text in said_in(path))
    longest = max(re.split(r"\{\w+\}|[:()]", template), key=len).strip()
    assert longest in said


@pytest.mark.parametrize(
    ("words", "chinese"),
    [
        (
            "/data/ledger.sqlite3: the disk is full (database or disk is full)",
            "/data/ledger.sqlite3：磁盘已满（database or disk is full）",
        ),
        (
            "nobody hears it: the desk's process ended with code -9",
            "没有人收到：后台进程已结束，代码 -9",
        ),
        ("internal error: KeyError('x')", "内部错误：KeyError('x')"),
        ("可平仓位不足", "可平仓位不足"),
        ("the disk is full", "the disk is full"),
    ],
)
def test_ours_is_translated_and_theirs_stays(
    bridge: Bridge, speak: Callable[[str], None], words: str, chinese: str
) -> None:
    assert closed_words(words) == words
    speak("zh")
    assert closed_words(words) == chinese
    assert told(None, words, bridge.latest) == chinese


def test_a_folder_that_is_taken_is_said_in_both_languages(
    tmp_path: Path, bridge: Bridge, speak: Callable[[str], None]
) -> None:
    speak("zh")
    first = FolderLock(tmp_path)
    first.take()
    with pytest.raises(FolderTaken) as refusal:
        FolderLock(tmp_path).take()
    first.free()
    said = closed_words(str(refusal.value))
    assert said.startswith(f"{tmp_path}：")
    assert not re.search(r"[a-z]{3} [a-z]{3}", said.removeprefix(str(tmp_path)))
