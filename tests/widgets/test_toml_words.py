"""All that Python's reader of TOML says has its words; the reader of this Python is the source."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from tomllib import _parser
from typing import Any

import pytest

from tests.widgets.english import english_in
from widgets.toml_words import toml_words


def said() -> Iterator[str]:
    for node in ast.walk(ast.parse(Path(_parser.__file__).read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "suffixed_err":
            match node.args[2]:
                case ast.Constant(value=str(text)):
                    yield text
                case ast.JoinedStr(values=parts):
                    yield "".join(p.value if isinstance(p, ast.Constant) else "7" for p in parts)


@pytest.mark.parametrize("where", [" (at line 3, column 5)", " (at end of document)", ""])
def test_each_sentence_of_the_reader_is_known(
    qapp: Any, speak: Callable[[str], None], where: str
) -> None:
    speak("zh")
    assert len(list(said())) > 20
    assert {text for text in said() if english_in(toml_words(text + where))} == set()


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("a = 1\nb 2", "第 2 行第 3 列：键之后应有 '='"),
        ('a = "x', "文件末尾：文本没有结束（缺引号）"),
        ("a = 1\na = 2", "文件末尾：同一个键写了两次"),
        ("a = [1,\n", "文件末尾：值无效"),
        ("[a]\n[a]\n", "第 2 行第 3 列：('a',) 声明了两次"),
    ],
)
def test_what_is_no_toml_is_told_with_line_and_column(
    speak: Callable[[str], None], text: str, chinese: str
) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text, parse_float=Decimal)
    assert toml_words(str(caught.value)) == str(caught.value)
    speak("zh")
    assert toml_words(str(caught.value)) == chinese


def test_what_is_not_known_stays_as_it_is(speak: Callable[[str], None]) -> None:
    speak("zh")
    assert toml_words("something new") == "something new"
