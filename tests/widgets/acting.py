"""What tests of the book's forms share: the last question, and its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from terminal.core.book_view import Trial
from terminal.core.book_wish import TryBook
from terminal.core.effect import Topic
from terminal.core.exposure_tree import Shift
from terminal.domain.sums import Sums
from tests.book_builders import D
from tests.widgets.fake_desk import FakeDesk

UNIT = ("华北事业部", "cu")
NEAR, FAR = (*UNIT, "2027-01"), (*UNIT, "2027-02")


def shift(key: tuple[str, ...], before: int, after: int) -> Shift:
    """Basis exposure of a node that moves."""
    return Shift(key, Sums(base_unit="t", spot=D(before)), Sums(base_unit="t", spot=D(after)))


def asked(desk: FakeDesk) -> Any:
    """Return the wish that the desk was last asked about."""
    last = desk.posted[-1]
    assert isinstance(last, TryBook)
    return last.wish


def answer(desk: FakeDesk, settle: Callable[[], None], **fields: Any) -> None:
    """Answer the last question."""
    key = desk.posted[-1].id
    desk.changes.put(Topic.TRIAL, key, Trial(id=key, **fields))
    settle()
