"""Exposure basis (敞口基差): the market basis of what is exposed, always with its tonnes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from terminal.core.average import weighted
from terminal.core.marks import Marks
from terminal.domain.contract import ZERO
from terminal.domain.line import Line


class ExposureBasis(msgspec.Struct, frozen=True, kw_only=True):
    """value: mean market basis weighted by |delta_spot|, price units; None with `missing`, or where
    nothing moves with spot. basis, flat: the exposures it belongs to, signed base units.
    """

    value: Decimal | None
    basis: Decimal
    flat: Decimal
    missing: tuple[str, ...] = ()


def exposure_basis(lines: Iterable[Line], marks: Marks) -> ExposureBasis:
    """Measure the lines of one node; they must be in one base unit."""
    rows: list[tuple[Decimal, Decimal]] = []
    missing: list[str] = []
    basis = flat = ZERO
    for line in lines:
        basis += line.delta_spot
        flat += line.delta_spot + line.delta_futures
        if not line.delta_spot:
            continue
        found = marks.basis(line.pair, line.futures)
        if found is None:
            missing.append(marks.absent(line.pair, line.futures))
        else:
            rows.append((abs(line.delta_spot), found))
    return ExposureBasis(
        value=None if missing else weighted(rows),
        basis=basis,
        flat=flat,
        missing=tuple(dict.fromkeys(missing)),
    )
