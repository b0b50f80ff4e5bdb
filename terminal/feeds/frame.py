"""Bytes to packets: one websocket frame is one JSON object with an `aid`, or it is refused.

Real counters write bare `Infinity` where they have no number; that becomes the protocol's own "-".
Numbers beyond the range of float64 are refused here, integers beyond 64 bits in `diff`.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

import msgspec

from terminal.feeds.fault import Malformed, shown

NOT_UTF8 = "not utf-8"
NOT_JSON = "not json"
NOT_AN_OBJECT = "not an object"
NO_AID = "no aid"
NUMBER = "number"
DEPTH = "depth"

NO_NUMBER = "-"
# More digits than any 64-bit integer has.
MOST_DIGITS = 20

# What a branch may hold, whatever it is of.
LARGEST = 2**63 - 1
SMALLEST = -(2**63)

_decode = msgspec.json.Decoder().decode

_Integer = Annotated[int, msgspec.Meta(ge=SMALLEST, le=LARGEST)]
_Quotes = dict[str, dict[str, str | float | _Integer]]


class _Patch(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    quotes: _Quotes


class _Packet(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    aid: Literal["rtn_data"]
    data: list[_Patch]


_decode_quotes = msgspec.json.Decoder(_Packet).decode


def plain_quotes_of(frame: str | bytes) -> list[_Quotes] | None:
    """Parse a packet of nothing but quotes whose fields are plain, patch by patch.

    None for any other packet, also one that `packet_of` refuses. The decoder itself has checked
    that there is no null, nothing nested and no oversize number: a loop took longer than all else.
    """
    try:
        return [patch.quotes for patch in _decode_quotes(frame).data]
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def packet_of(frame: str | bytes) -> dict[str, Any]:
    """Parse one frame; the result has a non-empty text under "aid". Raise `Malformed`."""
    try:
        packet = _decode(frame)
    except msgspec.ValidationError as error:
        raise Malformed(NUMBER, f"a frame holds a number out of range: {error}") from None
    except UnicodeError as error:
        raise Malformed(NOT_UTF8, f"a frame is not UTF-8: {error}") from None
    except RecursionError:
        raise Malformed(DEPTH, "a frame is nested too deeply to be read") from None
    except msgspec.DecodeError:
        packet = _decode_leniently(frame)
    if type(packet) is not dict:
        raise Malformed(NOT_AN_OBJECT, f"a frame is not a JSON object: {shown(packet)}")
    aid = packet.get("aid")
    if not isinstance(aid, str) or not aid:
        raise Malformed(NO_AID, f"a frame has no text under aid: {shown(aid)}")
    return packet


# The same JSON plus the bare constants that msgspec refuses; ten times slower, seldom used.
def _decode_leniently(frame: str | bytes) -> Any:
    try:
        text = frame if isinstance(frame, str) else frame.decode()
        packet = json.loads(
            text, parse_constant=lambda _: NO_NUMBER, parse_int=_integer, parse_float=_float
        )
        # Half of a surrogate pair is legal JSON, but no text that can be stored or sent on.
        msgspec.json.encode(packet)
    except UnicodeError as error:
        raise Malformed(NOT_UTF8, f"a frame is not UTF-8: {error}") from None
    except RecursionError:
        raise Malformed(DEPTH, "a frame is nested too deeply to be read") from None
    except ValueError as error:
        raise Malformed(NOT_JSON, f"a frame is not JSON: {error}") from None
    return packet


def _integer(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise Malformed(NUMBER, f"a frame holds a number out of range: {text[:MOST_DIGITS]}…")
    return int(text)


def _float(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise Malformed(NUMBER, f"a frame holds a number out of range: {text[:MOST_DIGITS]}")
    return value
