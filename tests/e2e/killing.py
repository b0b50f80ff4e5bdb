"""Kill the desk at random moments of the walk, then hold its record against the others' logs."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from tests.e2e.programs import (
    ROOT,
    command,
    json_lines,
    outside_desk_file,
    run,
    serving,
    until,
    watched,
)

FINAL = ("filled", "cancelled", "rejected", "lapsed")
UNSETTLED = ("pending", "sending", "unknown")


class Outcome(msgspec.Struct):
    """What is left when the dust has settled."""

    told: list[dict[str, Any]]  # what the desk printed, i.e. had committed, before each kill
    entries: list[dict[str, Any]]  # the ledger
    sent: list[dict[str, Any]]  # the gateway's own log
    orders: list[dict[str, Any]]  # the exchange's own log
    verified: subprocess.CompletedProcess[str]
    kills: int


def kill_at_random(folder: Path, kills: int, seed: int) -> Outcome:
    """SIGKILL the desk `kills` times beside servers that live on; then let it settle all of it."""
    rng = random.Random(seed)
    exchange_log, gateway_log = folder / "exchange.jsonl", folder / "gateway.jsonl"
    exchange = (
        *("exchange", "--listen", "127.0.0.1:0", "--scenario", "storm", "--seed", str(seed)),
        *("--lots", "40", "--log", str(exchange_log)),
    )
    gateway = (
        *("gateway", "--listen", "127.0.0.1:0", "--log", str(gateway_log)),
        *("--lose-reply", "0.05", "--fail", "0.05", "--receipt-lag", "0.2", "--seed", str(seed)),
    )
    data = folder / "data"
    told: list[dict[str, Any]] = []
    with serving(*exchange) as front, serving(*gateway) as provider:
        desk = outside_desk_file(
            folder,
            front["md"],
            front["td"],
            provider[""],
            max_volume="3",
            hold='"200ms"',
            clear_hold='"300ms"',
        )
        watch = ("--desk", str(desk), "--data", str(data), "--hand", "auto")
        for _ in range(kills):
            told += _run_and_kill(watch, rng.uniform(0.0, 4.0), folder)
        # By the ledger: the last kills may have come between a commit and its line.
        left = _open(_ledger(data))
        # Some seconds more: a second sending would come with its doubts, after its grace.
        told += watched(*watch, until=lambda now: _is_settled(left, now), more=4)
    return Outcome(
        told=told,
        entries=_ledger(data),
        sent=_lines(gateway_log),
        orders=_lines(exchange_log),
        verified=run("audit", "verify", str(data)),
        kills=kills,
    )


def _is_open(kind: str, body: dict[str, Any]) -> bool:
    return body["stage"] in UNSETTLED if kind == "delivery" else body["status"] not in FINAL


def _open(entries: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """Tell which orders and notices have not come to their end by these entries."""
    return {
        (kind, ref)
        for kind in ("order", "delivery")
        for ref, body in newest(entries, kind).items()
        if _is_open(kind, body)
    }


def _is_settled(left: set[tuple[str, str]], now: list[dict[str, Any]]) -> bool:
    """Tell whether all that the kills left open has its end, and orders were filled since then."""
    newest = {(one["kind"], one["id"]): one for one in now if one["kind"] in ("order", "delivery")}
    return all(thing in newest and not _is_open(thing[0], newest[thing]) for thing in left) and any(
        one["kind"] == "order" and one["status"] == "filled" for one in now
    )


def _run_and_kill(watch: tuple[str, ...], after: float, folder: Path) -> list[dict[str, Any]]:
    out = folder / "watch.jsonl"
    with out.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(command("watch", *watch, "--json"), cwd=ROOT, stdout=stream)
        try:
            # From its first entry on: how long a start takes is up to the machine.
            until(lambda: out.stat().st_size or process.poll() is not None)
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait(60)
        else:
            raise AssertionError(f"the desk ended by itself with {process.returncode}")
    return json_lines(out.read_text(encoding="utf-8"))


def _ledger(data: Path) -> list[dict[str, Any]]:
    with sqlite3.connect(f"file:{data / 'ledger.sqlite3'}?mode=ro", uri=True) as reader:
        rows = reader.execute("SELECT line FROM entry ORDER BY seq").fetchall()
    reader.close()
    return [msgspec.json.decode(line) for (line,) in rows]


def _lines(path: Path) -> list[dict[str, Any]]:
    return json_lines(path.read_text(encoding="utf-8"))


def newest(entries: list[dict[str, Any]], kind: str) -> dict[str, dict[str, Any]]:
    """The newest body of each thing of one kind."""
    return {entry["ref"]: entry["body"] for entry in entries if entry["kind"] == kind}


def check(outcome: Outcome) -> None:
    """Hold the three records against each other."""
    assert outcome.verified.returncode == 0, outcome.verified.stdout
    _nothing_committed_is_lost(outcome)
    _no_notice_is_lost_or_doubled(outcome)
    _no_order_is_doubled_or_unknown_to_the_ledger(outcome)


def _nothing_committed_is_lost(outcome: Outcome) -> None:
    kept = {entry["seq"]: entry["kind"] for entry in outcome.entries}
    told = [event for event in outcome.told if "seq" in event]
    assert told
    for event in told:
        kind = event.get("entry", event["kind"])
        assert kept.get(event["seq"]) == kind, event


def _no_notice_is_lost_or_doubled(outcome: Outcome) -> None:
    accepted = Counter(line["key"] for line in outcome.sent if line["event"] == "accepted")
    doubled = {key: count for key, count in accepted.items() if count > 1}
    assert not doubled
    deliveries = newest(outcome.entries, "delivery")
    known = {body["notification"]["key"] for body in deliveries.values()}
    assert set(accepted) <= known, "a notice went out that the ledger does not know"
    for body in deliveries.values():
        if body["stage"] in ("accepted", "delivered", "acknowledged"):
            assert accepted[body["notification"]["key"]] == 1, body
    # What is not out by now was cancelled, or is younger than the last seconds of the run.
    stuck = [b for b in deliveries.values() if b["stage"] in ("dead", "failed")]
    assert not stuck


def _no_order_is_doubled_or_unknown_to_the_ledger(outcome: Outcome) -> None:
    taken = Counter(line["order_id"] for line in outcome.orders if line["event"] == "accepted")
    assert taken, "the walk must reach the exchange for this test to mean anything"
    assert max(taken.values()) == 1
    intents = {
        entry["ref"]
        for entry in outcome.entries
        if entry["kind"] == "order" and entry["body"]["status"] == "intent"
    }
    assert set(taken) <= intents, "an order went out that the ledger does not know"
    approvals = newest(outcome.entries, "approval")
    allowed = {
        leg["id"]: leg["volume"]
        for body in approvals.values()
        if body["decided_by"]
        for leg in body["plan"]["legs"]
    }
    assert set(taken) <= set(allowed), "an order went out that nobody approved"
    filled: Counter[str] = Counter()
    for line in outcome.orders:
        if line["event"] == "trade":
            filled[line["order_id"]] += line["lots"]
    for order, volume in filled.items():
        assert volume <= allowed[order]
