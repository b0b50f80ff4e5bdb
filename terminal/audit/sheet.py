"""Entries as rows of a table, for a spreadsheet or a terminal: what people look for, in columns.

A view, never the evidence. Which field of a body feeds which column is a table of paths; the first
path that leads to something wins.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Any

import msgspec

from terminal.audit.chain import Line
from terminal.domain.level import Level

# Beijing, where the exchanges are; no summer time since 1991.
EXCHANGE_TIME = timezone(timedelta(hours=8))

FIELDS: dict[str, tuple[str, ...]] = {
    "state": ("state", "status", "stage"),
    "level": ("level", "notification.level"),
    "rule": ("rule",),
    "subject": ("subject", "plan.pair", "pair"),
    "value": ("value",),
    "limit": ("limit",),
    "account": ("account", "request.account", "plan.account"),
    "instrument": ("symbol", "request.symbol", "plan.symbol"),
    "direction": ("direction", "request.direction", "plan.legs.0.direction"),
    "offset": ("offset", "request.offset", "plan.legs.0.offset"),
    "volume": ("volume", "request.volume", "plan.legs.0.volume"),
    "filled": ("filled",),
    "price": ("price", "request.limit_price", "plan.worst_price"),
    "person": ("notification.person", "decided_by", "acknowledged_by"),
    "channel": ("notification.channel", "via"),
    "alert": ("alert", "notification.alert"),
    "approval": ("approval",),
    "detail": ("reason", "error", "message", "content", "detail", "text", "event"),
}
COLUMNS = ("seq", "time (UTC+8)", "kind", "ref", "actor", *FIELDS, "digest")

LEVELS = {str(level.value): level.name.lower() for level in Level}
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")
# What makes a spreadsheet take a cell for a formula.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def local_time(stamp: str) -> str:
    """Write a ledger's time as the exchange's: "2026-11-23 11:30:00.123"."""
    moment = datetime.fromisoformat(stamp).astimezone(EXCHANGE_TIME)
    return moment.replace(tzinfo=None).isoformat(" ", "milliseconds")


def fields_of(line: Line) -> dict[str, str]:
    """Pick the columns out of a body; "" where it has nothing of the kind."""
    body = msgspec.json.decode(line.body)
    fields = {name: _first(body, paths) for name, paths in FIELDS.items()}
    fields["level"] = LEVELS.get(fields["level"], fields["level"])
    if isinstance(legs := _follow(body, "plan.legs"), list):
        lots = [_follow(leg, "volume") for leg in legs]
        fields["volume"] = str(sum(lot for lot in lots if isinstance(lot, int)))
    return fields


def row_of(line: Line, digest: bytes) -> list[str]:
    """Make one row of COLUMNS, safe to open in a spreadsheet."""
    cells = [str(line.seq), local_time(line.time), line.kind, line.ref, line.actor]
    cells += fields_of(line).values()
    return [guard(cell) for cell in cells] + [digest.hex()]


def guard(cell: str) -> str:
    """Quote a text that a spreadsheet would run; a plain number, negative too, stays a number."""
    if cell.startswith(DANGEROUS) and not NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def _first(body: object, paths: tuple[str, ...]) -> str:
    for path in paths:
        found = _follow(body, path)
        if isinstance(found, str | int) and found != "":
            return str(found)
    return ""


def _follow(value: Any, path: str) -> Any:
    for step in path.split("."):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return None
    return value
