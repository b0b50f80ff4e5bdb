"""The desk without a screen: its ledger as it grows, as JSON lines or as lines for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from terminal.core.session import BEIJING
from terminal.domain.audit import Entry
from terminal.domain.level import Level
from terminal.gauge import Spread

# Which fields of a body each kind tells, under which names.
FIELDS: dict[str, dict[str, str]] = {
    "link": {"link": "id", "state": "state", "detail": "detail"},
    "quote_gap": {"pair": "pair", "state": "state", "before": "before"},
    "alert": {
        "id": "id",
        "rule": "rule",
        "subject": "subject",
        "side": "side",
        "level": "level",
        "state": "state",
        "value": "value",
        "limit": "limit",
    },
    "acknowledgement": {"alert": "alert", "via": "via"},
}

# What a script needs and a person reading along does not: ids, digests, repeated numbers.
UNSAID = frozenset(
    {
        *("t", "kind", "seq", "id", "alert", "approval", "key", "order_id", "digest", "ref"),
        *("expires", "attempts", "entry"),
    }
)


def event_of(entry: Entry) -> dict[str, Any]:
    """Turn one ledger row into one object of the contract: {"t", "kind", ...}."""
    told: dict[str, Any] = {"t": entry.time.isoformat(), "kind": entry.kind}
    teller = TELLERS.get(entry.kind)
    if teller is not None:
        return told | teller(entry) | {"seq": entry.seq}
    told |= {"kind": "entry", "entry": entry.kind, "ref": entry.ref, "actor": entry.actor}
    body = entry.body
    words = WORDS.get(entry.kind)
    text = words(body) if words else next((body[key] for key in SAID if body.get(key)), "")
    return told | ({"text": text} if text else {}) | {"seq": entry.seq}


class Watcher:
    """Print ledger rows as they come and a summary at the end; counts by kind.

    name: what people call a rule's subject; objects for scripts keep its id and have the name too
    """

    def __init__(
        self,
        out: Callable[[str], None],
        *,
        as_json: bool,
        name: Callable[[str], str] = lambda subject: subject,
    ) -> None:
        self._out = out
        self._as_json = as_json
        self._name = name
        self.counts: Counter[str] = Counter()

    def entries(self, entries: Sequence[Entry]) -> None:
        """Tell of newly committed rows."""
        for entry in entries:
            event = event_of(entry)
            self.counts[event["kind"]] += 1
            if self._as_json:
                named = {"name": self._name(event["subject"])} if "subject" in event else {}
                self._out(_json(event | named))
            else:
                named = {"subject": self._name(event["subject"])} if "subject" in event else {}
                self._out(_line(entry.time, event | named))

    def summary(self, now: datetime, figures: dict[str, Any]) -> None:
        """Tell counts and latencies, last."""
        counts = dict(sorted(self.counts.items()))
        event = {"t": now.isoformat(), "kind": "summary", "counts": counts} | figures
        self._out(_json(event) if self._as_json else _line(now, event))


def milliseconds(spread: Spread) -> dict[str, float | None]:
    """Write a spread as {"p50", "p99", "max"} in milliseconds."""
    return {"p50": spread.p50, "p99": spread.p99, "max": spread.most}


def _body(entry: Entry) -> dict[str, Any]:
    fields = FIELDS[entry.kind]
    told = {name: entry.body[field] for name, field in fields.items()}
    if entry.kind == "alert":
        told["level"] = Level(told["level"]).name.lower()
        told["side"] = "low" if told["side"] < 0 else "high"
        told["value"], told["limit"] = float(told["value"]), float(told["limit"])
    return told


def _acknowledgement(entry: Entry) -> dict[str, Any]:
    return _body(entry) | {"actor": entry.actor}


def _delivery(entry: Entry) -> dict[str, Any]:
    body, notice = entry.body, entry.body["notification"]
    told = {"id": entry.ref, "stage": body["stage"], "attempts": body["attempts"]}
    return told | {name: notice[name] for name in ("alert", "channel", "person", "key", "reason")}


def _approval(entry: Entry) -> dict[str, Any]:
    body, plan = entry.body, entry.body["plan"]
    told = {name: body[name] for name in ("id", "alert", "state", "reason", "expires")}
    told |= {"actor": entry.actor, "account": plan["account"], "instrument": plan["symbol"]}
    names = ("exposure_before", "exposure_after", "base_unit", "digest")
    return told | {name: plan[name] for name in names}


def _order(entry: Entry) -> dict[str, Any]:
    body, request = entry.body, entry.body["request"]
    told = {"id": request["id"], "instrument": request["symbol"], "account": request["account"]}
    names = ("direction", "offset", "volume", "limit_price")
    told |= {name: request[name] for name in names}
    return told | {name: body[name] for name in ("status", "filled", "message", "approval")}


def _trade(entry: Entry) -> dict[str, Any]:
    names = ("key", "account", "order_id", "direction", "offset", "volume", "price")
    told = {name: entry.body[name] for name in names}
    return told | {"instrument": entry.body["symbol"]}


def _main_contract(body: dict[str, Any]) -> str:
    if not body.get("symbol"):
        return "none is known"
    since = "since" if body.get("is_exact", True) else "at least since"
    return f"{body['symbol']} {since} {body.get('since')}"


def _book(body: dict[str, Any]) -> str:
    act = body.get("source") or "one change taken back"
    told = f"{act}: rows changed: {len(body['changes'])}"
    return f"{told}; {body['reason']}" if body.get("reason") else told


# Kinds that say what happened in fields of their own; of the others these keys have the words.
SAID = ("content", "reason", "text")
WORDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "main_contract": _main_contract,
    "book": _book,
    "cancel": lambda body: f"order {body['order']} is to be withdrawn",
    "halt": lambda body: "stopped: no order leaves" if body["halted"] else "armed again",
    "person": lambda body: f"{body['person']} signed in" if body["person"] else "signed off",
    "rules": lambda body: f"{body['state']}: {body['reason']}",
    "spot": lambda body: f"{body['symbol']} {body['price']}: {body['reason']}",
}
TELLERS: dict[str, Callable[[Entry], dict[str, Any]]] = {
    "link": _body,
    "quote_gap": _body,
    "alert": _body,
    "acknowledgement": _acknowledgement,
    "delivery": _delivery,
    "approval": _approval,
    "order": _order,
    "trade": _trade,
}


def _json(event: dict[str, Any]) -> str:
    return json.dumps(event, ensure_ascii=False, default=str)


def _line(time: datetime, event: dict[str, Any]) -> str:
    shown = [(k, v) for k, v in event.items() if k not in UNSAID and v not in ("", None)]
    words = "  ".join(f"{name} {value}" for name, value in shown)
    kind = event.get("entry", event["kind"])
    return f"{time.astimezone(BEIJING):%H:%M:%S}  {kind:<15} {' '.join(words.split(chr(10)))}"
