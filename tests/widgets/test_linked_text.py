"""Groups with counts and sums, rows by name, and everything in the tip that has no column."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from terminal.core.kin_view import Kin, KinGroup, KinUnit
from tests.book_builders import D
from tests.builders import make_alert
from tests.widgets.fake_book import kin_of, kin_row
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.cells import Kind
from widgets.latest import Latest
from widgets.linked_text import Linked, columns_of, linked_rows, name_of, summary, tip


def texts(row: Linked, latest: Latest) -> list[str]:
    return [column.cell(row).text for column in columns_of(latest)]


def lines(kin: Kin, latest: Latest) -> list[list[str]]:
    return [texts(row, latest) for row in linked_rows(kin)]


def names(rows: Iterable[Linked], latest: Latest) -> list[str]:
    return [name_of(row, latest) for row in rows]


def test_each_group_has_its_count_its_unit_and_its_sum(bridge: Bridge, shown: FakeDesk) -> None:
    kin = kin_of(shown, shown.alerts["a-forced"])
    assert lines(kin, bridge.latest) == [
        ["沪铜 CU2701", "", "", "", ""],
        ["Units exposed, incl. VAT 2", "", "", "", ""],
        ["华北事业部", "+60", "+620", "−560", ""],
        ["套利组", "−10", "−180", "+170", ""],
        ["Stock 2 · t", "+660", "+660", "0", "57,247,080"],
        ["KC-CU-01", "+620", "+620", "0", "53,777,560"],
        ["own Desk file", "+40", "+40", "0", "3,469,520"],
        ["Contracts 1 · t", "+500", "+500", "−500", "43,369,000"],
        ["CG-1 Purchase", "+500", "+500", "−500", "43,369,000"],
        ["Accounts 1 · t", "−560", "0", "−560", "−48,573,280"],
        ["6688-01", "−560", "0", "−560", "−48,573,280"],
        ["Positions 1 · t", "−560", "0", "−560", "−48,573,280"],
        ["RB2705 6688-01", "−560", "0", "−560", "−48,573,280"],
    ]
    heads = [row for row in linked_rows(kin) if row.of is None]
    assert {columns_of(bridge.latest)[0].cell(row).kind for row in heads} == {Kind.GROUP}
    keys = [row.key for row in linked_rows(kin)]
    assert len(set(keys)) == len(keys)


def test_one_unit_alone_needs_no_list_of_units(bridge: Bridge, shown: FakeDesk) -> None:
    kin = kin_of(shown, make_alert())
    alone = msgspec.structs.replace(kin, units=kin.units[:1])
    assert [row.group for row in linked_rows(alone)][:2] == ["subject", "stock"]
    assert summary(alone) == "Stock 2 · Contracts 1 · Accounts 1 · Positions 1"


def test_units_of_several_commodities_say_which(bridge: Bridge, shown: FakeDesk) -> None:
    latest = bridge.latest
    latest.names |= {"commodity:cu": "铜", "unit:east": "华东"}
    parts = [
        KinUnit(unit="east", commodity=code, base_unit="t", basis=D(1), flat=D(2))
        for code in ("cu", "al")
    ]
    kin = Kin(alert="a", subject="s", units=tuple(parts))
    assert names(linked_rows(kin), latest)[2:4] == ["铜 · 华东", "al · 华东"]


def test_an_empty_group_says_nought_and_no_sum(bridge: Bridge) -> None:
    assert lines(Kin(alert="a", subject="s"), bridge.latest)[1] == ["Stock 0", "", "", "", ""]


def test_the_tip_has_what_the_list_has_no_room_for(bridge: Bridge, shown: FakeDesk) -> None:
    kin = kin_of(shown, make_alert())
    found = {row.key: tip(row, bridge.latest) for row in linked_rows(kin)}
    assert found["stock stock:KC-CU-01"] == (
        "KC-CU-01 · 华北事业部 · CU2701 · +620 t · at the spot price 53,777,560 CNY"
    )
    assert found["positions 6688-01/SHFE.rb2705"] == (
        "RB2705 6688-01 · −560 t · −112 lots · at the futures price −48,573,280 CNY"
    )


def test_the_tip_says_why_a_row_adds_nothing(bridge: Bridge) -> None:
    at_sea = kin_row(KinGroup.STOCK, "t", 5, kind="transit", name="ZT-1", is_counted_elsewhere=True)
    unknown = msgspec.structs.replace(
        at_sea, is_counted_elsewhere=False, delta_spot=None, money=None
    )
    account = kin_row(KinGroup.ACCOUNTS, "6688-01", 0, margin_ratio=0.625)
    said = [tip(Linked((1, 1), "stock", one), bridge.latest) for one in (at_sea, unknown, account)]
    assert said[0].startswith("ZT-1 In transit · ")
    assert said[0].endswith("no title yet: its contract counts it")
    assert said[1].endswith("at the spot price — CNY · not counted in the exposure")
    assert "margin ratio 62.5% · equity, by share: 0 CNY" in said[2]
    assert texts(Linked((1, 1), "stock", unknown), bridge.latest)[2:] == ["—", "0", "—"]
