"""What of an alert's moves belongs in the ledger."""

from __future__ import annotations

import pytest

from terminal.core.alert_change import Change
from terminal.domain.alert import Cause
from tests.builders import NOW, make_alert


@pytest.mark.parametrize(
    ("fired", "cause", "is_recorded"),
    [(NOW, Cause.HELD, True), (NOW, Cause.FELL, True), (NOW, None, False), (None, None, False)],
)
def test_from_its_firing_on_each_cause_is_recorded(
    fired: object, cause: Cause | None, is_recorded: bool
) -> None:
    assert Change(make_alert(fired=fired), cause).is_recorded is is_recorded


def test_what_was_pending_and_passed_leaves_no_record() -> None:
    assert not Change(make_alert(fired=None), Cause.CLEARED).is_recorded
