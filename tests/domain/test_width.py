"""What a Chinese keyboard writes is read; what only looks like a digit is not."""

from __future__ import annotations

import string
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.width import narrowed

ASCII = string.digits + string.ascii_letters + string.punctuation


def test_every_full_width_character_has_its_plain_one() -> None:
    wide = "".join(chr(ord(one) + 0xFEE0) for one in ASCII)
    assert narrowed(wide) == ASCII == normalize("NFKC", wide)
    assert narrowed("\u3000") == " "


@pytest.mark.parametrize("text", ["10²", "½", "①", "㎏", "Ⅳ", "五"])
def test_what_only_looks_like_a_digit_stays(text: str) -> None:
    assert narrowed(text) == text


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_stays(text: str) -> None:
    assert narrowed(text) == text
