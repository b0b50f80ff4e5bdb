"""Every action of the window with its key: one list for the menus' keys, Ctrl+K and F1."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from widgets.rule_panel import CHANGES, COVERAGE, RULES
from widgets.words import translate

if TYPE_CHECKING:
    from widgets.window import Window

# Of the panels below, in their order.
DOCK_KEYS = [f"Ctrl+{number}" for number in "1234567890"]
DOCK_KEYS += [f"Ctrl+Shift+{number}" for number in "1234567890"]


def window_actions(window: Window) -> list[QAction]:
    """Create the actions that work from everywhere, and those of single panels."""
    everywhere: list[tuple[str, str, Callable[[], None]]] = [
        (translate("Actions", "What needs a hand"), "F2", window.go_now),
        (translate("Actions", "Watchlist"), "F3", window.go_watchlist),
        (translate("Window", "Exposure"), "Shift+F3", _calling(window.raise_dock, "exposure")),
        (translate("Actions", "Why this alert"), "F4", window.go_explain),
        (translate("Actions", "Chart when the alert fired"), "Ctrl+J", window.explain.chart),
        (translate("Actions", "What is linked"), "Shift+F4", _calling(window.raise_dock, "linked")),
        (translate("Actions", "Kill switch"), "F12", window.kill_switch.ask),
        (translate("Actions", "Commands"), "Ctrl+K", window.show_palette),
        (translate("Actions", "Keys"), "F1", window.show_keys),
        (translate("Actions", "Filter the table"), "Ctrl+F", window.find),
        (translate("Actions", "Pin a chart of this pair"), "Ctrl+T", window.pin_chart),
        (translate("Actions", "Close the last chart"), "Ctrl+W", window.charts.unpin),
        (translate("Actions", "Former years in the charts"), "Ctrl+Y", window.charts.switch_former),
        (translate("Actions", "Float the panel"), "Ctrl+Shift+F", window.float_panel),
        (translate("Actions", "Try a formula"), "Ctrl+E", _calling(_try_formula, window)),
        (translate("Actions", "Threshold coverage"), "Ctrl+G", _calling(_rules, window, COVERAGE)),
        (translate("Actions", "New rule"), "Ctrl+N", _calling(_new_rule, window)),
        (translate("Actions", "Changes of rules"), "Ctrl+R", _calling(_rules, window, CHANGES)),
        (translate("Actions", "Lay down a procedure"), "Ctrl+L", window.rules.lay_down),
        (translate("Actions", "Enter a spot price"), "Ctrl+P", window.watchlist.enter_spot),
        (translate("Actions", "How a spot file is read"), "Ctrl+Shift+P", window.top_bar.map_spot),
        *_persons(window),
        (translate("Actions", "Dark or light"), "Ctrl+D", window.switch_theme),
        (translate("Actions", "Swap colours of rise and fall"), "Ctrl+U", window.swap_rise),
        (translate("Actions", "Sound on or off"), "Ctrl+M", window.switch_sound),
        (translate("Actions", "Restore the layout"), "Ctrl+Shift+R", window.places.reset),
        (translate("Actions", "Quit"), "Ctrl+Q", window.leave),
    ]
    spans = (
        translate("Chart", "15m"),
        translate("Chart", "1h"),
        translate("Chart", "4h"),
        translate("Actions", "everything"),
    )
    for number, span in enumerate(spans):
        text = translate("Actions", "Chart: {0}").format(span)
        everywhere.append((text, f"Alt+{number + 1}", _calling(window.charts.set_span, number)))
    for number, dock in enumerate(window.places.bottom):
        name = dock.objectName()
        everywhere.append((dock.title, DOCK_KEYS[number], _calling(window.raise_dock, name)))
    found = [_action(window, *one) for one in everywhere]
    for panel, text, keys, slot in _of_panels(window):
        action = _action(panel, text, keys, slot)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        found.append(action)
    return found


def card_keys() -> list[tuple[str, str]]:
    """Return the keys of the cards, which act on the one with the focus."""
    return [
        ("Enter", translate("Actions", "Approve what the card shows")),
        ("R", translate("Actions", "Reject what the card shows")),
        ("A", translate("Actions", "Acknowledge the card's alert")),
    ]


def _of_panels(window: Window) -> list[tuple[QWidget, str, str, Callable[[], None]]]:
    blotter, orders, positions, audit, book, rules, changes = (
        window.blotter, window.orders, window.positions, window.audit, window.book, window.rules,
        window.rules.changes,
    )  # fmt: skip
    return [
        (blotter, translate("Actions", "Acknowledge the alert"), "A", blotter.acknowledge),
        (orders, translate("Actions", "Cancel the order"), "Del", orders.cancel),
        (positions, translate("Actions", "Reduce the position"), "D", positions.reduce),
        (book, translate("Actions", "Import contracts and stock"), "I", book.choose),
        (book, translate("Actions", "Price part of a contract"), "P", book.price),
        (book, translate("Actions", "Roll a contract to another month"), "R", book.roll),
        (book, translate("Actions", "Receive goods into stock"), "G", book.receive),
        (book, translate("Actions", "Deliver goods out of a lot"), "L", book.deliver),
        (book, translate("Actions", "Take back the last change of the book"), "U", book.undo),
        (audit, translate("Actions", "Verify the ledger"), "V", audit.verify),
        (audit, translate("Actions", "Export the ledger"), "E", audit.export),
        (rules.table, translate("Actions", "Edit the rule"), "E", rules.acts.edit),
        (rules.table, translate("Actions", "Copy the rule"), "C", rules.acts.copy),
        (rules.table, translate("Actions", "Switch the rule on or off"), "O", rules.acts.switch),
        (rules.table, translate("Actions", "Take the rule away"), "Del", rules.acts.remove),
        (changes, translate("Actions", "Approve the change of rules"), "A", changes.approve),
        (changes, translate("Actions", "Reject the change of rules"), "R", changes.reject),
        (changes, translate("Actions", "Put the change of rules live"), "L", changes.put_live),
    ]


def _persons(window: Window) -> list[tuple[str, str, Callable[[], None]]]:
    # Where nobody signs in there is nothing to change.
    button = window.top_bar.person
    if not button.is_used:
        return []
    return [
        (translate("Actions", "Sign in or change person"), "Ctrl+I", button.ask),
        (translate("Actions", "Sign off"), "Ctrl+Shift+I", button.leave),
    ]


def _try_formula(window: Window) -> None:
    # From the rules the current rule is taken up, from anywhere else the selected pair.
    is_there = window.rules.isAncestorOf(window.focusWidget() or window)
    window.rules.try_formula("" if is_there else window.watchlist.view.key)


def _new_rule(window: Window) -> None:
    _rules(window, RULES)
    window.rules.acts.new()


def _rules(window: Window, page: int) -> None:
    window.rules.show_page(page)
    window.raise_dock("rules")


def _action(owner: QWidget, text: str, keys: str, slot: Callable[[], None]) -> QAction:
    action = QAction(text, owner)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _checked=False: slot())
    owner.addAction(action)
    return action


def _calling(function: Callable[..., None], *arguments: object) -> Callable[[], None]:
    return lambda: function(*arguments)
