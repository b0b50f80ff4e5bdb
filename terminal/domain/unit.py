"""The part of a firm that earns and answers for its own result."""

from __future__ import annotations

import msgspec


class BusinessUnit(msgspec.Struct, frozen=True, kw_only=True, tag="unit"):
    """One business unit (业务单元); its id is what every line of the book names."""

    id: str
    name: str
