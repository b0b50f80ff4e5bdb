"""The check of a desk file's contracts: each pair is on a month that can be, on no main contract.

A front says too that it does not know a symbol, but only once it is there. Of exchanges that are
none of ours nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from terminal.almanac.calendar_file import EXCHANGES
from terminal.core.month_check import flaw
from terminal.domain.code import future_product
from terminal.ruletables import Mistake

NO_MONTH = "a listed month is needed, such as SHFE.cu2701"


def mistakes(futures: Iterable[str]) -> Iterator[Mistake]:
    """Return what is wrong with the contracts of the pairs, in their order."""
    for index, symbol in enumerate(futures):
        if symbol.partition(".")[0] in EXCHANGES:
            why = NO_MONTH if future_product(symbol) is None else flaw(symbol, None)
            if why:
                yield Mistake(("pair", index, "futures"), symbol, why)
