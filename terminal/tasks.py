"""Long work for a process of its own: verify and export, with progress.

Module-level functions, so that they can be sent to another process by name.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from terminal.audit.export import export
from terminal.audit.verify import verify

Progress = Callable[[int, int], None]


def verify_ledger(folder: Path, progress: Progress) -> tuple[bool, str]:
    """Check the ledger in `folder`; return (intact, the verdict in words)."""
    verdict = verify(folder, progress)
    return verdict.code == 0, " ".join((verdict.sentence, *verdict.notes))


def export_to(folder: Path, actor: str, out: str, progress: Progress) -> tuple[bool, str]:
    """Write a bundle; return (True, where it is and what it holds). Raises `Refused`."""
    now = datetime.now(UTC)  # noqa: TID251 - a process of its own has a clock of its own
    done = export(folder, Path(out), now, actor=actor, progress=progress)
    return True, f"{done.out.name}: entries {done.first} to {done.last}, SHA-256 {done.sha256[:16]}"
