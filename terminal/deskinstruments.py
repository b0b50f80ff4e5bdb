"""The files of a desk that correct what ships with the program: calendar, and rules of contracts.

Each has the shape of ours and stands after it, so that a person changes one row at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from terminal.almanac import calendar_file, delivery_file, limit_file, stage_file
from terminal.complaint import complaint
from terminal.core.calendar import Calendar
from terminal.deskfile import DeskFile
from terminal.domain.delivery import DeliveryRule
from terminal.domain.price_limit import LimitRule
from terminal.domain.stage import StageRule

T = TypeVar("T")


class ContractRules(msgspec.Struct, frozen=True, kw_only=True):
    """What exchanges and brokers demand: near delivery, of prices in a day, by stage."""

    delivery: tuple[DeliveryRule, ...]
    limits: tuple[LimitRule, ...]
    stages: tuple[StageRule, ...]


def calendar_of(path: Path, text: str, shape: DeskFile) -> Calendar:
    """Return the calendar as a desk's files correct it.

    Raise `SettingsError` for a file that is not there, `BadTable` for what is wrong in one.
    """
    files = _files(path, text, "calendar", "files", shape.calendar.files)
    return Calendar(calendar_file.read_calendar((*calendar_file.SHIPPED, *files)))


def contract_rules_of(path: Path, text: str, shape: DeskFile) -> ContractRules:
    """Return the rules of contracts as a desk's files correct them; raise as `calendar_of` does."""

    def read(
        key: str, shipped: Iterable[Path], reader: Callable[[Iterable[Path]], tuple[T, ...]]
    ) -> tuple[T, ...]:
        names = getattr(shape.instruments, key)
        return reader((*shipped, *_files(path, text, "instruments", key, names)))

    return ContractRules(
        delivery=read("delivery", delivery_file.SHIPPED, delivery_file.read_delivery),
        limits=read("limits", limit_file.SHIPPED, limit_file.read_limits),
        stages=read("stages", stage_file.SHIPPED, stage_file.read_stages),
    )


def _files(path: Path, text: str, table: str, key: str, names: tuple[str, ...]) -> Iterable[Path]:
    files = [path.parent / Path(name).expanduser() for name in names]
    for name, file in zip(names, files, strict=True):
        if not file.is_file():
            raise complaint(path, text, (table, key), name, "there is no such file")
    return files
