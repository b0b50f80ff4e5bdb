"""The ledger as lines: the contract that scripts rely on."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from terminal.core.effect import Write
from terminal.core.event import (
    Acknowledge,
    LinkChanged,
    OrderReported,
    Reduce,
    SourceFaulted,
    TradeReported,
)
from terminal.domain.audit import Entry, Record
from terminal.domain.link import LinkState
from terminal.gauge import Spread
from terminal.watch import Watcher, event_of, milliseconds
from tests.builders import ACCOUNT, FUTURES, NOW, make_trade
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


def test_prices_are_told_as_the_text_they_are() -> None:
    order = next(one for one in told() if one["kind"] == "order")
    assert (order["limit_price"], order["status"], order["account"]) == ("77940", "intent", ACCOUNT)


def test_what_is_not_of_the_contract_is_told_as_an_entry_with_its_words() -> None:
    entries = [one for one in told() if one["kind"] == "entry"]
    assert {one["entry"] for one in entries} == {"notice", "refusal"}
    assert any(one["text"] == "line 7: no price (row, 3)" for one in entries)


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
    assert sum(last["counts"].values()) == len(entries)


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
