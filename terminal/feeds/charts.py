"""Past bars of each symbol, by the protocol's charts: asked for once, told once, given back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from terminal.core.event import HistoryArrived
from terminal.feeds.decode import bars_of
from terminal.feeds.diff import Tree
from terminal.feeds.session import frame_of

NANOSECONDS = 10**9
CHART = "basisdesk_history_"
DAY = 86_400


class Wanted(NamedTuple):
    """Past bars of one length of one symbol; `chart` is the name that the front knows them by."""

    symbol: str
    seconds: int

    @property
    def chart(self) -> str:
        """Minutes and days of a symbol are two charts."""
        return f"{CHART}{self.seconds}_{self.symbol}"

    @property
    def nanoseconds(self) -> int:
        """The length as the wire has it."""
        return self.seconds * NANOSECONDS


class Charts:
    """Which past bars are wanted, asked for, and told.

    bar_seconds: length of a bar; bar_count: how many of them, 0 asks for none
    day_count: how many bars of a trading day, 0 asks for none
    """

    def __init__(self, bar_seconds: int, bar_count: int, day_count: int) -> None:
        # Short bars first: they are what a chart shows.
        asked = {bar_seconds: bar_count, DAY: day_count}
        self._bars = {seconds: count for seconds, count in asked.items() if count}
        self._open: dict[Wanted, None] = {}
        self._told: set[Wanted] = set()

    def opened(self) -> None:
        """Begin a connection: what was not told yet has to be asked for anew."""
        self._open = {}

    @property
    def are_open(self) -> bool:
        """Some bars have not come yet."""
        return bool(self._open)

    def ask(self, symbols: Iterable[str]) -> Iterator[str]:
        """Give the frames that ask for the bars of symbols, of those that were never told."""
        symbols = list(symbols)
        for wanted in [Wanted(symbol, seconds) for seconds in self._bars for symbol in symbols]:
            if wanted not in self._told:
                self._open[wanted] = None
                yield self._frame(wanted, wanted.symbol)

    def read(self, tree: Tree) -> Iterator[tuple[str, HistoryArrived | None]]:
        """Give the frame that gives back each chart that is complete now, and its bars if any."""
        if tree.root.get("mdhis_more_data") is not False:
            return
        for wanted in [wanted for wanted in self._open if _is_loaded(tree, wanted)]:
            del self._open[wanted]
            self._told.add(wanted)
            chart = tree.node("charts", wanted.chart)
            series = tree.node("klines", wanted.symbol, str(wanted.nanoseconds))
            bars = bars_of(series, chart["left_id"], chart["right_id"])
            told = HistoryArrived(wanted.symbol, wanted.seconds, bars) if bars else None
            yield self._frame(wanted, ""), told

    def _frame(self, wanted: Wanted, ins_list: str) -> str:
        return frame_of(
            {
                "aid": "set_chart",
                "chart_id": wanted.chart,
                "ins_list": ins_list,
                "duration": wanted.nanoseconds,
                "view_width": self._bars[wanted.seconds],
            }
        )


# Old fronts say nothing of `ready`: there, ids that were given out show that data came.
def _is_loaded(tree: Tree, wanted: Wanted) -> bool:
    chart = tree.node("charts", wanted.chart)
    left, right = chart.get("left_id"), chart.get("right_id")
    if type(left) is not int or type(right) is not int or chart.get("more_data") is not False:
        return False
    state = tree.node("charts", wanted.chart, "state")
    if state.get("ins_list") != wanted.symbol:
        return False
    return right >= 0 if chart.get("ready") is None else chart["ready"] is True
