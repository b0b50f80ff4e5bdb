from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from terminal.domain.alert import AlertState
from terminal.domain.audit import Entry, body_of
from terminal.domain.change import Change
from terminal.domain.edit import Edit
from terminal.domain.level import Level
from terminal.domain.notification import Stage
from terminal.domain.order import Direction, Offset, OrderStatus, Trade
from terminal.domain.register import Table
from tests.book_builders import make_roll
from tests.widgets.fake_desk import NOW, FakeDesk
from widgets.bridge import Bridge
from widgets.entry_text import entry_text

SINCE = NOW.isoformat()


def entry(kind: str, thing: msgspec.Struct | dict[str, object]) -> Entry:
    body = thing if isinstance(thing, dict) else body_of(thing)
    return Entry(
        seq=1, time=NOW, kind=kind, ref="r", actor="wang", body=body, prev="0" * 64, digest="f" * 64
    )


def test_each_kind_is_told_in_words(bridge: Bridge, shown: FakeDesk) -> None:
    from decimal import Decimal

    trade = Trade(
        key="t",
        account="6688-01",
        order_id="o",
        symbol="SHFE.zn2701",
        direction=Direction.SELL,
        offset=Offset.CLOSE,
        volume=5,
        price=Decimal(23095),
    )
    alert = shown.alert("x", 0, Level.FORCED, AlertState.FIRING, NOW, -318, -300)
    told = {
        "alert": (alert, "沪铜 CU2701  Forced  Firing  −318 < −300"),
        "approval": (
            shown.approvals["p-copper"],
            "Sell CU2701 12 lots ≥ 86,690  Requested  +60 → 0 t incl. VAT",
        ),
        "order": (
            shown.order("o", OrderStatus.REJECTED, 0, "no lots"),
            "沪锌 ZN2701  Sell close 5 @ 23,080  Rejected 0/5  no lots",
        ),
        "trade": (trade, "沪锌 ZN2701  5 @ 23,095"),
        "delivery": (
            shown.delivery("a-forced", "sms", Stage.FAILED),
            "短信 → 李敏  Failed  the provider's words: number not reachable",
        ),
    }
    for kind, (thing, words) in told.items():
        assert entry_text(entry(kind, thing), bridge.latest) == words


def test_why_a_message_did_not_get_through_is_told_in_the_screens_language(
    bridge: Bridge, shown: FakeDesk, speak: Callable[[str], None]
) -> None:
    lost = shown.delivery("a-forced", "sms", Stage.DEAD)
    lost = msgspec.structs.replace(lost, error="deadline passed")
    speak("zh")
    assert entry_text(entry("delivery", lost), bridge.latest).endswith("已过时限")


def test_an_edit_of_the_book_is_told_with_its_reason(bridge: Bridge) -> None:
    new = Change(table=Table.ROLLS, id="R1", before=None, after=make_roll())
    edit = Edit(id="e", changes=(new,), source="roll P1", reason="agreed")
    assert entry_text(entry("book", edit), bridge.latest) == "Rolled P1  Added 1  agreed"
    undone = Edit(id="f", changes=(new.inverse,), source="book.xlsx", undoes="e")
    assert entry_text(entry("book", undone), bridge.latest) == "Undone:  book.xlsx  Removed 1"


@pytest.mark.parametrize("kind", ["system", "alert", "order", "never heard of"])
def test_what_cannot_be_read_is_shown_plainly(bridge: Bridge, shown: FakeDesk, kind: str) -> None:
    body: dict[str, object] = {"event": "new", "count": 3, "deep": {"a": 1}}
    assert entry_text(entry(kind, body), bridge.latest) == "event=new  count=3"


@pytest.mark.parametrize(
    ("kind", "ref", "body", "words"),
    [
        ("acknowledgement", "r", {"alert": "a-forced", "via": "channel sms"}, "沪铜 CU2701  短信"),
        ("acknowledgement", "r", {"alert": "gone", "via": "desk"}, "At the desk"),
        ("hindrance", "r", {"alert": "a-forced", "reason": "no lot"}, "沪铜 CU2701  no lot"),
        ("refusal", "r", {"reason": "too old"}, "too old"),
        ("quote_gap", "r", {"pair": "pair00", "state": "stale", "before": "good"},
         "沪铜 CU2701  Good → Stale"),
        ("quote_gap", "r", {"pair": "gone", "state": "good", "before": "stale"},
         "gone  Stale → Good"),
        ("halt", "r", {"halted": True}, "No order leaves any more"),
        ("halt", "r", {"halted": False}, "Orders may leave again"),
        ("cancel", "r", {"order": "bd-3"}, "bd-3"),
        ("spot_mapping", "spot:a", {"source": "spot:a", "readings": []}, "a"),
        ("spot_step", "SPOT.CU", {"symbol": "SPOT.CU", "source": "spot:a"}, "SPOT.CU"),
        ("note", "export", {"text": "ledger.zip"}, "ledger.zip"),
        ("notice", "r", {"level": "warning", "content": "one\ntwo"}, "Caution  one  two"),
        ("link", "r", {"id": "td:6688-01", "state": "down", "since": SINCE, "detail": "x"},
         "6688-01  Down  x"),
        ("link", "r", {"id": "spot:h", "state": "down", "since": SINCE, "detail": "x", "said":
         {"key": "web_lost", "args": {"source": "h"}}}, "Spot h  Down  h: the connection was lost"),
        ("system", "start", {"host": "h"}, "The desk starts"),
        ("system", "desk", {"event": "desk file", "file": "d.toml"}, "Desk file read:  d.toml"),
    ],
)  # fmt: skip
def test_what_is_no_thing_is_told_in_words_too(
    bridge: Bridge, shown: FakeDesk, kind: str, ref: str, body: dict[str, object], words: str
) -> None:
    told = msgspec.structs.replace(entry(kind, body), ref=ref)
    assert entry_text(told, bridge.latest) == words


@pytest.mark.parametrize(
    ("person", "before", "words"),
    [
        ("wang", "", "王磊 signed in"),
        ("li", "wang", "李敏 signed in after 王磊"),
        ("", "li", "李敏 signed off"),
    ],
)
def test_who_came_and_who_left(bridge: Bridge, person: str, before: str, words: str) -> None:
    told = entry("person", {"person": person, "before": before})
    assert entry_text(told, bridge.latest) == words
