"""Money of each account, and the lots it holds; a position can be reduced from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from terminal.core.fund_lines import AVAILABLE, EQUITY, RATIO
from terminal.domain.account import Account, Position
from widgets import format as f
from widgets.bridge import Bridge
from widgets.cells import RIGHT, Cell, Kind
from widgets.column import Column
from widgets.columns import number_column, text_column
from widgets.fund_text import FundLines, level_cell, line_cell, lines_tip, next_cell, next_order
from widgets.latest import Latest
from widgets.panel import TablePanel
from widgets.table_model import RowsModel
from widgets.theme import Theme, tone_of
from widgets.words import translate

REDUCE = "reduce"
CALL, CLOSE_TO_CALL = 0.9, 0.75  # usual broker lines on margin / equity; they colour, no more


class AccountTable(TablePanel):
    """One row an account, whole CNY, with the fund lines of its rules."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        self._lines = FundLines(lambda: bridge.rules)
        model: RowsModel[Account] = RowsModel(account_columns(bridge.latest, self._lines))
        name = translate("Accounts", "Accounts")
        super().__init__(model, theme, name, translate("Accounts", "No account has logged in yet"))
        bridge.accounts.connect(model.put)
        bridge.ruled.connect(self._ruled)

    def _ruled(self, _: Any) -> None:
        self._lines.forget()
        self.model.touch()


class PositionTable(TablePanel):
    """One row an account and contract. D asks for a plan to reduce the current one."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        self._bridge = bridge
        model: RowsModel[Position] = RowsModel(
            position_columns(bridge.latest), order=lambda row: (row.symbol, row.account)
        )
        name = translate("Positions", "Positions")
        super().__init__(model, theme, name, translate("Positions", "No lots held"))
        bridge.positions.connect(model.put)
        self.view.pressed.connect(lambda _action, key: self._reduce(key))

    def reduce(self) -> None:
        """Ask for a plan to reduce the current position."""
        self._reduce(self.view.key)

    def _reduce(self, key: str) -> None:
        position = self._bridge.latest.positions.get(key)
        if position is not None:
            self._bridge.reduce(position.account, position.symbol)


def account_columns(latest: Latest, lines: FundLines) -> list[Column[Account]]:
    """Return the account table's columns."""
    return [*_stands(latest, lines), *_moved()]


def _stands(latest: Latest, lines: FundLines) -> list[Column[Account]]:
    return [
        text_column(
            translate("Accounts", "Account, in CNY"),
            lambda row: latest.named("account", row.id),
            strong=True,
            search=True,
            stretch=2,
        ),
        _lined(translate("Accounts", "Equity"), "balance", EQUITY, lines),
        _lined(translate("Accounts", "Available"), "available", AVAILABLE, lines),
        _amount(translate("Accounts", "Margin"), "margin"),
        Column(
            translate("Accounts", "Margin ratio"),
            lambda row: line_cell(row, lines.of(row.id), RATIO) or _ratio(row),
            ("888.8%",),
            RIGHT,
            stretch=1,
            order=_nearness,
            tip=lambda row: "\n".join(
                one for one in (_ratio_tip(row), lines_tip(row, lines.of(row.id), latest)) if one
            ),
        ),
        Column(
            translate("Accounts", "Fund line"),
            lambda row: level_cell(row, lines.of(row.id)),
            order=lambda row: next_order(row, lines.of(row.id)),
            tip=lambda row: lines_tip(row, lines.of(row.id), latest),
        ),
        Column(
            translate("Accounts", "Equity to lose until the next line"),
            lambda row: next_cell(row, lines.of(row.id)),
            stretch=1,
            order=lambda row: next_order(row, lines.of(row.id)),
            tip=lambda row: lines_tip(row, lines.of(row.id), latest),
        ),
    ]


def _moved() -> list[Column[Account]]:
    return [
        _amount(translate("Accounts", "Frozen"), "frozen_margin", drop=2),
        _amount(
            translate("Accounts", "Position P&L"),
            "position_profit",
            signed=True,
            tip=translate(
                "Accounts",
                "Mark-to-market: lots held, against last settlement or today's open",
            ),
        ),
        _amount(
            translate("Accounts", "Close P&L"),
            "close_profit",
            signed=True,
            tip=translate(
                "Accounts", "Mark-to-market: lots closed today; in equity, as position P&L is"
            ),
        ),
        _amount(
            translate("Accounts", "Float P&L"),
            "float_profit",
            signed=True,
            drop=1,
            tip=translate(
                "Accounts",
                "By trade: lots held, against entry; not to be added to the others",
            ),
        ),
        _amount(translate("Accounts", "Fees"), "commission", drop=3),
    ]


def position_columns(latest: Latest) -> list[Column[Position]]:
    """Return the position table's columns."""
    return [
        text_column(
            translate("Positions", "Contract"),
            lambda row: latest.contract(row.symbol),
            strong=True,
            search=True,
            stretch=2,
        ),
        text_column(
            translate("Positions", "Account"),
            lambda row: latest.named("account", row.account),
            search=True,
            stretch=1,
        ),
        Column(translate("Positions", "Net lots"), _net, ("888",), RIGHT, stretch=1),
        _lots(translate("Positions", "Long today"), lambda row: row.long_today),
        _lots(translate("Positions", "Long earlier"), lambda row: row.long_history),
        _lots(translate("Positions", "Short today"), lambda row: row.short_today),
        _lots(translate("Positions", "Short earlier"), lambda row: row.short_history),
        _lots(translate("Positions", "Frozen"), _frozen, drop=1),
        number_column(
            translate("Positions", "Entry price"), lambda row: f.number(_entry(row), 2), "88,888.88"
        ),
        _profit(translate("Positions", "Float P&L, CNY"), "float_profit"),
        _profit(translate("Positions", "Day P&L, CNY"), "position_profit"),
        number_column(
            translate("Positions", "Margin, CNY"),
            lambda row: f.money(row.told("margin")),
            "8,888,888",
            drop=2,
        ),
        Column("", _button, (), RIGHT),
    ]


def _lined(title: str, name: str, metric: str, lines: FundLines) -> Column[Account]:
    plain = _amount(title, name)

    def cell(row: Account) -> Cell:
        return line_cell(row, lines.of(row.id), metric) or plain.cell(row)

    return replace(plain, cell=cell)


def _amount(
    title: str, name: str, *, signed: bool = False, drop: int = 0, tip: str = ""
) -> Column[Account]:
    def tone(row: Account) -> str:
        amount = row.told(name)
        return "muted" if amount is None else tone_of(float(amount)) if signed else "text"

    return number_column(
        title,
        lambda row: f.money(row.told(name), sign=signed),
        "88,888,888",
        tone=tone,
        drop=drop,
        order=lambda row: row.told(name) or Decimal(0),
        tip=(lambda row: tip) if tip else None,
    )


# Margin without equity is beyond every ratio.
def _nearness(row: Account) -> float:
    ratio = row.margin_ratio
    if not row.has_ratio:
        return 0.0
    return float("inf") if ratio is None else ratio


def _ratio_tip(row: Account) -> str:
    words = translate("Accounts", "Margin {0} / equity {1} CNY, both as the broker's counter says")
    return words.format(f.money(row.told("margin")), f.money(row.told("balance")))


def _ratio(row: Account) -> Cell:
    ratio = row.margin_ratio
    if not row.has_ratio:
        return Cell(f.NONE, "muted")
    if ratio is None:
        return Cell(translate("Accounts", "no equity"), "bad", strong=True)
    tone = "bad" if ratio >= CALL else "attention" if ratio >= CLOSE_TO_CALL else "series"
    return Cell(f.percent(ratio, 1), tone if tone != "series" else "text", Kind.BAR, ratio)


def _net(row: Position) -> Cell:
    return Cell(f.number(row.net, 0, sign=True), tone_of(row.net), strong=True)


def _lots(title: str, count: Callable[[Position], int], drop: int = 0) -> Column[Position]:
    return number_column(
        title,
        lambda row: f.number(count(row), 0),
        "888",
        tone=lambda row: "text" if count(row) else "muted",
        drop=drop,
        order=count,
    )


def _profit(title: str, name: str) -> Column[Position]:
    def tone(row: Position) -> str:
        amount = row.told(name)
        return "muted" if amount is None else tone_of(float(amount))

    return number_column(
        title,
        lambda row: f.money(row.told(name), sign=True),
        "+888,888",
        tone=tone,
        order=lambda row: row.told(name) or Decimal(0),
    )


def _button(row: Position) -> Cell:
    text = translate("Positions", "Reduce  D") if row.net else ""
    return Cell(text, kind=Kind.BUTTON, extra=REDUCE)


def _frozen(row: Position) -> int:
    long = row.long_frozen_today + row.long_frozen_history
    return long + row.short_frozen_today + row.short_frozen_history


def _entry(row: Position) -> Decimal | None:
    return row.long_price if row.net >= 0 and row.long else row.short_price
