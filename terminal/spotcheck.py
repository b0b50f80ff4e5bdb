"""The checks of a desk file's spot sources: one source a series, and mappings that can be meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import NamedTuple, Protocol

from terminal.complaint import Place
from terminal.desksources import SpotFileTable, SpotHttpTable, SpotPushTable
from terminal.feeds.spot_layout import contradiction
from terminal.feeds.spot_unit import MONEY, plain_unit

KINDS = ("spot_file", "spot_http", "spot_push")
# What a spreadsheet program leaves beside a workbook that somebody has open.
LOCK_FILE = "~$"


class Wrong(NamedTuple):
    """One mistake: where in the desk file, the value there, and what is wrong with it."""

    place: Place
    value: object
    why: str


class Quoted(Protocol):
    """A pair, as far as a unit goes: of a desk file, or of a desk that runs."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def spot(self) -> str:
        """Its spot series."""

    @property
    def unit_factor(self) -> Decimal:
        """Its units per unit of the source."""

    @property
    def fx(self) -> Decimal:
        """Its currency per currency of the source."""

    @property
    def price_unit(self) -> str:
        """What it computes in."""


class Sources(Protocol):
    """All spot sources of a desk, and the pairs that take their prices."""

    @property
    def spot_file(self) -> Sequence[SpotFileTable]:
        """The files."""

    @property
    def spot_http(self) -> Sequence[SpotHttpTable]:
        """The addresses that are asked."""

    @property
    def spot_push(self) -> Sequence[SpotPushTable]:
        """The websockets."""

    @property
    def pair(self) -> Sequence[Quoted]:
        """The pairs."""


def mistakes(shape: Sources) -> Iterator[Wrong]:
    """Give what is wrong with the spot sources of a desk, the worst first."""
    yield from _shared(shape)
    for index, file in enumerate(shape.spot_file):
        place = ("spot_file", index)
        if PurePath(file.path).name.startswith(LOCK_FILE):
            why = "is a spreadsheet program's lock file: name the workbook beside it"
            yield Wrong((*place, "path"), file.path, why)
        if why := _wrong_mapping_file(shape, index, file):
            yield Wrong((*place, "mapping_file"), file.mapping_file, why)
        if (found := contradiction(file.mapping)) is not None:
            yield Wrong((*place, "mapping", found[0]), found[1], found[2])
        yield from _other_unit(shape, index, file)


# Two sources for one series would overtake each other, and no price would have an origin.
def _shared(shape: Sources) -> Iterator[Wrong]:
    ids: dict[str, str] = {}
    origins: dict[str, str] = {}
    paths: dict[tuple[str, str], str] = {}
    for kind in KINDS:
        for index, one in enumerate(getattr(shape, kind)):
            if other := ids.get(one.id):
                yield Wrong((kind, index, "id"), one.id, f"a {other} has this id")
            ids[one.id] = kind
            for symbol in one.brings:
                if other := origins.get(symbol):
                    where: Place = (kind, index, *_named_at(one, symbol))
                    yield Wrong(where, symbol, f"{other} brings this series already")
                origins[symbol] = f"{kind} {one.id}"
            if kind == "spot_file":
                key = (one.path, one.mapping.sheet)
                if other := paths.get(key):
                    why = f"spot_file {other} watches this file and sheet already"
                    yield Wrong((kind, index, "path"), one.path, why)
                paths[key] = one.id


# The window writes it: it must be nobody else's.
def _wrong_mapping_file(shape: Sources, index: int, file: SpotFileTable) -> str:
    if not file.mapping_file:
        return ""
    if PurePath(file.mapping_file).suffix.lower() != ".toml":
        return "a mapping is kept in a .toml file"
    for one in shape.spot_file[:index]:
        if one.mapping_file == file.mapping_file:
            return f"spot_file {one.id} has this mapping_file already"
    return ""


def _named_at(source: object, symbol: str) -> tuple[str, ...]:
    if not isinstance(source, SpotFileTable):
        return ("names",)
    if symbol in source.symbols:
        return ("symbols",)
    return ("mapping", "series" if symbol == source.mapping.series else "names")


def _other_unit(shape: Sources, index: int, file: SpotFileTable) -> Iterator[Wrong]:
    # A pair without a factor takes the file's number as it is.
    mapping = file.mapping
    said, money = plain_unit(mapping.unit_is), MONEY.get(mapping.currency_is.lower(), "")
    for pair in shape.pair:
        if pair.spot not in file.brings or pair.fx != 1:
            continue
        wanted, where = plain_unit(pair.price_unit), ("spot_file", index, "mapping")
        why = f"pair {pair.id} computes in {pair.price_unit}: it needs"
        if pair.unit_factor == 1 and said and wanted and said != wanted:
            yield Wrong((*where, "unit_is"), mapping.unit_is, f"{why} a unit_factor or an fx")
        if money and wanted and money != wanted.partition("/")[0]:
            yield Wrong((*where, "currency_is"), mapping.currency_is, f"{why} an fx")
