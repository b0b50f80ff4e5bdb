"""One act on the business book as it was written down: what it changed, and where it came from."""

from __future__ import annotations

import msgspec

from terminal.domain.change import Change


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """All that one act changed; it was applied whole.

    source: the files that were imported, or what a person did. digest: SHA-256 of the files, hex
    undoes: id of the edit that this one took back; "" for any other
    reason: a person's own words, where the act asks for them
    """

    id: str
    changes: tuple[Change, ...]
    source: str = ""
    digest: str = ""
    undoes: str = ""
    reason: str = ""
