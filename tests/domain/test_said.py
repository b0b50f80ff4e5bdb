from __future__ import annotations

import msgspec
import pytest

from terminal.domain.audit import body_of, thing_of
from terminal.domain.said import Said


def test_what_was_said_comes_back_from_a_record_as_it_was() -> None:
    said = Said("stale_quote", {"symbol": "SHFE.cu2701", "age": "5.1"})
    assert thing_of(body_of(said), Said) == said
    assert msgspec.json.decode(msgspec.json.encode(said), type=Said) == said


def test_it_is_never_changed_once_it_was_said() -> None:
    with pytest.raises(AttributeError):
        Said("halted").key = "other"  # type: ignore[misc]
