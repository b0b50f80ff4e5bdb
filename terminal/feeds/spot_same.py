"""Whether two readings of a spot file say the same of a series.

A mapping may change what is not the price: a sheet's name, a date format, another series. A series
that it reads as before goes on; one that it may read from another column, in another unit or of
other goods is another series.
"""

from __future__ import annotations

from collections.abc import Sequence

from terminal.feeds.spot_table import Observation

Rows = Sequence[Observation]


def is_same(before: Rows, now: Rows, last: Observation) -> bool:
    """Tell whether a series goes on as it was.

    before, now: the rows of one file by the two readings; before is empty where that one can no
        longer read it, as after a column was renamed
    last: the newest row that was told; it has to be there
    """
    if before and before[-1].stamp >= last.stamp:
        return [(one.line, one.price) for one in before] == [(one.line, one.price) for one in now]
    return any(one.stamp == last.stamp and one.price == last.price for one in now)
