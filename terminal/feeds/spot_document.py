"""What a price service sends, as a document: JSON as the standard has it, and as services write it.

One price that its program does not know, written as a bare NaN, must not take the others with it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import msgspec

# Fullest of the Chinese encodings: GB2312 and GBK are parts of it.
CHINESE = "gb18030"
# Longer ones are no numbers of anything, and Python takes a square of their length to read them.
MOST_DIGITS = 20

_decode = msgspec.json.Decoder().decode


class NoDocument(ValueError):
    """It is no JSON, in words."""


def document_of(content: bytes | str, charset: str = "") -> Any:
    """Read a document; a bare NaN or Infinity in it is a text. Raise `NoDocument`.

    charset: what the service says that its bytes are; of "gb2312" and the like it is believed,
        else they are UTF-8 if they can be, and Chinese if not
    """
    try:
        text = content if isinstance(content, str) else _text(content, charset)
        return _value(text.removeprefix("\ufeff"))
    except RecursionError:
        raise NoDocument("nested too deeply to be read") from None
    except ValueError as error:
        raise NoDocument(str(error)) from None


# A service that says nothing, or that it writes Latin, writes UTF-8 all the same.
def _text(content: bytes, charset: str) -> str:
    codecs = ["utf-8", CHINESE]
    if charset.lower().startswith("gb"):
        codecs.reverse()
    for codec in codecs:
        with suppress(UnicodeDecodeError):
            return content.decode(codec)
    raise NoDocument("neither UTF-8 nor GB18030")


def _value(text: str) -> Any:
    try:
        return _decode(text)
    except msgspec.DecodeError as error:
        found = _leniently(text, error)
    # Half of a surrogate pair is legal JSON, but no text that can be stored or sent on.
    msgspec.json.encode(found)
    return found


# Ten times slower: only for what the standard refuses.
def _leniently(text: str, error: msgspec.DecodeError) -> Any:
    try:
        return json.loads(text, parse_constant=str, parse_int=_integer)
    except ValueError:
        raise error from None


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= MOST_DIGITS else float(digits)
