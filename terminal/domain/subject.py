"""What a metric is measured on, as the rule engine needs to know it.

A pair, a business unit x commodity, an account, a strategy, an instrument. Its inputs are told to
the engine; sums of them (a basis, an inventory basis) the engine works out itself, so that they
move with every update of a leg.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from terminal import Refused


class Term(msgspec.Struct, frozen=True):
    """`factor` x the input `metric`."""

    factor: float
    metric: str

    @property
    def inputs(self) -> tuple[str, ...]:
        """What moves it."""
        return (self.metric,)


class Excess(msgspec.Struct, frozen=True):
    """`factor` x the input `times` x what the input `metric` is above `over`, 0 when it is not.

    over: an input; "" = above zero
    """

    factor: float
    metric: str
    times: str
    over: str = ""

    @property
    def inputs(self) -> tuple[str, ...]:
        """What moves it."""
        return (self.metric, self.times, *((self.over,) if self.over else ()))


class Sum(msgspec.Struct, frozen=True):
    """A metric that is constant + the sum of its terms; unknown while any input is."""

    metric: str
    terms: tuple[Term | Excess, ...]
    constant: float = 0.0

    def __post_init__(self) -> None:
        if not self.terms:
            raise Refused(f"metric {self.metric} is a sum of nothing")

    def of(self, values: Mapping[str, float]) -> float | None:
        """Work it out from its inputs; None where one of them is missing."""
        total = self.constant
        for term in self.terms:
            if any(name not in values for name in term.inputs):
                return None
            value = values[term.metric]
            if isinstance(term, Excess):
                above = value - values[term.over] if term.over else value
                value = values[term.times] * max(above, 0.0)
            total += term.factor * value
        return total


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

    @property
    def metrics(self) -> tuple[str, ...]:
        """Every metric that it has."""
        return (*self.inputs, *(each.metric for each in self.sums))

    def __post_init__(self) -> None:
        if len(set(self.metrics)) != len(self.metrics):
            raise Refused(f"{self.id}: a metric is named twice")
        used = [name for each in self.sums for term in each.terms for name in term.inputs]
        used += [metric for _, metric in self.symbols]
        for metric in used:
            if metric not in self.inputs:
                raise Refused(f"{self.id}: {metric} is used, but is not an input")

    def totals(self, values: Mapping[str, float]) -> dict[str, float]:
        """Work out every sum whose inputs are all there."""
        found = {one.metric: one.of(values) for one in self.sums}
        return {metric: value for metric, value in found.items() if value is not None}


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
