"""The conversation with a market front: subscription, contract descriptions, past bars, quotes.

Nothing but link events and faults goes up before the link is READY: the front has echoed our list
to the letter and every subscribed symbol that exists has its quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from terminal.core.event import (
    Event,
    InstrumentsListed,
    MonthsHeard,
    QuotesChanged,
)
from terminal.core.refusal import Refusal, say
from terminal.core.settlements_heard import SettlementsHeard
from terminal.domain.instrument import Instrument
from terminal.domain.link import LinkState
from terminal.domain.said import Said
from terminal.feeds.charts import Charts
from terminal.feeds.decode import instrument_of
from terminal.feeds.diff import Changes
from terminal.feeds.fault import Malformed, shown
from terminal.feeds.frame import plain_quotes_of
from terminal.feeds.listing import listing_query
from terminal.feeds.months import Months
from terminal.feeds.others import Others, Wanted, nobody
from terminal.feeds.quotes import Cut, in_parts, quote_of
from terminal.feeds.session import Conversation, Out, frame_of

QUERY = "basisdesk_instruments_"
UNKNOWN_SYMBOL = "unknown symbol"
CHART_BRANCHES = frozenset({"charts", "klines", "mdhis_more_data"})


class MarketSession:
    """Quotes and descriptions of `symbols`, and past bars of each, once.

    bar_seconds, bar_count, day_count: see `Charts`
    months: other months to hear of, beside the symbols
    wanted: gives the contracts whose settlements are wanted; see `Others`
    cut: in which parts quotes are told, one after the other, once all is loaded; without it, whole
    """

    def __init__(
        self,
        symbols: Iterable[str],
        *,
        link: str = "md",
        bar_seconds: int = 60,
        bar_count: int = 480,
        day_count: int = 0,
        months: Months | None = None,
        cut: Cut | None = None,
        wanted: Wanted = nobody,
    ) -> None:
        self._talk = Conversation(link)
        self._cut = cut
        self._months = months or Months()
        self._others = Others(wanted)
        self._symbols = dict.fromkeys(symbols)
        self._charts = Charts(bar_seconds, bar_count, day_count)
        self._is_echo_due = self._is_list_due = False
        self._asked = ""
        self._queries = 0
        self._released: set[str] = set()
        self._listed: dict[str, Instrument] = {}
        self._news: dict[str, Instrument] = {}

    @property
    def link(self) -> str:
        """The link's id."""
        return self._talk.link

    @property
    def state(self) -> LinkState:
        """Where the link stands."""
        return self._talk.state

    @property
    def tree(self) -> Mapping[str, Any]:
        """What this connection has told so far, to be read only."""
        return self._talk.tree.root

    @property
    def fault_counts(self) -> dict[str, int]:
        """Refused frames and fields by kind, since the session was made."""
        return self._talk.faults.counts

    def opened(self, now: datetime) -> Out:
        """A socket is open: ask for everything again, then for the first packet."""
        out = self._talk.opened()
        self._listed, self._news = {}, {}
        self._released.clear()
        self._charts.opened()
        asked = self._months.opened()
        self._others.opened()
        self._ask(self._symbols, out)
        out.send += map(frame_of, asked)
        self._talk.peek(out)
        return out

    def subscribe(self, symbols: Iterable[str]) -> Out:
        """Replace the list of symbols; what is no longer in it falls silent at once."""
        before, self._symbols = self._symbols, dict.fromkeys(symbols)
        out = Out([], [])
        if self.state in (LinkState.LOADING, LinkState.READY) and before != self._symbols:
            self._ask([symbol for symbol in self._symbols if symbol not in before], out)
        return out

    def received(self, frame: str | bytes, now: datetime) -> Out:
        """Take one frame that arrived at `now`."""
        out = Out([], [])
        # Most packets are one patch of quotes, and nothing else follows from those.
        patches = None
        if self._cut is not None and self.state is LinkState.READY:
            patches = plain_quotes_of(frame)
        if patches is not None and len(patches) == 1:
            self._talk.answered()
            self._ask_months(out)
            out.later = self._in_parts(patches[0], now)
        elif (changes := self._talk.take(frame, out)) is not None:
            self._follow(changes, now, out)
        self._talk.peek(out)
        return out

    def idle(self) -> Out:
        """Nothing was heard for a while: ask for what has come to be wanted meanwhile."""
        out = Out([], [])
        if self.state is LinkState.READY:
            self._ask_months(out)
        return out

    def closed(self, detail: str | Said, now: datetime) -> Out:
        """The socket is gone, or could not be opened."""
        out = Out([], [])
        self._talk.move(LinkState.DOWN, detail, out)
        return out

    def _ask(self, new: Iterable[str], out: Out) -> None:
        self._subscribe(out)
        symbols = list(new)
        if not symbols:
            return
        self._queries += 1
        out.send.append(frame_of(listing_query(f"{QUERY}{self._queries}", symbols)))
        out.send += self._charts.ask(symbols)

    def _subscribe(self, out: Out) -> None:
        self._is_echo_due, self._asked = True, self._list
        out.send.append(frame_of({"aid": "subscribe_quote", "ins_list": self._asked}))

    def _follow(self, changes: Changes, now: datetime, out: Out) -> None:
        named, was_ready = changes.branches, self.state is LinkState.READY
        if "symbols" in named:
            self._read_listing(named["symbols"], out)
        if not was_ready or "ins_list" in named:
            self._judge(out)
        if self.state is not LinkState.READY:
            return
        self._tell_listing(out)
        self._ask_months(out)
        out.events += self._tell_beside(now)
        self._tell_quotes(named.get("quotes", ()) if was_ready else self._symbols, now, out)
        if self._charts.are_open and not (was_ready and CHART_BRANCHES.isdisjoint(named)):
            self._tell_history(out)

    # The gate: READY begins and ends with the echo of our list.
    def _judge(self, out: Out) -> None:
        was_ready = self.state is LinkState.READY
        if self._talk.tree.root.get("ins_list") == self._asked:
            missing = [s for s in self._symbols if not self._talk.tree.node("quotes", s)]
            awaited = [symbol for symbol in missing if symbol in self._listed]
            if was_ready or not awaited:
                self._become_ready(missing, out)
            else:
                why = say(Refusal.FRONT_NO_QUOTE, contracts=", ".join(awaited))
                self._talk.move(LinkState.LOADING, why, out)
        elif was_ready and not self._is_echo_due:
            self._talk.move(LinkState.LOADING, say(Refusal.FRONT_DROPPED), out)

    def _become_ready(self, missing: list[str], out: Out) -> None:
        self._is_echo_due = False
        self._talk.move(LinkState.READY, "", out)
        unknown = [symbol for symbol in missing if symbol not in self._listed]
        if unknown:
            why = say(Refusal.FRONT_UNKNOWN, link=self.link, contracts=", ".join(unknown))
            self._talk.note(Malformed(UNKNOWN_SYMBOL, why), out)

    def _tell_quotes(self, changed: Iterable[str], now: datetime, out: Out) -> None:
        known, wanted = self._talk.tree.node("quotes"), self._symbols
        quotes = tuple(
            [quote_of(s, node, now) for s in changed if s in wanted and (node := known.get(s))]
        )
        if quotes:
            out.events.append(QuotesChanged(quotes, self.link))

    def _in_parts(self, patch: Mapping[str, Any], now: datetime) -> Iterator[Event]:
        assert self._cut is not None
        yield from in_parts(self._talk.tree, patch, self._symbols, now, self.link, self._cut)
        yield from self._tell_beside(now)

    # Descriptions

    def _read_listing(self, queries: Iterable[str], out: Out) -> None:
        for query in queries:
            node = self._talk.tree.node("symbols", query)
            # A front may answer a release with an empty answer; to release that again never ends.
            if (
                not node
                or query in self._released
                or self._read_months(query, out)
                or not query.startswith(QUERY)
            ):
                continue
            result = self._talk.tree.node("symbols", query, "result").get("multi_symbol_info")
            if not isinstance(result, list):
                words = f"{self.link}: the front did not describe the contracts: {shown(node)}"
                self._talk.note(Malformed("instrument", words), out)
                continue
            for node in result:
                try:
                    instrument = instrument_of(node)
                except Malformed as fault:
                    self._talk.note(fault, out)
                else:
                    self._listed[instrument.symbol] = self._news[instrument.symbol] = instrument
            self._release(query, out)

    def _read_months(self, query: str, out: Out) -> bool:
        try:
            is_ours = self._months.read(query, self._talk.tree.node("symbols", query, "result"))
        except Malformed as fault:
            self._talk.note(fault, out)
            return True
        if is_ours:
            self._is_list_due = True
            self._release(query, out)
        return is_ours

    def _release(self, query: str, out: Out) -> None:
        # At the front and, by its null, in our tree.
        self._released.add(query)
        out.send.append(frame_of({"aid": "ins_query", "query_id": query, "query": ""}))

    # Asked for once the link is READY: nothing that pairs need waits for what stands beside them.
    def _ask_months(self, out: Out) -> None:
        if self._others.look() or self._is_list_due:
            self._is_list_due = False
            # Where all months are legs of pairs, nobody has to tell everything anew.
            if self._list != self._asked:
                self._subscribe(out)

    def _tell_beside(self, now: datetime) -> list[MonthsHeard | SettlementsHeard]:
        quotes = self._talk.tree.node("quotes")
        told = self._months.tell(quotes, now), self._others.tell(quotes, now)
        return [one for one in told if one is not None]

    def _tell_listing(self, out: Out) -> None:
        if self._news:
            out.events.append(InstrumentsListed(tuple(self._news.values())))
            self._news = {}

    def _tell_history(self, out: Out) -> None:
        for frame, told in self._charts.read(self._talk.tree):
            out.send.append(frame)
            if told is not None:
                out.events.append(told)

    @property
    def _list(self) -> str:
        beside = *self._months.symbols, *self._others.symbols
        return ",".join(dict.fromkeys((*self._symbols, *beside)))
