"""The window: panels joined by the selected pair and the selected alert, and what the keys do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from terminal.domain.approval import ApprovalState
from widgets.account_table import AccountTable, PositionTable
from widgets.actions import card_keys, window_actions
from widgets.alert_blotter import AlertBlotter
from widgets.approval_table import ApprovalTable, NoticeTable
from widgets.attention import Attention
from widgets.audit_panel import AuditPanel
from widgets.book_panel import BookPanel
from widgets.bridge import Bridge
from widgets.chart_grid import ChartGrid
from widgets.command_palette import CommandPalette, KeyList
from widgets.delivery_table import DeliveryTable
from widgets.docks import Dock, DockedWindow
from widgets.explain_panel import ExplainPanel
from widgets.exposure_panel import ExposurePanel
from widgets.frame_clock import FrameClock
from widgets.kill_switch import KillSwitch
from widgets.layout import Layout
from widgets.leading import lead
from widgets.linked_panel import LinkedPanel
from widgets.linking import Linking
from widgets.now_panel import NowPanel
from widgets.order_table import OrderTable, TradeTable
from widgets.panel import TablePanel
from widgets.rule_panel import RulePanel
from widgets.shapes import paint_frame
from widgets.status_bar import StatusBar
from widgets.theme import Theme
from widgets.top_bar import TopBar
from widgets.watching import Watching
from widgets.watchlist import Watchlist
from widgets.words import translate

LIVE_BORDER = 3  # pixels; red, so that real money is never taken for the simulation
SMALLEST = QSize(1024, 600)
COUNT_TURN = 1  # with the cards; charts and tables have the other frames of a round


class Window(DockedWindow):
    """`painted` comes once, with the first picture; `closed` when the user has had enough."""

    painted = Signal()
    closed = Signal()

    def __init__(
        self, bridge: Bridge, theme: Theme, *, title: str, folder: Path, confirm: bool
    ) -> None:
        super().__init__()
        self._bridge, self._theme, self._title = bridge, theme, title
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self._was_painted = self._is_live = False
        self._wanted_pair, self._wanted_pins, self._must_count = "", [], False
        self.frame_clock = FrameClock()
        self.top_bar = TopBar(bridge, theme, title)
        self.charts = ChartGrid(bridge, theme)
        self.watchlist, self.exposure = Watchlist(bridge, theme), ExposurePanel(bridge, theme)
        self.now = NowPanel(bridge, theme, confirm=confirm)
        self.explain, self.linked = ExplainPanel(bridge, theme), LinkedPanel(bridge, theme)
        self.blotter = AlertBlotter(bridge, theme)
        self.orders, self.positions = OrderTable(bridge, theme), PositionTable(bridge, theme)
        self.accounts = AccountTable(bridge, theme)
        self.audit = AuditPanel(bridge, theme, folder / "exports")
        self.book = BookPanel(bridge, theme)
        self.rules = RulePanel(bridge, theme, self.charts.rings)
        self.places = self._lay_out()
        self.attention = Attention(bridge, self)
        self.watching = Watching(bridge, self.watchlist, self.charts)
        self.kill_switch = KillSwitch(bridge, theme, self, title)
        self.keyed = window_actions(self)
        self._join()
        self._live()

    def _lay_out(self) -> Layout:
        bridge, theme = self._bridge, self._theme
        self.setMinimumSize(SMALLEST)
        self.setMenuWidget(self.top_bar)
        self.setCentralWidget(self.charts)
        self.setStatusBar(StatusBar(bridge, theme, self.frame_clock))
        return Layout(
            self,
            theme,
            left=(
                ("watchlist", translate("Window", "Watchlist"), self.watchlist),
                ("exposure", translate("Window", "Exposure"), self.exposure),
            ),
            right=(
                ("now", translate("Window", "Needs a hand"), self.now),
                ("explain", translate("Window", "Why"), self.explain),
                ("linked", translate("Window", "Linked"), self.linked),
            ),
            bottom=(
                ("alerts", translate("Window", "Alerts"), self.blotter),
                ("deliveries", translate("Window", "Deliveries"), DeliveryTable(bridge, theme)),
                ("approvals", translate("Window", "Approvals"), ApprovalTable(bridge, theme)),
                ("orders", translate("Window", "Orders"), self.orders),
                ("trades", translate("Window", "Trades"), TradeTable(bridge, theme)),
                ("accounts", translate("Window", "Accounts"), self.accounts),
                ("positions", translate("Window", "Positions"), self.positions),
                ("notices", translate("Window", "Notices"), NoticeTable(bridge, theme)),
                ("book", translate("Window", "Contracts and stock"), self.book),
                ("audit", translate("Window", "Audit"), self.audit),
                ("rules", translate("Window", "Rules"), self.rules),
            ),
        )

    def _join(self) -> None:
        bridge = self._bridge
        bridge.ended.connect(self.frame_clock.next_frame)
        bridge.pairs.connect(self._recall)
        bridge.health.connect(self._live)
        for signal in (bridge.alerts, bridge.approvals, bridge.orders, bridge.pairs):
            signal.connect(self._count_soon)
        bridge.framed.connect(self._count)
        self.watchlist.view.selected.connect(self._turn_to)
        self.blotter.view.selected.connect(self._turn_to_alert)
        lead(bridge.latest, self.now, self.blotter, self.places.dock, self.raise_dock)
        self.now.selected.connect(self._turn_to_alert)
        self.top_bar.stopped.connect(self.kill_switch.ask)
        self.top_bar.called.connect(self.show_palette)
        self.linking = Linking(
            self.explain, self.linked, exposure=self.exposure, book=self.book,
            accounts=self.accounts, positions=self.positions, watchlist=self.watchlist,
            charts=self.charts, raise_dock=self.raise_dock,
        )  # fmt: skip

    # What the keys do

    def go_now(self) -> None:
        """Show what needs a hand and go to the loudest card."""
        self.raise_dock("now")
        self.now.focus_first()

    def go_watchlist(self) -> None:
        """Go to the watchlist."""
        self.raise_dock("watchlist")

    def go_explain(self) -> None:
        """Show why the selected alert fired."""
        self.raise_dock("explain")

    def raise_dock(self, name: str) -> None:
        """Bring a panel to the front and go there."""
        dock = self.places.dock(name)
        dock.show()
        dock.raise_()
        dock.activateWindow()
        dock.widget().setFocus()

    def find(self) -> None:
        """Filter the table that has the focus, else the alerts."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, TablePanel):
            widget = widget.parentWidget()
        (widget or self.blotter).find()

    def pin_chart(self) -> None:
        """Open a chart that stays with the selected pair."""
        self.charts.pin(self.charts.panels[0].pair)

    def float_panel(self) -> None:
        """Take the panel with the focus out of the window, or put it back."""
        widget: QWidget | None = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, Dock):
            widget = widget.parentWidget()
        if isinstance(widget, Dock):
            widget.setFloating(not widget.isFloating())

    def switch_theme(self) -> None:
        """Dark becomes light, light dark."""
        self._theme.use("light" if self._theme.name == "dark" else "dark")

    def swap_rise(self) -> None:
        """Red up becomes green up, and back."""
        self._theme.set_rise_is_red(not self._theme.rise_is_red)

    def switch_sound(self) -> None:
        """Be silent, or be heard again."""
        self.attention.muted = not self.attention.muted
        self._retitle()

    def show_palette(self) -> None:
        """Offer every action by name."""
        CommandPalette(self.keyed, self._theme, self).open()

    def show_keys(self) -> None:
        """List all keys."""
        KeyList(self.keyed, card_keys(), self._theme, self).open()

    def leave(self) -> None:
        """Close the window."""
        self.close()

    # State

    def restore(self, size: tuple[int, int] | None) -> None:
        """Come up as the user left it."""
        settings = self._settings
        self.places.restore(settings, size)
        self.attention.muted = settings.value("muted", "no") == "yes"
        if settings.value("rise", "red") == "green":
            self._theme.set_rise_is_red(False)
        self._wanted_pair = str(settings.value("pair", ""))
        self.charts.restore(settings)
        self._wanted_pins = json.loads(str(settings.value("pins", "[]")))
        self._retitle()
        self.watchlist.view.setFocus()

    def save(self) -> None:
        """Remember docks, columns, charts and switches."""
        settings = self._settings
        self.places.save(settings)
        settings.setValue("muted", "yes" if self.attention.muted else "no")
        settings.setValue("rise", "red" if self._theme.rise_is_red else "green")
        settings.setValue("pair", self.watchlist.view.key)
        self.charts.save(settings)
        settings.sync()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember everything and say so."""
        self.audit.work.cancel()
        self.book.cancel()
        self.save()
        self.closed.emit()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame a live desk in red; tell of the first picture."""
        super().paintEvent(event)
        if self._is_live:
            paint_frame(QPainter(self), self.rect(), LIVE_BORDER, self._theme.color("live"))
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    # What the desk tells

    def _recall(self, changes: dict[str, Any]) -> None:
        # Pairs come after the window: what was selected last time waits for them.
        if self._wanted_pair in changes:
            wanted, self._wanted_pair = self._wanted_pair, ""
            self.watchlist.view.select(wanted)
        for pair in [pair for pair in self._wanted_pins if pair in changes]:
            self._wanted_pins.remove(pair)
            self.charts.pin(pair)

    def _turn_to(self, pair: str) -> None:
        self.charts.show_pair(pair)
        self.top_bar.follow(pair)

    def _turn_to_alert(self, key: str) -> None:
        self.explain.explain(key)
        alert = self._bridge.latest.alerts.get(key)
        if alert is not None and alert.subject in self._bridge.latest.pairs:
            self.watchlist.view.select(alert.subject)

    def _count_soon(self, _: Any) -> None:
        self._must_count = True

    def _count(self, turn: int) -> None:
        # A tab's new title lays the whole window out anew: ten times a second is enough.
        if turn != COUNT_TURN or not self._must_count:
            return
        self._must_count = False
        latest, dock = self._bridge.latest, self.places.dock
        waiting = [a for a in latest.approvals.values() if a.state is ApprovalState.REQUESTED]
        working = [order for order in latest.orders.values() if not order.status.is_final]
        dock("watchlist").line.say(translate("Window", "{0} pairs").format(len(latest.pairs)))
        dock("now").count(len(self.now.cases()))
        dock("alerts").count(len(latest.open_alerts()))
        dock("approvals").count(len(waiting))
        dock("orders").count(len(working))

    def _live(self, _: Any = None) -> None:
        health = self._bridge.latest.health
        is_live = health is not None and health.mode != "sim"
        if is_live != self._is_live:
            self._is_live = is_live
            self.setContentsMargins(*[LIVE_BORDER if is_live else 0] * 4)
        self._retitle()

    def _retitle(self) -> None:
        mode = translate("Window", "LIVE") if self._is_live else translate("Window", "SIM")
        parts = [self._title, mode]
        if self.attention.muted:
            parts.append(translate("Window", "sound off"))
        title = " · ".join(parts)
        if title != self.windowTitle():
            self.setWindowTitle(title)
