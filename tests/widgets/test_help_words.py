"""Whoever asks the desktop for its help gets it in Chinese, or as it always was."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest

import main
from tests.widgets.english import english_in
from widgets import help_words
from widgets.help_words import TEXTS, help_in_words, wished
from widgets.words import translate


def helped(*arguments: str) -> str:
    parser = main.options_parser()
    help_in_words(parser, [*arguments])
    return parser.format_help()


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
    monkeypatch.setenv("COLUMNS", "100")


def test_every_text_of_the_parser_has_its_words(qapp: Any) -> None:
    parser = main.options_parser()
    said = {parser.description, parser.epilog, *(action.help for action in parser._actions)}
    assert {text for text in said if text and text not in TEXTS} == set()
    assert set(TEXTS) - said == {"options"}


def test_in_chinese_nothing_but_names_and_the_example_is_english(qapp: Any) -> None:
    shown = helped("--lang", "zh", "--help")
    assert shown.startswith("用法：main.py [-h] [--desk DESK]")
    assert "\n选项:\n" in shown
    assert "台面文件" in shown
    lines = [line for line in shown.splitlines() if "main.py" not in line and "--" in line]
    assert len(lines) > 7
    described = [line.split("  ")[-1] for line in lines if "  " in line.strip()]
    assert [one for one in described if english_in(one)] == []
    # Nothing is left behind.
    assert translate("Help", "options") == "options"


def test_in_english_it_is_as_it_was(qapp: Any) -> None:
    assert helped("--lang=en", "-h") == main.options_parser().format_help()


def test_a_terminal_without_the_characters_gets_english(
    qapp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    assert helped("--lang", "zh") == main.options_parser().format_help()


def test_without_a_wish_it_is_the_language_of_the_system(
    qapp: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str | None] = []
    monkeypatch.setattr(help_words, "in_chinese", lambda _, language: asked.append(language))
    helped("--help")
    helped("--lang", "fr")
    helped("--lang")
    assert asked == [None] * 3


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--lang", "zh"], "zh"),
        (["--lang=en", "--help"], "en"),
        (["--lang", "zh", "--lang", "en"], "en"),
        (["--help"], None),
        (["--lang"], None),
        (["--desk", "zh"], None),
    ],
)
def test_the_last_wish_counts(arguments: list[str], language: str | None) -> None:
    assert wished(arguments) == language
