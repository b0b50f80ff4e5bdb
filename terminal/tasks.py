"""What a screen or a command does with a desk's folder beside the desk itself.

Verifying and exporting are module-level functions, so that they can be sent to another process by
name. Imports are late: the window is painted before the ledger's rooms are loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from terminal.domain.audit import Entry
from terminal.settings import Settings

Progress = Callable[[int, int], None]


def verify_ledger(folder: Path, progress: Progress) -> tuple[bool, str]:
    """Check the ledger in `folder`; return (intact, the verdict in words, a line each)."""
    from terminal.audit.verify import verify

    verdict = verify(folder, progress)
    return verdict.code == 0, "\n".join((verdict.sentence, *verdict.notes))


def export_to(folder: Path, actor: str, out: str, progress: Progress) -> tuple[bool, str]:
    """Write a bundle; return (True, where it is and what it holds). Raises `Refused`."""
    from terminal.audit.export import export

    now = datetime.now(UTC)  # noqa: TID251 - a process of its own has a clock of its own
    done = export(folder, Path(out), now, actor=actor, progress=progress)
    return True, f"{done.out.name}: entries {done.first} to {done.last}, SHA-256 {done.sha256[:16]}"


class LedgerPages:
    """Pages of the ledger for a screen; each look opens it anew, read-only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def page(self, before: int | None, limit: int, kind: str | None) -> list[Entry]:
        """Return at most `limit` entries with seq < before, newest first. Raises `Refused`."""
        from terminal.audit.reader import Reader

        async with Reader(self._folder) as reader:
            return await reader.page(before, limit, kind)


def data_folder(settings: Settings, given: Path | None) -> Path:
    """Choose the data folder: the option, else the desk file's, else the platform's."""
    if given is not None:
        return given
    if settings.data:
        return settings.file.parent / settings.data
    return Path(platformdirs.user_data_dir("basisdesk", False)) / settings.desk
