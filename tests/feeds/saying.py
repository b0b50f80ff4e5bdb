"""What a feed says, read by its key: words without one stay English on every screen."""

from __future__ import annotations

import re

from terminal.core.event import LinkChanged, SourceFaulted
from terminal.core.refusal import sentence
from terminal.feeds.fault import Malformed

PLACE = re.compile(r"\{[a-z]+\}")


def spoken(told: Malformed | SourceFaulted | LinkChanged) -> str:
    """Return the English words, once they are known to be what the key and its arguments say."""
    words = str(told) if isinstance(told, Malformed) else told.detail
    assert told.said is not None, words
    assert sentence(told.said) == words
    assert not PLACE.search(words), f"a place without an argument: {words}"
    return words
