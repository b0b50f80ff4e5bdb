"""The desk in a thread of its own, so that a window may own the main one."""

from __future__ import annotations

import asyncio
import threading

from terminal import Refused
from terminal.desk import Desk


class DeskThread:
    """Run one desk; `error` is what ended it, if anything did."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="desk")

    def start(self) -> None:
        """Start the desk; its links come up in the background."""
        self._thread.start()

    def stop(self, patience: float = 10.0) -> None:
        """Ask it to end and wait for the record to be closed."""
        self.desk.stop()
        self._thread.join(patience)

    def refusal(self) -> Refused | None:
        """Return why the desk could not go on, if it was for a reason a person can act on."""
        return refusal_in(self.error)

    def _run(self) -> None:
        try:
            asyncio.run(self.desk.run())
        except BaseException as error:
            self.error = error
            self.desk.failed(refusal_in(error) or error)


def refusal_in(error: BaseException | None) -> Refused | None:
    """Find the first `Refused` in an error or a group of errors."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            if (found := refusal_in(part)) is not None:
                return found
    return None
