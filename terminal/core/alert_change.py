"""One move of an alert, as triage hands it on."""

from __future__ import annotations

import msgspec

from terminal.domain.alert import Alert, Cause


class Change(msgspec.Struct, frozen=True):
    """An alert moved. `cause` says why; None when only its latest value did."""

    alert: Alert
    cause: Cause | None

    @property
    def is_recorded(self) -> bool:
        """It belongs in the ledger: everything from firing on."""
        return self.cause is not None and self.alert.fired is not None
