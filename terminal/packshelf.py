"""Rule packs where they lie: those that come with the program, files of people, a desk's own."""

from __future__ import annotations

import asyncio
from pathlib import Path

from terminal import Refused
from terminal.almanac.table_file import RESOURCES
from terminal.audit.reader import Reader
from terminal.audit.source import LedgerMissing
from terminal.core.ids import Ids
from terminal.core.refusal import sentence
from terminal.core.rulebook import Rulebook
from terminal.domain.audit import thing_of
from terminal.domain.pack import Pack
from terminal.domain.revision import Revision
from terminal.domain.rule import Rule
from terminal.packfile import read_pack
from terminal.settings import Settings

SHIPPED = RESOURCES / "sop"
ENDING = ".toml"
PAGE = 500


class NoPack(Refused):
    """There is no such pack."""


def files_in(paths: list[Path]) -> list[Path]:
    """Return the files named, those of folders among them, by name."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.glob(f"*{ENDING}")) if path.is_dir() else [path]
    return found


def shipped_packs() -> tuple[Pack, ...]:
    """Read the packs that come with the program, by id."""
    packs = (read_pack(file) for file in files_in([SHIPPED]))
    return tuple(sorted(packs, key=lambda pack: pack.id))


def find_pack(name: str) -> Pack:
    """Return the shipped pack with this id, or the one in this file; raise `NoPack`."""
    if name.endswith(ENDING):
        return read_pack(Path(name))
    for pack in (known := shipped_packs()):
        if pack.id == name:
            return pack
    names = ", ".join(pack.id for pack in known)
    raise NoPack(f"{name}: no such pack comes with the program ({names}); a file ends in {ENDING}")


def rules_in(settings: Settings, folder: Path) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Return the rules in force of a desk, as written, and what a person should know of them.

    They are those of its desk file, changed by what its ledger says went live. The desk may run.
    """
    plant = settings.plant
    # Nothing is drafted with it: its ids are never used.
    book = Rulebook(plant.rules, plant.places, Ids(b"pack"), four_eyes=True)
    said = book.restore(asyncio.run(_revisions(folder)))
    return book.written, tuple(map(sentence, said))


async def _revisions(folder: Path) -> list[Revision]:
    newest: dict[str, Revision] = {}
    try:
        async with Reader(folder) as reader:
            before: int | None = None
            while page := await reader.page(before, PAGE, "rules"):
                for entry in page:
                    newest.setdefault(entry.ref, thing_of(entry.body, Revision))
                before = page[-1].seq
    except LedgerMissing:
        return []
    return list(newest.values())
