"""What a screen or a command does with spot price files, beside the desk itself.

A look is a module-level function, so that it can be sent to another process by name: a large
workbook takes seconds to read, and neither the window nor the desk waits for it.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from terminal import Refused
from terminal.core.spot_view import SpotPreview
from terminal.desksources import SpotFileTable
from terminal.domain.basis import Pair
from terminal.feeds.fault import Malformed
from terminal.feeds.spot_guess import guessed
from terminal.feeds.spot_layout import Layout
from terminal.feeds.spot_preview import keys_of, preview
from terminal.feeds.spot_sheet import written_in
from terminal.settings import Settings, read_settings
from terminal.spotmap import wrong_in
from terminal.spottext import layout_of, spell_mapping, spell_source, write_whole
from terminal.tomltext import spell_value

Progress = Callable[[int, int], None]
STEPS = 4  # of a look: desk file, file, rows, the desk's other sources
MOST_SHOWN = 300
LONGEST_ID = 64


def preview_spot(
    desk: Path,
    path: str,
    keys: Mapping[str, object] | None,
    is_guess: bool,
    progress: Progress,
) -> tuple[bool, SpotPreview]:
    """Return (is all of it well, a file through a mapping). Raise `Refused` for an unread file.

    path: from the desk file's folder, if it is not absolute
    keys: of the mapping; None = what the desk has for this file, else a guess
    is_guess: whatever else, guess
    """
    progress(0, STEPS)
    settings = read_settings(desk)
    progress(1, STEPS)
    file = desk.parent / path
    content = read_file(file)
    progress(2, STEPS)
    source = source_of(settings, file)
    layout = source.mapping if keys is None else layout_of(keys)
    if is_guess or (keys is None and source not in settings.spot_files):
        layout = guess(content, file.name, settings.plant.pairs)
    found = preview(content, file.name, now(), layout, settings.plant.pairs, MOST_SHOWN)
    progress(3, STEPS)
    source = msgspec.structs.replace(source, mapping=layout)
    found = msgspec.structs.replace(
        found,
        source=source.id,
        block=spell_source(source),
        wrong=wrong_in(settings, source),
        mapping_file=source.mapping_file,
    )
    progress(STEPS, STEPS)
    return found.is_clean and not found.wrong, found


async def save_mapping(desk: Path, path: str, keys: Mapping[str, object], target: str) -> str:
    """Write a mapping that has been looked at; return what was done, with before and after.

    target: a file for the whole `[[spot_file]]`, "" = the mapping file that the desk file names
    Raise `Refused`, with nothing written, for a mapping that the desk or the file does not allow.
    """
    return await asyncio.to_thread(_save, desk, path, keys, target)


def _save(desk: Path, path: str, keys: Mapping[str, object], target: str) -> str:
    settings = read_settings(desk)
    file = desk.parent / path
    source, layout = source_of(settings, file), layout_of(keys)
    before = source.mapping
    source = msgspec.structs.replace(source, mapping=layout)
    pairs = settings.plant.pairs
    found = preview(read_file(file), file.name, now(), layout, pairs, 0)
    if why := wrong_in(settings, source) or found.refused:
        raise Refused(why)
    if not target and not source.mapping_file:
        raise Refused(f"spot_file {source.id}: the desk file names no mapping_file for it")
    out = Path(target) if target else desk.parent / source.mapping_file
    if out.resolve() in (desk.resolve(), file.resolve()):
        raise Refused(f"{out}: a mapping is not written over it")
    try:
        write_whole(out, spell_source(source) if target else spell_mapping(layout))
    except OSError as error:
        raise Refused(f"{out}: cannot be written: {error.strerror or error}") from None
    was, is_now = (spell_value(keys_of(one)) for one in (before, layout))
    return f"spot_file {source.id}: {out.name} written; before {was}; after {is_now}"


def read_file(file: Path) -> bytes:
    """Return a file's bytes; raise `Refused` when it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused(f"{file}: cannot be read: {error.strerror or error}") from None


def guess(content: bytes, name: str, pairs: tuple[Pair, ...]) -> Layout:
    """Return a first mapping of a file; one that says nothing where the file cannot be read."""
    wanted = tuple(dict.fromkeys(pair.spot for pair in pairs))
    try:
        return guessed(written_in(content, name), wanted)
    except Malformed:
        return Layout()


def source_of(settings: Settings, file: Path) -> SpotFileTable:
    """Return the desk's table of a file, or a new one with an id that is free."""
    folder = settings.file.parent
    for one in settings.spot_files:
        if (folder / one.path).resolve() == file.resolve():
            return one
    taken = {one.id for one in settings.spot_files}
    taken |= {one.id for one in (*settings.spot_https, *settings.spot_pushes)}
    stem = re.sub(r"[^A-Za-z0-9]+", "-", file.stem).strip("-")[: LONGEST_ID - 4] or "spot"
    free = (name for at in range(len(taken) + 1) if (name := f"{stem}-{at}" if at else stem))
    id = next(name for name in free if name not in taken)
    try:
        path = file.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        path = str(file.resolve())
    return SpotFileTable(id=id, path=path)


def now() -> datetime:
    """Return the time of a process beside the desk."""
    return datetime.now(UTC)  # noqa: TID251 - beside the desk: a process of its own
