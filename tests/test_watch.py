"""The ledger as lines: the contract that scripts rely on."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import Any

import msgspec
import pytest

from terminal.core.effect import Write, written
from terminal.core.event import (
    Acknowledge,
    Cancel,
    Halt,
    LinkChanged,
    OrderReported,
    Reduce,
    SourceFaulted,
    TradeReported,
)
from terminal.domain.audit import Entry, Record, body_of
from terminal.domain.change import Change
from terminal.domain.edit import Edit
from terminal.domain.level import Level, Side
from terminal.domain.link import LinkState
from terminal.domain.main_contract import MainContract
from terminal.domain.register import Table
from terminal.gauge import Spread
from terminal.watch import Watcher, event_of, milliseconds
from tests.book_builders import make_lot
from tests.builders import ACCOUNT, FUTURES, NOW, make_alert, make_trade
from tests.playbook import Play, report_on

# house.md §6: what a script finds in each kind.
CONTRACT = {
    "link": {"link", "state", "detail"},
    "quote_gap": {"pair", "state", "before"},
    "alert": {"id", "rule", "subject", "side", "level", "state", "value", "limit"},
    "delivery": {"id", "alert", "channel", "person", "stage", "attempts", "key"},
    "acknowledgement": {"alert", "actor", "via"},
    "approval": {"id", "alert", "state", "actor", "account", "instrument", "digest"},
    "order": {"id", "instrument", "direction", "offset", "volume", "status", "filled"},
    "trade": {"key", "order_id", "instrument", "direction", "offset", "volume", "price"},
    "entry": {"entry", "ref"},
}


def entry(record: Record, seq: int = 1) -> Entry:
    body = json.loads(json.dumps(record.body))
    return Entry(
        seq=seq,
        time=NOW,
        kind=record.kind,
        ref=record.ref,
        actor=record.actor,
        body=body,
        prev="",
        digest="",
    )


def day() -> list[Entry]:
    """Everything that a day writes, as it is read back from the ledger."""
    play = Play().opens().at(1).basis(600)
    play.hears(Acknowledge(play.alert.id, "wang")).approves().leave()
    for order in play.orders:
        play.hears(OrderReported(report_on(order)))
    play.hears(TradeReported(make_trade()), Reduce("nobody", FUTURES, "li"))
    play.hears(SourceFaulted("spot:a", "row", "line 7: no price", 3))
    play.hears(LinkChanged("md", LinkState.DOWN, "gone")).ticks(1)
    records = [one.record for one in play.history if isinstance(one, Write)]
    return [entry(record, seq) for seq, record in enumerate(records, 1)]


def told() -> list[dict[str, Any]]:
    return [event_of(one) for one in day()]


def test_every_kind_of_the_contract_is_told_with_its_fields() -> None:
    found: dict[str, dict[str, Any]] = {}
    for event in told():
        found.setdefault(event["kind"], event)
    assert found.keys() == CONTRACT.keys()
    for kind, fields in CONTRACT.items():
        assert fields <= found[kind].keys(), kind


def test_every_line_has_its_time_kind_and_place_in_the_ledger() -> None:
    for number, event in enumerate(told(), 1):
        assert datetime.fromisoformat(event["t"]) == NOW
        assert event["seq"] == number


def test_an_alert_is_told_in_words_and_numbers() -> None:
    alert = next(one for one in told() if one["kind"] == "alert")
    assert (alert["level"], alert["side"], alert["state"]) == ("warning", "high", "firing")
    assert (alert["value"], alert["limit"]) == (600.0, 500.0)


def test_a_subject_is_named_for_people_and_keeps_its_id_for_scripts() -> None:
    lines: list[str] = []
    record = Record(
        kind="alert", ref="a", actor="system", body=body_of(make_alert(subject="east/cu"))
    )
    for as_json in (True, False):
        watcher = Watcher(lines.append, as_json=as_json, name={"east/cu": "华东 铜"}.__getitem__)
        watcher.entries([entry(record)])
    assert (json.loads(lines[0])["subject"], json.loads(lines[0])["name"]) == ("east/cu", "华东 铜")
    assert "subject 华东 铜" in lines[1]
    assert "east/cu" not in lines[1]


def first(kind: str) -> tuple[Entry, dict[str, Any]]:
    """The first row that is told under this kind, and what is told of it."""
    return next((row, event) for row in day() if (event := event_of(row))["kind"] == kind)


# Under which name each kind tells which field of its row; lists are paths into the body.
TOLD: dict[str, dict[str, list[str]]] = {
    "link": {"link": ["id"], "state": ["state"], "detail": ["detail"]},
    "quote_gap": {"pair": ["pair"], "state": ["state"], "before": ["before"]},
    "acknowledgement": {"alert": ["alert"], "via": ["via"]},
    "delivery": {
        "id": ["notification", "id"],
        "alert": ["notification", "alert"],
        "channel": ["notification", "channel"],
        "person": ["notification", "person"],
        "key": ["notification", "key"],
        "reason": ["notification", "reason"],
        "stage": ["stage"],
        "attempts": ["attempts"],
    },
    "approval": {
        "id": ["id"],
        "alert": ["alert"],
        "state": ["state"],
        "expires": ["expires"],
        "account": ["plan", "account"],
        "instrument": ["plan", "symbol"],
        "exposure_before": ["plan", "exposure_before"],
        "exposure_after": ["plan", "exposure_after"],
        "digest": ["plan", "digest"],
    },
    "order": {
        "id": ["request", "id"],
        "account": ["request", "account"],
        "instrument": ["request", "symbol"],
        "direction": ["request", "direction"],
        "offset": ["request", "offset"],
        "volume": ["request", "volume"],
        "status": ["status"],
        "filled": ["filled"],
        "approval": ["approval"],
    },
    "trade": {
        "key": ["key"],
        "account": ["account"],
        "order_id": ["order_id"],
        "instrument": ["symbol"],
        "direction": ["direction"],
        "offset": ["offset"],
        "volume": ["volume"],
        "price": ["price"],
    },
}


@pytest.mark.parametrize("kind", TOLD)
def test_each_name_tells_the_field_it_says(kind: str) -> None:
    row, event = first(kind)
    for name, path in TOLD[kind].items():
        value: Any = row.body
        for step in path:
            value = value[step]
        assert event[name] == value, name


def test_what_a_person_did_is_told_with_the_person() -> None:
    row, event = first("acknowledgement")
    assert event["actor"] == row.actor == "wang"
    row, event = first("entry")
    assert (event["entry"], event["ref"], event["actor"]) == (row.kind, row.ref, row.actor)


def test_counts_are_integers_and_levels_are_words() -> None:
    events = {event["kind"]: event for event in told()}
    counted = [("order", "volume"), ("order", "filled"), ("trade", "volume")]
    for kind, name in [*counted, ("delivery", "attempts")]:
        assert type(events[kind][name]) is int, (kind, name)
    assert type(events["alert"]["value"]) is type(events["alert"]["limit"]) is float


@pytest.mark.parametrize(("level", "word"), [(1, "attention"), (2, "warning"), (3, "forced")])
@pytest.mark.parametrize(("side", "end"), [(Side.LOW, "low"), (Side.HIGH, "high")])
def test_every_level_and_side_has_its_word(level: int, word: str, side: Side, end: str) -> None:
    body = body_of(make_alert(level=Level(level), side=side))
    event = event_of(entry(Record(kind="alert", ref="a", actor="system", body=body)))
    assert (event["level"], event["side"]) == (word, end)


def test_a_refusal_is_told_with_its_reason() -> None:
    refusal = next(one for one in told() if one.get("entry") == "refusal")
    assert refusal["actor"] == "li"
    assert refusal["text"]


def test_prices_are_told_as_the_text_they_are() -> None:
    order = next(one for one in told() if one["kind"] == "order")
    assert (order["limit_price"], order["status"], order["account"]) == ("77940", "intent", ACCOUNT)


def test_what_is_not_of_the_contract_is_told_as_an_entry_with_its_words() -> None:
    entries = [one for one in told() if one["kind"] == "entry"]
    assert {one["entry"] for one in entries} == {"notice", "refusal", "settlements"}
    assert any(one["text"] == "line 7: no price (row, 3)" for one in entries)


def test_what_says_what_happened_in_its_own_fields_is_told_in_words() -> None:
    play = Play().opens().hears(Halt("boss", True), Halt("boss", False), Cancel("order-1", "li"))
    main = MainContract(product="SHFE.cu", day=NOW.date(), symbol=FUTURES, since=NOW.date())
    unsure = msgspec.structs.replace(main, is_exact=False)
    change = Change(table=Table.LOTS, id="L1", before=None, after=make_lot())
    edit = Edit(id="e1", changes=(change,), source="book.xlsx", reason="月末盘点")
    rows = [
        *(one.record for one in play.history if isinstance(one, Write)),
        *(written("main_contract", "SHFE.cu", "system", one).record for one in (main, unsure)),
        written("main_contract", "x", "system", MainContract(product="x", day=NOW.date())).record,
        *(
            written("book", "e1", "li", one).record
            for one in (edit, Edit(id="e2", changes=(change.inverse,), undoes="e1"))
        ),
    ]
    words = [one.get("text") for one in map(event_of, map(entry, rows)) if one["kind"] == "entry"]
    assert words == [
        "stopped: no order leaves",
        "armed again",
        "order order-1 is to be withdrawn",
        f"{FUTURES} since 2025-03-12",
        f"{FUTURES} at least since 2025-03-12",
        "none is known",
        "book.xlsx: rows changed: 1; 月末盘点",
        "one change taken back: rows changed: 1",
    ]


def test_json_lines_are_one_object_each_and_the_summary_comes_last() -> None:
    lines: list[str] = []
    watcher = Watcher(lines.append, as_json=True)
    entries = day()
    watcher.entries(entries)
    watcher.summary(NOW, {"latency": milliseconds(Spread(1.5, None, 3.0))})
    events = [json.loads(line) for line in lines]
    assert all("\n" not in line for line in lines)
    assert len(events) == len(entries) + 1
    last = events[-1]
    assert last["kind"] == "summary"
    assert last["latency"] == {"p50": 1.5, "p99": None, "max": 3.0}
    # Counted under the kinds that were told: what is not of the contract is an entry here too.
    assert last["counts"] == dict(Counter(one["kind"] for one in events[:-1]))


def test_chinese_words_stay_readable_in_json() -> None:
    lines: list[str] = []
    Watcher(lines.append, as_json=True).entries(
        [entry(Record(kind="notice", ref="n", actor="td:demo", body={"content": "请追加保证金"}))]
    )
    assert "请追加保证金" in lines[0]


def test_people_get_exchange_time_and_no_empty_fields() -> None:
    lines: list[str] = []
    Watcher(lines.append, as_json=False).entries(day())
    assert all(line.startswith("10:30:00  ") for line in lines)
    alert = next(line for line in lines if " alert " in line)
    assert "state firing" in alert
    assert "level warning" in alert
    order = next(line for line in lines if "order " in line)
    assert "filled 0" in order
    assert "message" not in order


def test_people_get_the_summary_too() -> None:
    lines: list[str] = []
    watcher = Watcher(lines.append, as_json=False)
    watcher.entries(day()[:1])
    watcher.summary(NOW, {"ledger": 1})
    assert lines[-1].startswith("10:30:00  summary ")
    assert lines[-1].endswith("ledger 1")
