"""The exchange's own record of what happened to orders: one JSON object a line, flushed per line.

It is the ground truth for tests that kill the other side. Lines: `{"t", "event", "user",
"order_id", "symbol", "direction", "offset", "volume", ...}`; event is accepted, rejected,
duplicate, cancelled or trade. A cancelled line counts the lots left; a trade has price and key.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import msgspec

from terminal import Refused
from terminal.sim.ticket import Ticket


class Journal:
    """An append-only file; without a path nothing is kept."""

    def __init__(self, path: Path | None) -> None:
        self._file: TextIO | None = None
        if path is not None:
            try:
                self._file = path.open("a", encoding="utf-8")
            except OSError as error:
                raise Refused(f"cannot write the order log {path}: {error.strerror}") from error

    def write(self, now: datetime, event: str, ticket: Ticket, **more: Any) -> None:
        """Append one line."""
        if self._file is None:
            return
        request = ticket.request
        line = {
            "t": now.astimezone(UTC).isoformat(),
            "event": event,
            "user": ticket.user,
            "order_id": ticket.order_id,
            "exchange_order_id": ticket.exchange_order_id,
            "symbol": request.symbol,
            "direction": request.direction,
            "offset": request.offset,
            "volume": request.volume,
            **more,
        }
        self._file.write(msgspec.json.encode(line).decode() + "\n")
        self._file.flush()

    def close(self) -> None:
        """Release the file."""
        if self._file is not None:
            self._file.close()
