"""Finding English that was left in a Chinese sentence."""

from __future__ import annotations

import re

# What a file says, keys and commands stay as they are written.
QUOTED = re.compile(
    r"""'(?:[^'\\]|\\.)*'|"[^"]*"|`[^`]*`|"""
    r"""\[\[?[\w.]+\]\]?|\S+ 第 \d+ 行：[^=]+ = .*?：|/\S*|spot_\w+ \S+"""
)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")


def english_in(sentence: str) -> str:
    """Return the first words of English prose in a sentence, all of it where none is Chinese."""
    bare = QUOTED.sub(" ", sentence)
    if not CHINESE.search(sentence):
        return sentence
    found = ENGLISH.search(bare)
    return found[0] if found else ""
