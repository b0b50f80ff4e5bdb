"""What tables of a desk file are made of: names, ids, spans of time, and the words for each."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Annotated

import msgspec
from msgspec import Meta

from terminal.core.rule_check import out_of_range
from terminal.duration import duration, spell_duration

Name = Annotated[str, Meta(min_length=1, max_length=64)]
# What the English screen says instead; without one it shows the name itself.
English = Annotated[str, Meta(max_length=64)]
# An id goes into file names, ledger keys and DIFF's order ids: no separators, no spaces.
ID = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\Z"
FUTURES = r"^[A-Za-z]+\.[A-Za-z0-9._&-]+\Z"
# These digits reach some 300 years in days, seconds and ms; more would leave the calendar.
SPAN = (
    r"([0-9]{1,5}(\.[0-9]{1,6})?[dhm]|[0-9]{1,10}(\.[0-9]{1,6})?s|[0-9]{1,13}(\.[0-9]{1,6})?ms)\Z"
)
DURATION = f"^{SPAN}"
LASTING = f"^(?=.*[1-9]){SPAN}"
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

# msgspec bounds no decimals: key -> (above this, at most that), checked after the shape.
BOUNDS: dict[str, tuple[Decimal | None, Decimal | None]] = {
    "unit_factor": (Decimal(0), None),
    "tax_factor": (Decimal(0), None),
    "fx": (Decimal(0), None),
    "base_per_lot": (Decimal(0), None),
    "collar": (Decimal(0), Decimal("0.2")),
    "worse_by": (Decimal(0), Decimal(10)),
    "sigma_k": (Decimal(0), Decimal(10)),
    "interest_rate": (None, Decimal(1)),
}
AT_LEAST_ZERO = frozenset(
    {
        "hysteresis", "target",
        "interest_rate", "storage", "handling", "inspection", "delivery", "loss",
    }
)  # fmt: skip

# A proposal that is open for less than it takes to read and answer it can never be approved.
LEAST_VALIDITY = timedelta(seconds=5)


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table in which every unknown key is a mistake."""


def too_brief(validity: str) -> str:
    """Say why a proposal may not be open for so long only; "" when it may."""
    if duration(validity) >= LEAST_VALIDITY:
        return ""
    least = spell_duration(LEAST_VALIDITY)
    return f'must be at least "{least}": nobody reads and answers a proposal in less'


def out_of_bounds(key: str, value: Decimal) -> str:
    """Say why a number may not be the value of a key; "" when it may."""
    if why := out_of_range(value):
        return why
    if key in AT_LEAST_ZERO and value < 0:
        return "must be 0 or more"
    above, most = BOUNDS.get(key, (None, None))
    if above is not None and value <= above:
        return f"must be above {above}"
    return f"must be at most {most}" if most is not None and value > most else ""
