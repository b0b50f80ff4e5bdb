"""The market data front: subscriptions, charts and contract queries of every connection."""

from __future__ import annotations

from typing import Any

import msgspec

from terminal.sim.bars import DAY, SECOND
from terminal.sim.book import Wire
from terminal.sim.charts import Chart, ChartRequest, empty_chart
from terminal.sim.flow import Difference, Outlet, Patch
from terminal.sim.market import Market
from terminal.sim.months import neighbour, standing
from terminal.sim.symbols import Symbols, info_of, spot_info_of

GREETING = {"aid": "rsp_login", "account_id": "", "session_id": "MDSESSION"}
FIRST_STATE: Patch = {"account_id": "", "ins_list": "", "mdhis_more_data": False}
_LONGEST = 28 * DAY


class QuoteFront:
    """Opens a session for each connection and tells all of them what changed."""

    def __init__(self, market: Market) -> None:
        self.market = market
        contracts = list(market.contracts.values())
        self.symbols = Symbols(
            [info_of(contract, market.hours_of(contract)) for contract in contracts]
            + [spot_info_of(contract) for contract in contracts]
            + [info_of(neighbour(contract), market.hours_of(contract)) for contract in contracts]
        )
        self._standing = standing(contracts, market.quotes)
        self._sessions: set[QuoteSession] = set()

    @property
    def quotes(self) -> dict[str, Wire]:
        """All that can be subscribed, as it stands now."""
        return self._standing | self.market.quotes

    def open_session(self) -> QuoteSession:
        """Begin a connection."""
        session = QuoteSession(self)
        self._sessions.add(session)
        return session

    def forget(self, session: QuoteSession) -> None:
        """End a connection."""
        self._sessions.discard(session)

    def publish(self) -> None:
        """Give every session its share of what changed since the last call."""
        quotes = self.market.take_changes()
        changed = {
            id(series): first
            for tape in self.market.tapes.values()
            for series in tape.all_series()
            if (first := series.take_changed()) is not None
        }
        if quotes or changed:
            for session in self._sessions:
                session.publish(quotes, changed)


class QuoteSession:
    """One client of the market data port."""

    def __init__(self, front: QuoteFront) -> None:
        self._front = front
        self._owed = Difference()
        self._symbols: frozenset[str] = frozenset()
        self._charts: dict[str, Chart] = {}
        self._states: dict[str, dict[str, Any]] = {}
        self.outlet = Outlet(self._owed)
        self.outlet.send(GREETING)
        self._put(FIRST_STATE)

    def close(self) -> None:
        """Forget the connection."""
        self._front.forget(self)

    def receive(self, pack: dict[str, Any]) -> bool:
        """Carry out one instruction; False for one that is not understood."""
        match pack["aid"]:
            case "subscribe_quote":
                return self._subscribe(pack.get("ins_list"))
            case "set_chart":
                return self._set_chart(pack)
            case "ins_query":
                answer = self._front.symbols.answer(pack)
                if answer is not None:
                    self._put(answer)
                return answer is not None
        return False

    def publish(self, quotes: dict[str, Patch], changed: dict[int, int]) -> None:
        """Take in the market's changes as far as this client asked for them."""
        mine = {symbol: quotes[symbol] for symbol in self._symbols & quotes.keys()}
        if mine:
            self._put({"quotes": mine})
        for chart in self._charts.values():
            patch = chart.changes(changed)
            if patch is not None:
                self._put(patch)

    def _put(self, patch: Patch) -> None:
        self._owed.put(patch)
        self.outlet.wake()

    def _subscribe(self, ins_list: Any) -> bool:
        if not isinstance(ins_list, str):
            return False
        quotes = self._front.quotes
        wanted = frozenset(ins_list.split(",")) & quotes.keys()
        fresh = {symbol: quotes[symbol] for symbol in wanted - self._symbols}
        self._symbols = wanted
        if fresh:
            self._put({"quotes": fresh})
        # The echo must be the very text that was sent: clients wait for it.
        self._put({"ins_list": ins_list})
        return True

    def _set_chart(self, pack: dict[str, Any]) -> bool:
        try:
            request = msgspec.convert(pack, ChartRequest)
        except msgspec.ValidationError:
            return False
        if not _can_draw(request.duration):
            return False
        self._charts.pop(request.chart_id, None)
        if request.ins_list:
            self._draw(request, pack | {"account_id": "", "session_id": GREETING["session_id"]})
        else:
            self._put({"charts": {request.chart_id: None}})
        return True

    def _draw(self, request: ChartRequest, state: dict[str, Any]) -> None:
        symbols, tapes = request.ins_list.split(","), self._front.market.tapes
        # A parameter that is no longer given must go from the state that the client sees.
        gone = dict.fromkeys(self._states.get(request.chart_id, {}).keys() - state.keys())
        self._states[request.chart_id] = state
        if not all(symbol in tapes for symbol in symbols):
            self._put(empty_chart(request, state | gone))
            return
        chart = Chart(request, state | gone, [tapes[symbol] for symbol in symbols])
        self._charts[request.chart_id] = chart
        self._put(chart.snapshot())


def _can_draw(duration: int) -> bool:
    if duration < 0 or duration > _LONGEST or duration % SECOND:
        return False
    return duration <= DAY or duration % DAY == 0
