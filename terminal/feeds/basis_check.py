"""Basis is spot minus futures: a column that says otherwise is caught before it is believed.

Some sources write F - S under the name of basis. A file says which sign it writes; its basis column
is then recomputed from its own spot and futures, and refused when it disagrees.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

import msgspec

from terminal.feeds.fault import Malformed


class BasisSign(StrEnum):
    """Which way round a file writes basis."""

    SPOT_MINUS_FUTURES = "spot-futures"
    FUTURES_MINUS_SPOT = "futures-spot"

    @property
    def words(self) -> str:
        """The sign in words."""
        return " minus ".join(self.value.split("-"))

    @property
    def factor(self) -> int:
        """What a written basis is multiplied with to become spot minus futures."""
        return 1 if self is BasisSign.SPOT_MINUS_FUTURES else -1


class BasisRow(msgspec.Struct, frozen=True):
    """One row that can be checked; `basis` as the file writes it. None cannot be checked."""

    line: int
    spot: Decimal | None
    futures: Decimal | None
    basis: Decimal | None


def checked(
    rows: Iterable[BasisRow], name: str, sign: BasisSign, tolerance: Decimal = Decimal("0.01")
) -> list[str]:
    """Return a sentence for each row whose basis is off by more than `tolerance`.

    Raise `Malformed` when a row has the wrong sign: then the file means something else by basis,
    and none of it can be believed.
    """
    off: list[tuple[BasisRow, Decimal]] = []
    opposed: list[tuple[BasisRow, Decimal]] = []
    seen = 0
    for row in rows:
        if row.spot is None or row.futures is None or row.basis is None:
            continue
        seen += 1
        basis, written = row.spot - row.futures, row.basis * sign.factor
        if abs(written - basis) > tolerance:
            (opposed if written * basis < 0 else off).append((row, basis))
    if opposed:
        raise Malformed("sign", _opposed(name, sign, opposed, seen))
    return [
        f"{name}, line {row.line}: basis = {row.basis}: spot {row.spot} minus futures "
        f"{row.futures} is {basis}"
        for row, basis in off
    ]


def _opposed(name: str, sign: BasisSign, wrong: list[tuple[BasisRow, Decimal]], seen: int) -> str:
    row, basis = wrong[0]
    other = next(one for one in BasisSign if one is not sign)
    return (
        f"{name}, line {row.line}: basis = {row.basis} has the wrong sign: spot {row.spot} minus "
        f"futures {row.futures} is {basis}; so have {len(wrong)} of {seen} rows. If the file "
        f'writes {other.words}, say sign = "{other}"'
    )
