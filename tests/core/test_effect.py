"""A record says what a thing is now, under its id, as plain values."""

from __future__ import annotations

from terminal.core.effect import written
from tests.builders import make_order


def test_a_thing_is_written_under_its_id_and_actor() -> None:
    record = written("order", "order-1", "zhang", make_order()).record
    assert (record.kind, record.ref, record.actor) == ("order", "order-1", "zhang")
    assert record.body["status"] == "sent"
    assert record.body["request"]["limit_price"] == "77940"
