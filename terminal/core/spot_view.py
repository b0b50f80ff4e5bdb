"""What a look at a spot price file finds, row by row: what would be taken, and what is wrong.

It is made beside the desk and changes nothing; the words are those of the watcher of such files.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

import msgspec

from terminal.domain.said import Said

Comparable = tuple[tuple[str, Decimal], ...]


class RowKind(StrEnum):
    """What becomes of a row: taken; taken, with something to look at; refused; not ours."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"
    OTHER = "other"


class SpotHead(msgspec.Struct, frozen=True):
    """One column of a file. name: as a mapping calls it, its title or else its letter."""

    name: str
    letter: str
    title: str


class SpotRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a file, from 1, and what it comes to.

    cells: as written. series, stamp (Beijing), price (float64, the file's unit): what was taken
    spots: pair -> S, comparable with its contract. basis: the row's own spot minus futures
    reason: kind of fault, "unnamed", "unwatched" or "unfinished"; "" where nothing is wrong
    column, value, words: where it is wrong, and how in the watcher's sentence; said: its key
    """

    line: int
    cells: tuple[str, ...]
    kind: RowKind
    series: str = ""
    stamp: str = ""
    price: float | None = None
    spots: Comparable = ()
    basis: Decimal | None = None
    reason: str = ""
    column: str = ""
    value: str = ""
    words: str = ""
    said: Said | None = None


class SpotPreview(msgspec.Struct, frozen=True, kw_only=True):
    """A file through one mapping.

    where: the file, and its sheet where it has several. sheets: of a workbook, by title
    header: line of the header, 0 = none. at: meaning -> the column's name
    mapping: the keys that differ from a mapping that says nothing, as the desk file has them
    names: what the file calls its series, with how many rows; the most frequent first
    rows: the first ones and the first wrong ones. counts: of all rows. newest: one a series
    refused: why nothing of it is taken, "" = it is taken; said: its key. wrong: why the desk cannot
        have this mapping, "" = it can. source: id of its [[spot_file]]; block: that table as text
    mapping_file: its own, "" = the desk file has the mapping. wanted: the series of the desk
    """

    where: str
    header: int = 0
    sheets: tuple[str, ...] = ()
    heads: tuple[SpotHead, ...] = ()
    at: Mapping[str, str] = {}
    mapping: Mapping[str, object] = {}
    names: tuple[tuple[str, int], ...] = ()
    rows: tuple[SpotRow, ...] = ()
    counts: Mapping[RowKind, int] = {}
    newest: tuple[SpotRow, ...] = ()
    refused: str = ""
    said: Said | None = None
    wrong: str = ""
    block: str = ""
    source: str = ""
    mapping_file: str = ""
    wanted: tuple[str, ...] = ()

    def count(self, kind: RowKind) -> int:
        """How many rows of the file are of one kind."""
        return self.counts.get(kind, 0)

    @property
    def is_clean(self) -> bool:
        """The file is taken, and every row of it that is ours."""
        return not self.refused and not self.count(RowKind.BAD)
