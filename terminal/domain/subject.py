"""What a metric is measured on, as the rule engine needs to know it.

A pair, a business unit x commodity, an account, a strategy, an instrument. Its inputs are told to
the engine; sums of them (a basis, an inventory basis) the engine works out itself, so that they
move with every update of a leg.
"""

from __future__ import annotations

import msgspec

from terminal import Refused


class Term(msgspec.Struct, frozen=True):
    """`factor` x the input `metric`."""

    factor: float
    metric: str


class Sum(msgspec.Struct, frozen=True):
    """A metric that is constant + the sum of its terms; unknown while any input is."""

    metric: str
    terms: tuple[Term, ...]
    constant: float = 0.0

    def __post_init__(self) -> None:
        if not self.terms:
            raise Refused(f"metric {self.metric} is a sum of nothing")


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that rules watch.

    inputs: metrics that the engine is told
    sums: metrics that follow from them
    symbols: (symbol, input) pairs: a quote of the symbol is a sample of the input
    links: (name, subject id) pairs: what an operand with that `link` is measured on
    """

    id: str
    inputs: tuple[str, ...]
    sums: tuple[Sum, ...] = ()
    symbols: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        names = [*self.inputs, *(each.metric for each in self.sums)]
        if len(set(names)) != len(names):
            raise Refused(f"{self.id}: a metric is named twice")
        used = [term.metric for each in self.sums for term in each.terms]
        used += [metric for _, metric in self.symbols]
        for metric in used:
            if metric not in self.inputs:
                raise Refused(f"{self.id}: {metric} is used, but is not an input")


def pair_subject(
    pair: str,
    spot: str,
    futures: str,
    *,
    scale: float = 1.0,
    shift: float = 0.0,
    links: tuple[tuple[str, str], ...] = (),
) -> Subject:
    """Make the subject of a pair: inputs spot and futures, basis = scale x spot + shift - futures.

    spot, futures: the symbols; `scale` and `shift` make the spot price comparable. The metric
    "spot" is the comparable price too.
    """
    basis = Sum("basis", (Term(scale, "spot_quote"), Term(-1.0, "futures")), shift)
    return Subject(
        id=pair,
        inputs=("spot_quote", "futures"),
        sums=(basis, Sum("spot", (Term(scale, "spot_quote"),), shift)),
        symbols=((spot, "spot_quote"), (futures, "futures")),
        links=links,
    )
