"""Money of each account, and the lots it holds; a position can be reduced from here."""

from __future__ import annotations

from decimal import Decimal

from terminal.domain.account import Account, Position
from widgets import format as f
from widgets.bridge import Bridge
from widgets.cells import RIGHT, Cell, Kind
from widgets.latest import Latest
from widgets.panel import TablePanel
from widgets.table_model import Column, RowsModel
from widgets.theme import Theme, tone_of
from widgets.words import translate

REDUCE = "reduce"
CALL, CLOSE_TO_CALL = 0.9, 0.75  # usual broker lines on margin / equity; they colour, no more


class AccountTable(TablePanel):
    """One row an account, whole CNY."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        model: RowsModel[Account] = RowsModel(account_columns(bridge.latest))
        name = translate("Accounts", "Accounts")
        super().__init__(model, theme, name, translate("Accounts", "No account has logged in yet"))
        bridge.accounts.connect(model.put)


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


def account_columns(latest: Latest) -> list[Column[Account]]:
    """Return the account table's columns."""
    return [
        Column(
            translate("Accounts", "Account"),
            lambda row: Cell(latest.named("account", row.id), strong=True),
            stretch=2,
            search=lambda row: latest.named("account", row.id),
        ),
        _amount(translate("Accounts", "Equity"), "balance"),
        _amount(translate("Accounts", "Available"), "available"),
        _amount(translate("Accounts", "Margin"), "margin"),
        Column(
            translate("Accounts", "Margin ratio"),
            _ratio,
            ("888.8%",),
            RIGHT,
            stretch=1,
            order=lambda row: row.margin_ratio or 0.0,
        ),
        _amount(translate("Accounts", "Frozen"), "frozen_margin", drop=2),
        _amount(translate("Accounts", "Position P&L"), "position_profit", signed=True),
        _amount(translate("Accounts", "Close P&L"), "close_profit", signed=True),
        _amount(translate("Accounts", "Float P&L"), "float_profit", signed=True, drop=1),
        _amount(translate("Accounts", "Fees"), "commission", drop=3),
    ]


def position_columns(latest: Latest) -> list[Column[Position]]:
    """Return the position table's columns."""
    return [
        Column(
            translate("Positions", "Contract"),
            lambda row: Cell(latest.contract(row.symbol), strong=True),
            stretch=2,
            search=lambda row: latest.contract(row.symbol),
        ),
        Column(
            translate("Positions", "Account"),
            lambda row: Cell(latest.named("account", row.account)),
            stretch=1,
            search=lambda row: row.account,
        ),
        _lots(translate("Positions", "Net"), "net", strong=True),
        _lots(translate("Positions", "Long today"), "long_today"),
        _lots(translate("Positions", "Long earlier"), "long_history"),
        _lots(translate("Positions", "Short today"), "short_today"),
        _lots(translate("Positions", "Short earlier"), "short_history"),
        Column(
            translate("Positions", "Frozen"),
            lambda row: _count(_frozen(row)),
            ("888",),
            RIGHT,
            stretch=1,
            drop=1,
        ),
        Column(
            translate("Positions", "Entry price"),
            lambda row: Cell(f.number(_entry(row), 2)),
            ("88,888.88",),
            RIGHT,
            stretch=1,
        ),
        _profit(translate("Positions", "Float P&L"), "float_profit"),
        _profit(translate("Positions", "Day P&L"), "position_profit"),
        Column(
            translate("Positions", "Margin"),
            lambda row: Cell(f.money(row.margin)),
            ("8,888,888",),
            RIGHT,
            stretch=1,
            drop=2,
        ),
        Column(
            "",
            lambda row: Cell(
                translate("Positions", "Reduce  D") if row.net else "",
                kind=Kind.BUTTON,
                extra=REDUCE,
            ),
            (),
            RIGHT,
        ),
    ]


def _amount(title: str, name: str, *, signed: bool = False, drop: int = 0) -> Column[Account]:
    def cell(row: Account) -> Cell:
        value: Decimal = getattr(row, name)
        return Cell(f.money(value, sign=signed), tone_of(float(value)) if signed else "text")

    order = lambda row: getattr(row, name)  # noqa: E731 -- a def would need a third name
    return Column(title, cell, ("88,888,888",), RIGHT, stretch=1, drop=drop, order=order)


def _ratio(row: Account) -> Cell:
    ratio = row.margin_ratio
    if ratio is None:
        return Cell(translate("Accounts", "no equity"), "bad", strong=True)
    tone = "bad" if ratio >= CALL else "attention" if ratio >= CLOSE_TO_CALL else "series"
    return Cell(f.percent(ratio, 1), tone if tone != "series" else "text", Kind.BAR, ratio)


def _lots(title: str, name: str, *, strong: bool = False) -> Column[Position]:
    def cell(row: Position) -> Cell:
        value: int = getattr(row, name)
        return (
            Cell(f.number(value, 0, sign=True), tone_of(value), strong=True)
            if strong
            else _count(value)
        )

    return Column(title, cell, ("888",), RIGHT, stretch=1)


def _count(value: int) -> Cell:
    return Cell(f.number(value, 0), "text" if value else "muted")


def _profit(title: str, name: str) -> Column[Position]:
    def cell(row: Position) -> Cell:
        value: Decimal = getattr(row, name)
        return Cell(f.money(value, sign=True), tone_of(float(value)))

    return Column(title, cell, ("+888,888",), RIGHT, stretch=1)


def _frozen(row: Position) -> int:
    long = row.long_frozen_today + row.long_frozen_history
    return long + row.short_frozen_today + row.short_frozen_history


def _entry(row: Position) -> Decimal | None:
    return row.long_price if row.net >= 0 and row.long else row.short_price
