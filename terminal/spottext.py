"""The mapping of a spot price file as text of its own, and back: what is written is read as it was.

A desk file has it as `[spot_file.mapping]`; a file beside it, which the window may write, as
`[mapping]`. Either says the same keys.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from terminal import Refused
from terminal.complaint import complaint, dotted, shape_flaw
from terminal.core.spot_mapped import SpotMapped
from terminal.desksources import SpotFileTable
from terminal.desktable import PATTERNS, Table
from terminal.feeds.spot_layout import Layout, contradiction
from terminal.feeds.spot_preview import keys_of
from terminal.tomlfile import read_toml
from terminal.tomltext import spell_table


class MappingFile(Table, frozen=True, kw_only=True):
    """Either table: a mapping alone, or what a desk file says of one spot file."""

    mapping: Layout | None = None
    spot_file: Annotated[tuple[SpotFileTable, ...], Meta(max_length=1)] = ()


def spell_source(source: SpotFileTable) -> str:
    """Write `[[spot_file]]` with its mapping; what says nothing is left out."""
    head: dict[str, object] = {"id": source.id, "path": source.path}
    if source.symbols:
        head["symbols"] = source.symbols
    if source.mapping_file:
        head["mapping_file"] = source.mapping_file
    text = spell_table("[[spot_file]]", head)
    if keys := keys_of(source.mapping):
        text += spell_table("[spot_file.mapping]", keys)
    return text


def spell_mapping(layout: Layout) -> str:
    """Write `[mapping]`, empty for a layout that says nothing."""
    return spell_table("[mapping]", keys_of(layout))


def read_mapping(path: Path) -> Layout:
    """Read a mapping from a file of its own; raise `SettingsError` for what is wrong with it."""
    text, shape, _ = read_toml(path, MappingFile, "mapping file")
    place: tuple[str | int, ...] = ("mapping",)
    layout = shape.mapping
    if layout is None and shape.spot_file:
        place, layout = ("spot_file", 0, "mapping"), shape.spot_file[0].mapping
    if layout is None:
        raise Refused(f"{path}: there is no [mapping] in it")
    if (wrong := contradiction(layout)) is not None:
        key, value, why = wrong
        raise complaint(path, text, (*place, key), value, why)
    return layout


def write_whole(path: Path, text: str) -> None:
    """Write a file that a reader finds as it was or as it is, never half; raise `OSError`."""
    beside = path.with_name(f"{path.name}.part")
    with beside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def layout_of(keys: Mapping[str, object]) -> Layout:
    """Return the layout of keys as a mapping has them; raise `Refused` for what is none."""
    try:
        return msgspec.convert(dict(keys), Layout)
    except msgspec.ValidationError as error:
        (key, *inner), why = shape_flaw(Layout, PATTERNS, str(error))
        where = dotted((key, *inner))
        raise Refused(f"mapping: {where} = {keys.get(str(key))!r}: {why}") from None


def readings_of(told: SpotMapped) -> dict[str, Layout | None]:
    """Return series -> the mapping that it was read by; None where this version has no such."""
    return {
        symbol: layout
        for one in told.readings
        for layout in [_known(one.mapping)]
        for symbol in one.symbols
    }


def _known(keys: Mapping[str, object]) -> Layout | None:
    try:
        return layout_of(keys)
    except Refused:
        return None
