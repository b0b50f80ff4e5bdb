"""Mappings of spot files that change while the desk runs: each in a file beside the desk file.

Whoever writes that file, the window or an editor, the desk looks at it, takes a mapping with which
its spot file can be read, and says so in the record. One that is wrong is told, and the mapping so
far goes on.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

import msgspec

from terminal import Refused
from terminal.complaint import dotted
from terminal.core.event import Event, Note, SourceFaulted
from terminal.core.refusal import Refusal, say, sentence
from terminal.desksources import SpotFileTable, SpotHttpTable, SpotPushTable
from terminal.domain.basis import Pair
from terminal.feeds.spot_layout import Layout
from terminal.feeds.spot_preview import keys_of
from terminal.settings import Settings
from terminal.spotcheck import mistakes
from terminal.spottext import read_mapping
from terminal.tomltext import spell_value

INTERVAL = 1.0  # seconds between two looks
MOST_LOOKS = 32  # until a mapping that could not be taken is tried again
Handle = Callable[[Event, float], None]


class Offered(msgspec.Struct, frozen=True):
    """The spot sources of a desk as they would be."""

    spot_file: tuple[SpotFileTable, ...]
    spot_http: tuple[SpotHttpTable, ...]
    spot_push: tuple[SpotPushTable, ...]
    pair: tuple[Pair, ...]


class Mappings:
    """The spot files of a desk with the mappings in force now."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.folder = settings.file.parent
        self.files = {one.id: one for one in settings.spot_files}

    def with_mapping(self, id: str, layout: Layout) -> SpotFileTable:
        """Return a file's table with another mapping."""
        return msgspec.structs.replace(self.files[id], mapping=layout)

    def wrong(self, source: SpotFileTable) -> str:
        """Say why the desk cannot have this table beside its other sources; "" = it can."""
        settings = self._settings
        files = self.files | {source.id: source}
        offered = Offered(
            tuple(files.values()), settings.spot_https, settings.spot_pushes, settings.plant.pairs
        )
        for place, value, why in mistakes(offered):
            return f"{dotted(place)} = {value!r}: {why}"
        return ""


class MappingWatch:
    """The mapping file of one spot file.

    adopt: reads the spot file by another mapping; raises `Refused` or `OSError` when it cannot be,
        and is asked again, ever more rarely, until it can
    """

    def __init__(
        self,
        id: str,
        mappings: Mappings,
        adopt: Callable[[Layout], Awaitable[None]],
        handle: Handle,
        *,
        interval: float = INTERVAL,
    ) -> None:
        self._id, self._mappings, self._adopt, self._handle = id, mappings, adopt, handle
        self._path = mappings.folder / mappings.files[id].mapping_file
        self._interval = interval
        self._seen: bytes | None = None
        self._tried: bytes | None = None
        self._told = ""
        self._count = self._looks = self._tries = 0

    async def run(self) -> None:
        """Look again and again; returns only by cancellation."""
        while True:
            await self.look()
            await asyncio.sleep(self._interval)

    async def look(self) -> None:
        """Take what the file says now, if it says something else and that can be."""
        try:
            raw = await asyncio.to_thread(self._path.read_bytes)
        except OSError:
            # Without the file the mapping that was taken last stays.
            return
        if raw == self._seen or not self._is_due(raw):
            return
        try:
            layout = await asyncio.to_thread(read_mapping, self._path)
            await self._take(layout)
        except (Refused, OSError) as problem:
            self._refuse(" ".join(str(problem).split()))
            return
        self._seen, self._told = raw, ""

    # The spot file may become what a mapping says, but a large one is not read each second for it.
    def _is_due(self, raw: bytes) -> bool:
        if raw != self._tried:
            self._tried, self._looks, self._tries = raw, 0, 0
        self._looks += 1
        if self._looks < min(2**self._tries, MOST_LOOKS):
            return False
        self._looks = 0
        self._tries += 1
        return True

    async def _take(self, layout: Layout) -> None:
        before = self._mappings.files[self._id].mapping
        words = f"spot_file {self._id}: the mapping of {self._path.name} is in force"
        if layout == before:
            if self._seen is None:
                # It may have been written while the desk did not run.
                now = spell_value(keys_of(layout))
                self._say(Note("system", "spot", f"{words} since the start: {now}"))
            return
        source = self._mappings.with_mapping(self._id, layout)
        if why := self._mappings.wrong(source):
            raise Refused(why)
        await self._adopt(layout)
        self._mappings.files[self._id] = source
        was, is_now = (spell_value(keys_of(one)) for one in (before, layout))
        self._say(Note("system", "spot", f"{words}; before {was}; after {is_now}"))

    def _refuse(self, why: str) -> None:
        if why != self._told:
            self._told = why
            self._count += 1
            said = say(Refusal.MAPPING_REFUSED, file=self._path.name, failure=why)
            source = f"spot:{self._id}"
            self._say(SourceFaulted(source, "mapping", sentence(said), self._count, said))

    def _say(self, event: Event) -> None:
        self._handle(event, time.perf_counter())


def wrong_in(settings: Settings, source: SpotFileTable) -> str:
    """Say why a desk cannot have this table beside its other sources; "" = it can."""
    return Mappings(settings).wrong(source)
