"""What a desk remembers when it starts: read from the newest ledger entry of each thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import TypeVar

import msgspec

from terminal import Refused
from terminal.core.closes import Close
from terminal.core.day_end import KIND, OLDEST, DayEnd
from terminal.core.engine import Memory
from terminal.core.main_contract import KIND as MAIN
from terminal.core.manual import ManualSpot
from terminal.core.settlements import KIND as SETTLED
from terminal.core.settlements import SettledDay
from terminal.core.spot_mapped import KIND as MAPPING
from terminal.core.spot_mapped import SpotMapped
from terminal.core.spot_step import KIND as STEP
from terminal.core.spot_step import SpotStep
from terminal.core.terms_step import KIND as TERMS
from terminal.core.terms_step import TermsStep
from terminal.domain.alert import Alert
from terminal.domain.approval import Approval
from terminal.domain.audit import Entry, thing_of
from terminal.domain.edit import Edit
from terminal.domain.main_contract import MainContract
from terminal.domain.notification import Delivery
from terminal.domain.order import Order, Trade
from terminal.domain.revision import Revision

T = TypeVar("T", bound=msgspec.Struct)
Newest = Callable[[str], Sequence[Entry]]

# What is over stays on the screen for a while; the audit panel has the rest.
RECENT = timedelta(days=3)
# As many days as a desk that was never shut still knows (`closes.MOST`), weekends and holidays too:
# deviations of daily changes and trials of rules on units look back as far.
LONG_AGO = timedelta(days=190)
NOTHING = timedelta(0)
GRAIN = timedelta(seconds=1)
# The kinds of what is timed by when it was written: holds, deadlines, rests.
TIMED = ("alert", "approval", "order")


def recall(newest: Newest, now: datetime) -> Memory:
    """Build the memory; `newest(kind)` gives the newest entry of each thing of that kind."""

    newest = cache(newest)
    behind = _behind(newest, now)

    def things(kind: str, shape: type[T]) -> list[T]:
        return [_read(entry, shape) for entry in newest(kind) if now - entry.time < RECENT]

    def open_or_recent(kind: str, shape: type[T], is_open: Callable[[T], bool]) -> tuple[T, ...]:
        every = [
            (entry, _in_time(entry, _read(entry, shape), now, behind)) for entry in newest(kind)
        ]
        return tuple(one for entry, one in every if is_open(one) or now - entry.time < RECENT)

    halts = newest("halt")
    return Memory(
        alerts=open_or_recent("alert", Alert, lambda one: one.is_open),
        approvals=open_or_recent("approval", Approval, lambda one: not one.state.is_final),
        orders=open_or_recent("order", Order, lambda one: not one.status.is_final),
        trades=tuple(things("trade", Trade)),
        deliveries=open_or_recent("delivery", Delivery, lambda one: not one.stage.is_final),
        spots=tuple(things("spot", ManualSpot)),
        edits=tuple(_read(entry, Edit) for entry in newest("book")),
        closes=tuple(
            _read(entry, Close) for entry in newest("closes") if now - entry.time < LONG_AGO
        ),
        revisions=tuple(_read(entry, Revision) for entry in newest("rules")),
        ends=tuple(_read(entry, DayEnd) for entry in newest(KIND) if now - entry.time < OLDEST),
        steps=tuple(_read(entry, SpotStep) for entry in newest(STEP)),
        terms=tuple(_read(entry, TermsStep) for entry in newest(TERMS)),
        mapped=tuple(_read(entry, SpotMapped) for entry in newest(MAPPING)),
        settled=tuple(
            _read(entry, SettledDay) for entry in newest(SETTLED) if now - entry.time < OLDEST
        ),
        mains=tuple(_read(entry, MainContract) for entry in newest(MAIN)),
        halted=bool(halts and halts[-1].body.get("halted")),
        behind=behind,
    )


# What a clock differs by for an instant is no news.
def _behind(newest: Newest, now: datetime) -> timedelta:
    last = max((entry.time for kind in TIMED for entry in newest(kind)), default=now)
    return last - now if last - now > GRAIN else NOTHING


# Written while the clock was ahead: what waits by these times would wait until they come again.
def _in_time(entry: Entry, thing: T, now: datetime, behind: timedelta) -> T:
    if not behind or entry.time <= now:
        return thing
    values = ((name, getattr(thing, name)) for name in thing.__struct_fields__)
    times = {name: value - behind for name, value in values if isinstance(value, datetime)}
    return msgspec.structs.replace(thing, **times)


def _read(entry: Entry, shape: type[T]) -> T:
    try:
        return thing_of(entry.body, shape)
    except msgspec.ValidationError as error:
        raise Refused(
            f"ledger entry {entry.seq} ({entry.kind} {entry.ref}) cannot be read by this version: "
            f"{error}"
        ) from None
