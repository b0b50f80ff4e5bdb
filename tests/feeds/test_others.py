"""Contracts beside the pairs: asked for when the book comes to need them, told by settlements."""

from __future__ import annotations

import json
from typing import Any

from terminal.core.event import QuotesChanged
from terminal.core.settlements_heard import SettlementsHeard
from terminal.domain.link import LinkState
from terminal.domain.quote import Quote
from terminal.feeds.market_session import MarketSession
from terminal.feeds.others import Others
from terminal.feeds.session import Out
from tests.feeds.wire import CU, NOW, market_snapshot, of_kind, quote, rtn, sent

NEXT, LAST = "SHFE.cu2702", "SHFE.cu2703"


class Desk:
    """A front's side of the talk with a desk that wants `symbols` beside its pair."""

    def __init__(self, *symbols: str) -> None:
        self.wanted: tuple[str, ...] = symbols
        self.session = MarketSession(
            (CU,), bar_count=0, cut=lambda prices: [list(prices)], wanted=lambda: self.wanted
        )

    def ready(self) -> Desk:
        self.session.opened(NOW)
        self.session.received(market_snapshot((CU,), ins_list=",".join((CU, *self.wanted))), NOW)
        assert self.session.state is LinkState.READY
        return self

    def hear(self, *patches: dict[str, Any]) -> Out:
        out = self.session.received(rtn(*patches), NOW)
        out.events += out.later
        return out


def lists_of(out: Out) -> list[str]:
    return [one["ins_list"] for one in sent(out.send, "subscribe_quote")]


def told(out: Out) -> list[Quote]:
    return [one for event in of_kind(out.events, SettlementsHeard) for one in event.quotes]


def test_they_are_subscribed_beside_the_pairs_and_not_waited_for() -> None:
    desk = Desk(NEXT)
    out = desk.session.opened(NOW)
    assert lists_of(out) == [f"{CU},{NEXT}"]
    assert NEXT not in json.dumps(sent(out.send, "ins_query"))
    assert desk.ready().session.state is LinkState.READY


def test_a_quote_is_told_for_its_settlements_and_moves_no_price() -> None:
    desk = Desk(NEXT).ready()
    for packet in ({"quotes": {NEXT: quote()}}, {"quotes": {CU: quote(), NEXT: quote()}}):
        out = desk.hear(packet)
        assert all(one.symbol == CU for e in of_kind(out.events, QuotesChanged) for one in e.quotes)
    desk = Desk(NEXT).ready()
    (heard,) = told(desk.hear({"quotes": {NEXT: quote(settlement="-")}}))
    assert (heard.symbol, heard.pre_settlement, heard.settlement) == (NEXT, 88000.0, None)
    assert told(desk.hear({"quotes": {NEXT: {"last_price": 88010.0}}})) == []
    (heard,) = told(desk.hear({"quotes": {NEXT: {"settlement": 88020.0}}}))
    assert heard.settlement == 88020.0


def test_the_same_settlement_at_another_hour_is_news_for_it_may_be_of_another_day() -> None:
    desk = Desk(NEXT).ready()
    assert told(desk.hear({"quotes": {NEXT: quote("2026-11-23 10:30:00.500000")}}))
    assert not told(desk.hear({"quotes": {NEXT: {"datetime": "2026-11-23 10:59:00.000000"}}}))
    assert told(desk.hear({"quotes": {NEXT: {"datetime": "2026-11-23 21:00:00.000000"}}}))


def test_what_comes_to_be_wanted_is_asked_for_with_the_next_packet_or_without_one() -> None:
    desk = Desk().ready()
    assert desk.hear({"quotes": {CU: quote()}}).send[:-1] == []
    desk.wanted = (NEXT,)
    assert lists_of(desk.hear({"quotes": {CU: quote(last_price=1.0)}})) == [f"{CU},{NEXT}"]
    assert lists_of(desk.session.idle()) == []
    desk.wanted = (NEXT, LAST)
    assert lists_of(desk.session.idle()) == [f"{CU},{NEXT},{LAST}"]
    assert desk.session.state is LinkState.READY
    desk.hear({"ins_list": f"{CU},{NEXT},{LAST}", "quotes": {LAST: quote()}})
    assert desk.session.state is LinkState.READY


def test_the_same_names_in_another_object_ask_for_nothing() -> None:
    names = [NEXT]
    others = Others(lambda: tuple(names))
    assert (others.look(), others.look()) == (True, False)


def test_before_the_link_is_ready_nothing_more_is_asked_and_a_new_connection_asks_for_all() -> None:
    desk = Desk()
    desk.session.opened(NOW)
    desk.wanted = (NEXT,)
    assert lists_of(desk.session.idle()) == []
    desk.session.closed("gone", NOW)
    assert lists_of(desk.session.opened(NOW)) == [f"{CU},{NEXT}"]
    desk.session.received(market_snapshot((CU,), ins_list=f"{CU},{NEXT}"), NOW)
    assert told(desk.hear({"quotes": {NEXT: quote()}}))
