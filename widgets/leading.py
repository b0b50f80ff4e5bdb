"""From a row of a table to the alert that it belongs to: its card while it waits, else why it was.

Enter and a double click lead there.
"""

from __future__ import annotations

from collections.abc import Callable

from widgets.alert_blotter import AlertBlotter
from widgets.docks import Dock
from widgets.latest import Latest
from widgets.now_panel import NowPanel
from widgets.panel import TablePanel


def lead(
    latest: Latest,
    now: NowPanel,
    blotter: AlertBlotter,
    dock: Callable[[str], Dock],
    raise_dock: Callable[[str], None],
) -> None:
    """Open rows of alerts, approvals and deliveries.

    dock: the dock with this name; raise_dock: bring it to the front and go there
    """

    def explain(alert: str) -> None:
        if alert in latest.alerts:
            blotter.view.select(alert)
            raise_dock("explain")

    def decide(key: str) -> None:
        approval = latest.approvals[key]
        raise_dock("now")
        if approval.state.is_final or not now.focus_on(key):
            explain(approval.alert)

    def told(key: str) -> None:
        explain(latest.deliveries[key].notification.alert)

    blotter.view.opened.connect(lambda _: raise_dock("explain"))
    for name, act in (("approvals", decide), ("deliveries", told)):
        panel = dock(name).widget()
        assert isinstance(panel, TablePanel)
        panel.view.opened.connect(act)
