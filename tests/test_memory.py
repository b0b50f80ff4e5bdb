"""What a desk remembers is what its ledger says, read back to the last digit."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from terminal import Refused
from terminal.core.closes import Close
from terminal.core.effect import Show, Write
from terminal.core.event import Halt, OrderReported, Reduce, TradeReported
from terminal.core.settlements import SettledDay
from terminal.core.spot_mapped import SpotMapped, SpotReading
from terminal.core.spot_step import SpotStep
from terminal.domain.alert import AlertState
from terminal.domain.approval import ApprovalState
from terminal.domain.audit import Entry, Record, body_of
from terminal.domain.change import Change
from terminal.domain.edit import Edit
from terminal.domain.main_contract import MainContract
from terminal.domain.notification import Stage
from terminal.domain.order import OrderStatus
from terminal.domain.register import Table
from terminal.memory import RECENT, recall
from tests import builders as b
from tests.book_builders import make_lot
from tests.builders import ACCOUNT, FUTURES, NOW
from tests.playbook import Play, lots, report_on, up


def entry(kind: str, ref: str, body: dict[str, Any], seq: int = 1, time: datetime = NOW) -> Entry:
    written = json.loads(json.dumps(body))
    return Entry(
        seq=seq, time=time, kind=kind, ref=ref, actor="x", body=written, prev="", digest=""
    )


def newest_of(entries: Sequence[Entry]) -> Callable[[str], list[Entry]]:
    """The newest entry of each ref of one kind, ascending, as the ledger gives them."""

    def newest(kind: str) -> list[Entry]:
        last = {one.ref: one for one in entries if one.kind == kind}
        return sorted(last.values(), key=lambda one: one.seq)

    return newest


def ledger_of(play: Play) -> list[Entry]:
    records: list[Record] = [one.record for one in play.history if isinstance(one, Write)]
    return [
        entry(record.kind, record.ref, record.body, seq) for seq, record in enumerate(records, 1)
    ]


def story() -> Play:
    """A breach, an approval, one order filled and one whose fate is open."""
    play = Play().opens().at(1).basis(600).approves().leave()
    first = play.orders[0]
    play.hears(OrderReported(report_on(first)))
    play.hears(TradeReported(b.make_trade(order_id=first.id, volume=20)))
    return play


def test_the_ledger_alone_gives_back_what_the_engine_knew() -> None:
    play = story()
    memory = recall(newest_of(ledger_of(play)), play.now)
    state = play.engine.state
    assert memory.alerts == (play.alert,)
    assert memory.approvals == tuple(play.approvals)
    # In the order of their newest entries.
    assert {one.id: one for one in memory.orders} == state.orders.orders
    assert memory.trades == tuple(state.orders.trades.values())
    assert memory.deliveries == tuple(state.cases.deliveries.values())
    assert memory.halted is False


def test_a_desk_goes_on_from_its_ledger_alone() -> None:
    play = story()
    memory = recall(newest_of(ledger_of(play)), play.now)
    again = Play(b"second")
    again.now = play.now + timedelta(seconds=5)
    assert {type(one) for one in again.engine.restore(memory, again.now)} == {Show}
    again.hears(up("td:demo"), OrderReported(report_on(play.orders[1])))
    again.records("approval", state="done").sends()


@pytest.mark.parametrize("halted", [True, False])
def test_the_kill_switch_is_as_it_was_left(halted: bool) -> None:
    play = Play().hears(Halt("boss", not halted), Halt("boss", halted))
    assert recall(newest_of(ledger_of(play)), NOW).halted is halted


def test_an_empty_ledger_is_an_empty_memory() -> None:
    memory = recall(newest_of([]), NOW)
    assert not any(msgspec.structs.astuple(memory))


OLD = NOW - RECENT - timedelta(seconds=1)


@pytest.mark.parametrize(
    ("kind", "still_open", "over", "place"),
    [
        (
            "alert",
            b.make_alert(id="open", state=AlertState.RECOVERING),
            b.make_alert(id="over", state=AlertState.RESOLVED),
            "alerts",
        ),
        (
            "approval",
            b.make_approval(id="open", state=ApprovalState.SENT),
            b.make_approval(id="over", state=ApprovalState.DONE),
            "approvals",
        ),
        (
            "order",
            b.make_order(request=b.make_request(id="open"), status=OrderStatus.UNKNOWN),
            b.make_order(request=b.make_request(id="over"), status=OrderStatus.FILLED),
            "orders",
        ),
        (
            "delivery",
            b.make_delivery(notification=b.make_notification(id="open"), stage=Stage.UNKNOWN),
            b.make_delivery(notification=b.make_notification(id="over"), stage=Stage.DEAD),
            "deliveries",
        ),
    ],
)
def test_what_is_open_is_remembered_for_ever_and_what_is_over_for_a_while(
    kind: str, still_open: Any, over: Any, place: str
) -> None:
    old = [
        entry(kind, one.id, body_of(one), seq, OLD) for seq, one in enumerate([still_open, over], 1)
    ]
    fresh = [msgspec.structs.replace(one, time=NOW - timedelta(days=1)) for one in old]
    assert getattr(recall(newest_of(old), NOW), place) == (still_open,)
    assert getattr(recall(newest_of(fresh), NOW), place) == (still_open, over)


def test_what_was_written_while_the_clock_was_ahead_is_timed_by_the_clock_of_now() -> None:
    hour, minute = timedelta(hours=1), timedelta(minutes=1)
    before = b.make_order(request=b.make_request(id="o-1"), updated=NOW - minute)
    ahead = b.make_approval(
        state=ApprovalState.FAILED,
        requested=NOW + hour - minute,
        expires=NOW + hour + minute,
        updated=NOW + hour,
    )
    entries = [
        entry("order", before.id, body_of(before), 1, NOW - minute),
        entry("approval", ahead.id, body_of(ahead), 2, NOW + hour),
    ]
    memory = recall(newest_of(entries), NOW)
    assert memory.behind == hour
    assert memory.orders == (before,)
    (approval,) = memory.approvals
    assert approval.requested == NOW - minute
    assert (approval.updated, approval.expires) == (NOW, NOW + minute)
    assert recall(newest_of(entries), NOW + hour).behind == timedelta(0)
    assert recall(newest_of(entries), NOW + hour).approvals == (ahead,)


def test_old_trades_are_left_to_the_audit_panel() -> None:
    trade = b.make_trade()
    old = [entry("trade", trade.id, body_of(trade), time=OLD)]
    assert recall(newest_of(old), NOW).trades == ()


@pytest.mark.parametrize("kind", ["alert", "approval", "order", "trade", "delivery"])
def test_an_entry_of_another_version_is_named_and_not_guessed(kind: str) -> None:
    strange = [entry(kind, "x-1", {"id": "x-1", "state": "levitating"}, seq=7)]
    with pytest.raises(Refused, match=rf"ledger entry 7 \({kind} x-1\) cannot be read") as caught:
        recall(newest_of(strange), NOW)
    assert "\n" not in str(caught.value)


def test_a_refused_click_leaves_nothing_to_remember() -> None:
    play = Play().opens(lots(short_history=10)).hears(Reduce(ACCOUNT, FUTURES, "li"))
    memory = recall(newest_of(ledger_of(play)), NOW)
    assert not any(msgspec.structs.astuple(memory))


def test_every_edit_of_the_book_is_remembered_in_its_order_however_old() -> None:
    lot = Change(table=Table.LOTS, id="L1", before=None, after=make_lot())
    first = Edit(id="e1", changes=(lot,), source="book.xlsx", digest="ab")
    second = Edit(id="e2", changes=(lot.inverse,), undoes="e1")
    entries = [
        entry("book", one.id, body_of(one), seq, OLD) for seq, one in enumerate((first, second), 1)
    ]
    assert recall(newest_of(entries), NOW).edits == (first, second)


def test_the_newest_step_of_each_series_is_recalled_however_long_ago_it_was() -> None:
    step = SpotStep(symbol="SPOT.CU", time=NOW, day=NOW.date(), source="spot:a")
    later = msgspec.structs.replace(step, time=NOW + timedelta(days=1))
    rows = [entry("spot_step", "SPOT.CU", body_of(one), at) for at, one in enumerate((step, later))]
    assert recall(newest_of(rows), NOW + timedelta(days=400)).steps == (later,)


def test_by_which_mappings_spot_files_were_read_is_recalled_however_long_ago() -> None:
    told = SpotMapped("spot:a", (SpotReading({"price": "C"}, ("SPOT.CU",)),))
    later = SpotMapped("spot:a", (SpotReading({"price": "D", "header": 2}, ("SPOT.CU",)),))
    rows = [
        entry("spot_mapping", "spot:a", body_of(one), at) for at, one in enumerate((told, later))
    ]
    assert recall(newest_of(rows), NOW + timedelta(days=400)).mapped == (later,)


def test_the_main_contracts_are_recalled_however_long_ago_they_were_decided() -> None:
    main = MainContract(product="SHFE.cu", day=NOW.date(), symbol=FUTURES, since=NOW.date())
    later = msgspec.structs.replace(main, symbol="SHFE.cu2506", before=FUTURES, is_exact=False)
    rows = [
        entry("main_contract", "SHFE.cu", body_of(main), 1),
        entry("main_contract", "SHFE.cu", body_of(later), 2),
    ]
    memory = recall(newest_of(rows), NOW + timedelta(days=400))
    assert memory.mains == (later,)


def test_a_restart_forgets_no_day_that_a_desk_which_ran_on_would_know() -> None:
    days = [(NOW - timedelta(days=back)).date() for back in (200, 175, 30, 1)]
    closes = [Close(day=day, values={"east/cu": {"inventory_basis": 9.0}}) for day in days]
    entries = [
        entry("closes", one.day.isoformat(), body_of(one), seq, NOW - timedelta(days=back))
        for seq, (one, back) in enumerate(zip(closes, (200, 175, 30, 1), strict=True), 1)
    ]
    assert recall(newest_of(entries), NOW).closes == tuple(closes[1:])


def test_the_newest_settlements_of_each_day_are_recalled() -> None:
    first = SettledDay(day=NOW.date(), prices={FUTURES: Decimal("78010.0")})
    fuller = SettledDay(day=NOW.date(), prices={**first.prices, "SHFE.cu2506": Decimal(-37)})
    rows = [
        entry("settlements", one.day.isoformat(), body_of(one), at)
        for at, one in enumerate((first, fuller))
    ]
    assert recall(newest_of(rows), NOW + timedelta(days=200)).settled == (fuller,)
