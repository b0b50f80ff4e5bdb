"""Basis is spot minus futures: a column that says otherwise is caught before it is believed.

Some sources write F - S under the name of basis. A file says which sign it writes; its basis column
is then recomputed from its own spot and futures, and what disagrees is refused: a business file as
a whole, of a price file the rows, or all of it where all rows disagree.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

import msgspec

from terminal.core.refusal import Refusal, say_of, sentence
from terminal.domain.said import Said
from terminal.feeds.fault import Malformed

TOLERANCE = Decimal("0.01")


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
    rows: Iterable[BasisRow], name: str, sign: BasisSign, tolerance: Decimal = TOLERANCE
) -> list[str]:
    """Return a sentence for each row whose basis is off by more than `tolerance`.

    Raise `Malformed` when a row has the wrong sign: then the file means something else by basis,
    and none of it can be believed.
    """
    judged = _judged(rows, sign, tolerance)
    if judged.opposed:
        raise Malformed("sign", _opposed(name, sign, judged.opposed, judged.seen))
    return [_off(name, row, basis) for row, basis in judged.off]


def doubted(
    rows: Iterable[BasisRow], name: str, sign: BasisSign, tolerance: Decimal = TOLERANCE
) -> list[Malformed]:
    """Return a fault for each row that is off: "sign" = not to be taken, "basis" = to be looked at.

    Raise `Malformed` when every row that has a basis has the other sign: then the file writes it
    the other way round, and nothing that it says can be believed.
    """
    judged = _judged(rows, sign, tolerance)
    if judged.opposed and len(judged.opposed) == judged.signed:
        raise Malformed("sign", _reversed(name, sign, judged))
    return [
        *(
            Malformed("sign", say_of(Refusal.BASIS_OPPOSED, _about(name, row, basis)), row.line)
            for row, basis in judged.opposed
        ),
        *(
            Malformed("basis", say_of(Refusal.BASIS_OFF, _about(name, row, basis)), row.line)
            for row, basis in judged.off
        ),
    ]


class _Judged(msgspec.Struct):
    # seen: rows that could be checked; signed: those of them with a basis other than 0
    off: list[tuple[BasisRow, Decimal]]
    opposed: list[tuple[BasisRow, Decimal]]
    seen: int = 0
    signed: int = 0


def _judged(rows: Iterable[BasisRow], sign: BasisSign, tolerance: Decimal) -> _Judged:
    judged = _Judged([], [])
    for row in rows:
        if row.spot is None or row.futures is None or row.basis is None:
            continue
        judged.seen += 1
        basis, written = row.spot - row.futures, row.basis * sign.factor
        judged.signed += written * basis != 0
        if abs(written - basis) > tolerance:
            (judged.opposed if written * basis < 0 else judged.off).append((row, basis))
    return judged


def _off(name: str, row: BasisRow, basis: Decimal) -> str:
    return sentence(say_of(Refusal.BASIS_OFF, _about(name, row, basis)))


def _about(name: str, row: BasisRow, basis: Decimal) -> dict[str, object]:
    about: dict[str, object] = {"file": name, "line": row.line, "value": row.basis}
    return about | {"spot": row.spot, "futures": row.futures, "basis": basis}


def _reversed(name: str, sign: BasisSign, judged: _Judged) -> Said:
    row, basis = judged.opposed[0]
    other = next(one for one in BasisSign if one is not sign)
    about = _about(name, row, basis)
    about |= {"writes": other.words, "sign": other, "signed": judged.signed, "seen": judged.seen}
    return say_of(Refusal.BASIS_REVERSED, about)


def _opposed(name: str, sign: BasisSign, wrong: list[tuple[BasisRow, Decimal]], seen: int) -> str:
    row, basis = wrong[0]
    other = next(one for one in BasisSign if one is not sign)
    return (
        f"{name}, line {row.line}: basis = {row.basis} has the wrong sign: spot {row.spot} minus "
        f"futures {row.futures} is {basis}; so have {len(wrong)} of {seen} rows. If the file "
        f"writes {other.words}, leave the column out, or use `book import --sign {other}`"
    )
