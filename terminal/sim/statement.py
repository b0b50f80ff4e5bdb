"""What one user has been told of the account, and the difference to what is true now.

`trade.<user>` of the protocol: every connection of the user gets the whole tree at login and then
the same differences.
"""

from __future__ import annotations

import copy
from typing import Any

from terminal.sim.flow import Patch

Node = dict[str, Any]


class Statement:
    """The tree of one user as it was last told."""

    def __init__(self, user: str, trading_day: str) -> None:
        self._user = user
        self._tree: Node = {
            "user_id": user,
            "trading_day": trading_day,
            "session": {"user_id": user, "trading_day": trading_day},
            "accounts": {},
            "positions": {},
            "orders": {},
            "trades": {},
            "banks": {},
            "transfers": {},
            "trade_more_data": False,
        }
        self._untold: Node = {}

    def put(self, section: str, key: str, node: Node) -> None:
        """Replace a node; what differs is told with the next `take`."""
        old = self._tree[section].get(key, {})
        changed = {name: value for name, value in node.items() if old.get(name) != value}
        if changed:
            self._tree[section][key] = node
            self._untold.setdefault(section, {}).setdefault(key, {}).update(changed)

    def take(self) -> Patch | None:
        """Return the difference since the last call, or None."""
        untold, self._untold = self._untold, {}
        return {"trade": {self._user: untold}} if untold else None

    def snapshot(self) -> Patch:
        """Return everything; call `take` before, so that nothing is told twice."""
        return {"trade": {self._user: copy.deepcopy(self._tree)}}
