"""Why there is no window, in the language of whoever started the program."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper
from typing import Any

import pytest
from PySide6.QtCore import QLocale

from widgets.exit_words import can_write, exit_words, is_chinese
from widgets.words import translate

MISSING = "nowhere.toml: there is no such desk file"


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> TextIOWrapper:
    stream = TextIOWrapper(BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


def test_it_is_said_in_the_language_that_was_asked_for(qapp: Any) -> None:
    assert exit_words(MISSING, "zh") == "nowhere.toml：没有这个台面文件"
    assert exit_words(MISSING, "en") == MISSING
    # Nothing is left behind: a window after it has its own language.
    assert translate("words", "desk file") == "desk file"


def test_all_kinds_of_sentences_are_known_there(qapp: Any) -> None:
    full = "/d/ledger.sqlite3: the disk is full (database or disk is full)"
    assert exit_words(full, "zh").startswith("/d/ledger.sqlite3：磁盘已满")
    assert exit_words(f"{MISSING}\n{MISSING}", "zh").count("没有这个台面文件") == 2


@pytest.mark.parametrize(("name", "is_so"), [("zh_CN", True), ("zh_TW", True), ("en_US", False)])
def test_without_a_wish_it_is_the_language_of_the_system(name: str, is_so: bool) -> None:
    assert is_chinese(QLocale(name)) == is_so
    assert not is_chinese(QLocale.c())


def test_a_terminal_without_the_characters_gets_english(
    qapp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", TextIOWrapper(BytesIO(), encoding="ascii"))
    assert exit_words(MISSING, "zh") == MISSING
    assert can_write("没有", "gbk")
    assert not can_write("没有", "ascii")
    assert not can_write("没有", None)
