"""How the window reads and proves the record, and has files looked at beside it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from terminal.domain.audit import Entry
from terminal.domain.pack import Pack


class Reader(Protocol):
    """Read access to the ledger, newest entries first."""

    def page(self, before: int | None, limit: int, kind: str | None) -> Awaitable[Sequence[Entry]]:
        """Return at most `limit` entries with seq < before, of one kind or of all."""


Progress = Callable[[int, int], None]
Outcome = tuple[bool, Any]
Keys = Mapping[str, object] | None


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """How to read and prove the record.

    verify(progress), export(actor, target, progress): picklable; they run in their own process
    preview(whole, files, progress): the same, for files of the business book; its outcome is a
        `Preview`, or a sentence
    packs(file): the rule packs of the program, or the one in a file
    spot_files: the desk's, id and path. spot(path, keys, is_guess, progress): a spot price file
        through a mapping, None = the desk's own, else a guess; picklable, its outcome a
        `SpotPreview` or a sentence. save_mapping(path, keys, target): what was done, for the record
    """

    reader: Reader | None = None
    verify: Callable[[Progress], Outcome] | None = None
    export: Callable[[str, str, Progress], Outcome] | None = None
    preview: Callable[[bool, Sequence[str], Progress], Outcome] | None = None
    packs: Callable[[str], Awaitable[Sequence[Pack]]] | None = None
    spot_files: tuple[tuple[str, str], ...] = ()
    spot: Callable[[str, Keys, bool, Progress], Outcome] | None = None
    save_mapping: Callable[[str, Mapping[str, object], str], Awaitable[str]] | None = None
