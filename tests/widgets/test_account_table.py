from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal.core import event
from terminal.core.effect import Topic
from terminal.core.view import RuleState
from terminal.domain.account import Account
from tests.widgets.fake_desk import FakeDesk
from widgets.account_table import AccountTable, PositionTable, account_columns
from widgets.bridge import Bridge
from widgets.cells import Kind
from widgets.fund_text import FundLines
from widgets.theme import Theme


@pytest.fixture
def positions(qtbot: QtBot, bridge: Bridge, theme: Theme) -> PositionTable:
    made = PositionTable(bridge, theme)
    qtbot.addWidget(made)
    made.resize(1340, 250)
    made.show()
    return made


def test_accounts_show_money_and_how_near_the_call_is(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk
) -> None:
    table = AccountTable(bridge, theme)
    qtbot.addWidget(table)
    desk.show_all()
    ruined = Account(id="x", balance=Decimal(-1), margin=Decimal(5))
    desk.changes.put(Topic.ACCOUNT, "x", ruined)
    bridge.frame()
    rows = {
        key: [table.model.cell(table.model.line_of(key), at) for at in range(12)]
        for key in ("6688-01", "6688-02", "x")
    }
    texts = [cell.text for cell in rows["6688-01"]]
    assert texts == [
        "6688-01", "12,345,678", "4,671,358", "7,654,320", "62.0%", "—",
        "● Attention  1,410,935 · 11.4%", "20,000",
        "+185,300", "−23,400", "+201,900", "1,234",
    ]  # fmt: skip
    # 70 % and 90 % are lines of the rule on both accounts; 81 % is beyond the first.
    assert rows["6688-02"][4].extra[1] == ((0.7, "attention"), (0.9, "forced"))
    assert rows["6688-02"][4].tone == rows["6688-02"][5].tone == "attention"
    assert rows["6688-02"][6].text == "◆ Forced  543,210 · 10.0%"
    assert (rows["x"][4].text, rows["x"][4].tone) == ("no equity", "bad")


def test_what_a_counter_does_not_say_is_a_dash_and_no_zero(
    qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk
) -> None:
    columns = account_columns(bridge.latest, FundLines(lambda: bridge.rules))
    missing = ("balance", "available", "position_profit")
    row = msgspec.structs.replace(bridge.latest.accounts["6688-02"], missing=missing)
    texts = {column.title: column.cell(row).text for column in columns}
    dashes = ("Equity", "Available", "Margin ratio", "Position P&L", "Fund line")
    assert [texts[one] for one in dashes] == ["—"] * 5
    assert "0" in texts["Close P&L"]


def test_the_ratio_has_its_operands_and_each_profit_its_kind(
    qtbot: QtBot, bridge: Bridge, theme: Theme, shown: FakeDesk
) -> None:
    columns = account_columns(bridge.latest, FundLines(lambda: ()))
    row = bridge.latest.accounts["6688-01"]
    tips = {column.title: column.tip(row) for column in columns if column.tip is not None}
    assert tips["Margin ratio"] == (
        "Margin 7,654,320 / equity 12,345,678 CNY, both as the broker's counter says"
    )
    kinds = [tips[f"{one} P&L"].partition(":")[0] for one in ("Position", "Close", "Float")]
    assert kinds == ["Mark-to-market", "Mark-to-market", "By trade"]


def test_an_account_without_equity_is_nearest_to_its_end(
    qtbot: QtBot, bridge: Bridge, shown: FakeDesk
) -> None:
    columns = account_columns(bridge.latest, FundLines(lambda: ()))
    order = next(one.order for one in columns if one.title == "Margin ratio")
    assert order is not None
    ruined = Account(id="x", balance=Decimal(-1), margin=Decimal(5))
    rows = [ruined, *bridge.latest.accounts.values()]
    assert max(rows, key=order) is ruined


def test_other_rules_in_force_draw_other_lines(
    qtbot: QtBot, bridge: Bridge, theme: Theme, desk: FakeDesk
) -> None:
    table = AccountTable(bridge, theme)
    qtbot.addWidget(table)
    table.resize(1340, 200)
    table.show()
    desk.show_all()
    bridge.frame()
    line = table.model.line_of("6688-01")
    assert table.model.cell(line, 4).kind is Kind.LINES
    before = table.view.grab().toImage()
    desk.changes.put(Topic.RULES, "", RuleState(rules=(), written=()))
    bridge.frame()
    assert table.model.cell(line, 4).kind is Kind.BAR
    assert table.model.cell(line, 6).text == "—"
    assert table.view.grab().toImage() != before


def test_positions_keep_sides_and_days_apart(positions: PositionTable, shown: FakeDesk) -> None:
    line = positions.model.line_of("6688-01/SHFE.cu2701")
    texts = [positions.model.cell(line, at).text for at in range(9)]
    assert texts == ["沪铜 CU2701", "6688-01", "+12", "4", "8", "0", "0", "0", "86,215.00"]


def test_reduce_is_asked_with_the_mouse_and_with_the_key(
    qtbot: QtBot, positions: PositionTable, shown: FakeDesk
) -> None:
    positions.view.fit()
    last = len(positions.model.columns) - 1
    index = positions.model.index(positions.model.line_of("6688-01/SHFE.cu2701"), last)
    where = positions.view.button_rect(index).center()
    qtbot.mouseClick(positions.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    positions.view.select("6688-02/CZCE.MA705")
    positions.reduce()
    assert shown.posted == [
        event.Reduce("6688-01", "SHFE.cu2701", "me"),
        event.Reduce("6688-02", "CZCE.MA705", "me"),
    ]


def test_a_position_that_is_gone_leaves_the_table(
    positions: PositionTable, bridge: Bridge, shown: FakeDesk
) -> None:
    before = positions.model.rowCount()
    shown.changes.put(Topic.POSITION, "6688-02/CZCE.MA705", None)
    bridge.frame()
    assert positions.model.rowCount() == before - 1
