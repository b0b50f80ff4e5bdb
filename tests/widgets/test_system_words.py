"""What the system says of a file has its words; a system's own language stays."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.widgets.english import english_in
from widgets.system_words import system_words

USUAL = (
    "ENOENT", "EACCES", "EPERM", "EISDIR", "ENOTDIR", "EEXIST", "ENAMETOOLONG", "ENOSPC", "EROFS",
    "EIO", "EMFILE", "ELOOP", "EBUSY", "ENOMEM", "EADDRINUSE", "EADDRNOTAVAIL", "ECONNREFUSED",
    "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH", "EPIPE", "ESTALE", "EDQUOT",
)  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="other sentences there, in the system's language")
@pytest.mark.parametrize("name", USUAL)
def test_what_the_c_library_says_has_its_words(speak: Callable[[str], None], name: str) -> None:
    words = os.strerror(getattr(errno, name))
    assert system_words(words) == words
    speak("zh")
    assert not english_in(system_words(words)), words
    assert system_words(words.lower()) == system_words(words)


def test_an_error_with_number_and_path_keeps_both(
    tmp_path: Path, speak: Callable[[str], None]
) -> None:
    with pytest.raises(OSError, match="Errno") as caught:
        (tmp_path / "a").read_bytes()
    speak("zh")
    assert system_words(str(caught.value)) == f"没有这个文件或目录：'{tmp_path / 'a'}'（错误 2）"


@pytest.mark.parametrize("raw", [b"\xff", b"ab\xe5\x9f"])
def test_bytes_that_are_no_text_are_told(speak: Callable[[str], None], raw: bytes) -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        raw.decode("utf-8")
    speak("zh")
    assert "不是 UTF-8 文本" in system_words(str(caught.value))


def test_what_is_not_known_stays_as_it_is(speak: Callable[[str], None]) -> None:
    speak("zh")
    assert system_words("系统找不到指定的文件。") == "系统找不到指定的文件。"
