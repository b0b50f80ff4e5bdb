"""What a screen does with rule packs, beside the desk: read them, without any frame waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from terminal.domain.pack import Pack


async def packs(file: str) -> Sequence[Pack]:
    """Return the packs of the program, or with a file's name the one in it. Raise `Refused`."""
    return await asyncio.to_thread(_read, file)


# Late: the window is painted before the ledger's rooms are loaded.
def _read(file: str) -> Sequence[Pack]:
    from terminal.packfile import read_pack
    from terminal.packshelf import shipped_packs

    return (read_pack(Path(file)),) if file else shipped_packs()
