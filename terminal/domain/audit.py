"""One row of the ledger."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be written: a state change, who caused it, and the thing as it now stands.

    kind: "alert", "approval", "order", "trade", "delivery", "acknowledgement", "link", "system"
    ref: id of the thing, so that its newest entry is its state
    body: JSON-ready values only; prices as text, never float
    """

    kind: str
    ref: str
    actor: str
    body: dict[str, Any]


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A record that is in the ledger for good. digest and prev are hex SHA-256."""

    seq: int
    time: datetime
    kind: str
    ref: str
    actor: str
    body: dict[str, Any]
    prev: str
    digest: str


def body_of(value: msgspec.Struct) -> dict[str, Any]:
    """Turn a frozen value into a record body: times as ISO 8601, every non-integer number as text.

    Text keeps a number exactly as it was, whatever JSON reader an auditor uses.
    """
    body = _plain(msgspec.to_builtins(value, str_keys=True))
    assert isinstance(body, dict)
    return body


def thing_of(body: dict[str, Any], kind: type[T]) -> T:
    """Read a value of type `kind` back from a record body; else msgspec.ValidationError."""
    return msgspec.convert(body, kind, strict=False)


# Nearly all values stay as they are, and so do most of the small things that a body is made of.
_STAYS = frozenset({str, int, bool, type(None)})


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, dict):
        if _STAYS.issuperset(map(type, value.values())):
            return value
        return {key: item if type(item) in _STAYS else _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
