"""What the keys of a desk file are made of: names, ids, durations, and the strict table."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

Name = Annotated[str, Meta(min_length=1, max_length=64)]
# What the English screen says instead; without one it shows the name itself.
English = Annotated[str, Meta(max_length=64)]
# An id goes into file names, ledger keys and DIFF's order ids: no separators, no spaces.
ID = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z"
FUTURES = r"^[A-Za-z]+\.[A-Za-z0-9._&-]+\Z"
# Five digits reach 270 years in days; more would leave the calendar.
DURATION = r"^[0-9]{1,5}(\.[0-9]{1,6})?(ms|s|m|h|d)\Z"
LASTING = r"^(?=.*[1-9])[0-9]{1,5}(\.[0-9]{1,6})?(ms|s|m|h|d)\Z"
DURATIONS = 'a duration is needed, such as "500ms", "2s", "10m", "3h" or "1d"'
PATTERNS = {
    ID: "1 to 64 letters, digits, dots, underscores or hyphens are needed, a letter or digit first",
    FUTURES: 'an exchange and a contract are needed, such as "SHFE.cu2701"',
    DURATION: DURATIONS,
    LASTING: f"{DURATIONS}, longer than nothing",
}
Id = Annotated[str, Meta(pattern=ID)]
Duration = Annotated[str, Meta(pattern=DURATION)]
Lasting = Annotated[str, Meta(pattern=LASTING)]


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table in which every unknown key is a mistake."""
