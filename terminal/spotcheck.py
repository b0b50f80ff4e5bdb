"""The checks of a desk file's spot sources: one source a series, and mappings that can be meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from terminal.complaint import Place
from terminal.deskfile import DeskFile
from terminal.desksources import SpotFileTable
from terminal.feeds.book_cell import UNITS
from terminal.feeds.spot_layout import contradiction

KINDS = ("spot_file", "spot_http", "spot_push")
# What a spreadsheet program leaves beside a workbook that somebody has open.
LOCK_FILE = "~$"
MONEY = {"元": "CNY", "cny": "CNY", "rmb": "CNY", "美元": "USD", "usd": "USD"}
KNOWN = {*MONEY.values(), *UNITS.values()}


class Wrong(NamedTuple):
    """One mistake: where in the desk file, the value there, and what is wrong with it."""

    place: Place
    value: object
    why: str


def mistakes(shape: DeskFile) -> Iterator[Wrong]:
    """Give what is wrong with the spot sources of a desk file, the worst first."""
    yield from _shared(shape)
    for index, file in enumerate(shape.spot_file):
        place = ("spot_file", index)
        if PurePath(file.path).name.startswith(LOCK_FILE):
            why = "is a spreadsheet program's lock file: name the workbook beside it"
            yield Wrong((*place, "path"), file.path, why)
        if (found := contradiction(file.mapping)) is not None:
            yield Wrong((*place, "mapping", found[0]), found[1], found[2])
        yield from _other_unit(shape, index, file)


# Two sources for one series would overtake each other, and no price would have an origin.
def _shared(shape: DeskFile) -> Iterator[Wrong]:
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


def _named_at(source: object, symbol: str) -> tuple[str, ...]:
    if not isinstance(source, SpotFileTable):
        return ("names",)
    if symbol in source.symbols:
        return ("symbols",)
    return ("mapping", "series" if symbol == source.mapping.series else "names")


def _other_unit(shape: DeskFile, index: int, file: SpotFileTable) -> Iterator[Wrong]:
    # A pair without a factor takes the file's number as it is.
    said = _unit(file.mapping.unit_is)
    for pair in shape.pair:
        if pair.spot not in file.brings or pair.unit_factor != 1 or pair.fx != 1:
            continue
        wanted = _unit(pair.price_unit)
        if said and wanted and said != wanted:
            why = f"pair {pair.id} computes in {pair.price_unit}: it needs a unit_factor or an fx"
            yield Wrong(("spot_file", index, "mapping", "unit_is"), file.mapping.unit_is, why)


def _unit(text: str) -> str:
    # "元/吨" and "CNY/t" are one; what is not known is not judged.
    parts = [part.strip() for part in text.split("/")]
    plain = [MONEY.get(part.lower(), UNITS.get(part.lower(), part)) for part in parts]
    return "/".join(plain) if len(plain) == 2 and KNOWN.issuperset(plain) else ""
