"""Entries as rows: what a trader looks for is in a column, and no cell can run."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.audit import chain
from terminal.audit.sheet import COLUMNS, NUMBER, fields_of, guard, local_time, row_of
from terminal.domain.alert import Alert, AlertState
from terminal.domain.approval import Approval, ApprovalState, Plan
from terminal.domain.audit import Record, body_of
from terminal.domain.level import Level, Side
from terminal.domain.notification import Delivery, Notification, Reason, Stage
from terminal.domain.order import Direction, Offset, Order, OrderRequest, OrderStatus, Trade

NOW = datetime(2026, 11, 23, 3, 30, tzinfo=UTC)


def request(n: int, offset: Offset, volume: int) -> OrderRequest:
    return OrderRequest(
        id=f"o{n}",
        account="demo",
        symbol="SHFE.cu2601",
        direction=Direction.SELL,
        offset=offset,
        volume=volume,
        limit_price=Decimal(71990),
    )


LEGS = (request(1, Offset.CLOSE_TODAY, 3), request(2, Offset.CLOSE, 4))
THINGS = {
    "alert": (
        Alert(
            id="a1",
            fingerprint="f",
            rule="copper-basis",
            rule_digest="d",
            metric="basis",
            subject="cu",
            side=Side.LOW,
            level=Level.FORCED,
            state=AlertState.FIRING,
            value=-812.5,
            limit=-800.0,
            latest=-812.5,
            since=NOW,
            updated=NOW,
        ),
        {
            "state": "firing",
            "level": "forced",
            "rule": "copper-basis",
            "subject": "cu",
            "value": "-812.5",
            "limit": "-800.0",
        },
    ),
    "approval": (
        Approval(
            id="p1",
            alert="a1",
            plan=Plan(
                account="demo",
                symbol="SHFE.cu2601",
                pair="cu",
                legs=LEGS,
                exposure_before=Decimal(100),
                exposure_after=Decimal(65),
                base_unit="t",
                reference_price=Decimal(72000),
                worst_price=Decimal(71990),
                worst_cost=Decimal(350),
                remainder=0,
                digest="d",
            ),
            state=ApprovalState.APPROVED,
            requester="system",
            requested=NOW,
            expires=NOW + timedelta(minutes=2),
            updated=NOW,
            decided_by="chen",
        ),
        {
            "state": "approved",
            "subject": "cu",
            "account": "demo",
            "instrument": "SHFE.cu2601",
            "direction": "SELL",
            "offset": "CLOSE_TODAY",
            "volume": "7",
            "price": "71990",
            "person": "chen",
            "alert": "a1",
        },
    ),
    "order": (
        Order(
            request=LEGS[0],
            status=OrderStatus.REJECTED,
            updated=NOW,
            filled=1,
            message="资金不足",
            approval="p1",
        ),
        {
            "state": "rejected",
            "account": "demo",
            "instrument": "SHFE.cu2601",
            "direction": "SELL",
            "offset": "CLOSE_TODAY",
            "volume": "3",
            "filled": "1",
            "price": "71990",
            "approval": "p1",
            "detail": "资金不足",
        },
    ),
    "trade": (
        Trade(
            key="t1",
            account="demo",
            order_id="o1",
            symbol="SHFE.cu2601",
            direction=Direction.SELL,
            offset=Offset.CLOSE,
            volume=2,
            price=Decimal("-37.63"),
        ),
        {
            "account": "demo",
            "instrument": "SHFE.cu2601",
            "direction": "SELL",
            "offset": "CLOSE",
            "volume": "2",
            "price": "-37.63",
        },
    ),
    "delivery": (
        Delivery(
            notification=Notification(
                id="n1",
                key="k1",
                alert="a1",
                level=Level.WARNING,
                person="chen",
                channel="sms",
                address="139",
                text="copper",
                reason=Reason.FIRST,
                created=NOW,
            ),
            stage=Stage.DELIVERED,
            updated=NOW,
            error="late",
        ),
        {
            "state": "delivered",
            "level": "warning",
            "person": "chen",
            "channel": "sms",
            "alert": "a1",
            "detail": "late",
        },
    ),
}


def line_of(body: dict[str, object], kind: str = "alert") -> chain.Line:
    record = Record(kind=kind, ref="r", actor="system", body=body)
    return chain.decode(chain.line_of(7, chain.stamp(NOW), record))


@pytest.mark.parametrize("kind", THINGS)
def test_each_kind_of_thing_fills_its_columns(kind: str) -> None:
    thing, expected = THINGS[kind]
    fields = fields_of(line_of(body_of(thing), kind))
    assert {name: value for name, value in fields.items() if value} == expected


def test_what_a_person_did_beside_the_desk_is_in_words() -> None:
    assert (
        fields_of(line_of({"text": "before a; after b"}, "note"))["detail"] == "before a; after b"
    )


def test_what_the_desk_itself_did_is_in_words() -> None:
    record = Record(kind="system", ref="desk", actor="system", body={"event": "stop"})
    told = fields_of(chain.decode(chain.line_of(1, chain.stamp(NOW), record)))
    assert told["detail"] == "stop"


def test_a_row_has_every_column(monkeypatch: pytest.MonkeyPatch) -> None:
    row = row_of(line_of({"reason": "=HYPERLINK(1)"}), b"\1" * 32)
    cells = dict(zip(COLUMNS, row, strict=True))
    assert cells["seq"] == "7"
    assert cells["time (UTC+8)"] == "2026-11-23 11:30:00.000"
    assert cells["detail"] == "'=HYPERLINK(1)"
    assert cells["digest"] == "01" * 32


@pytest.mark.parametrize(
    "body",
    [
        {"plan": {"legs": [1, {"volume": "x"}, {}]}},
        {"plan": {"legs": {}}},
        {"plan": None, "request": []},
        {"level": 9, "state": {"a": 1}, "value": None},
        {"level": "important"},
    ],
)
def test_a_body_of_another_shape_makes_a_row_all_the_same(body: dict[str, object]) -> None:
    assert len(row_of(line_of(body), bytes(32))) == len(COLUMNS)


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+86139", "'+86139"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-12.5", "-12.5"),
        ("-1e-05", "-1e-05"),
        ("-1+1", "'-1+1"),
        ("-12.5\n=1", "'-12.5\n=1"),
        ("-", "'-"),
        ("", ""),
        ("SHFE.cu2601", "SHFE.cu2601"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(cell: str, safe: str) -> None:
    assert guard(cell) == safe


@given(st.text(max_size=10))
def test_no_unquoted_cell_begins_as_a_formula_unless_it_is_a_number(cell: str) -> None:
    safe = guard(cell)
    assert not safe.startswith(("=", "+", "@", "\t", "\r"))
    assert not safe.startswith("-") or NUMBER.fullmatch(safe)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_stays_a_number(number: float) -> None:
    assert guard(repr(number)) == repr(number)


def test_times_are_the_exchanges() -> None:
    assert local_time("2026-11-23T16:30:00.007Z") == "2026-11-24 00:30:00.007"
