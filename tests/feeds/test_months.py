"""Other months of the pairs' products: asked for once, told once a minute, and never waited for."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from terminal.core.event import InstrumentsListed, MonthsHeard, QuotesChanged, SourceFaulted
from terminal.domain.link import LinkState
from terminal.domain.main_contract import Interest, Listed
from terminal.feeds.market_session import MarketSession
from terminal.feeds.months import QUERY, Months
from terminal.feeds.session import Out
from tests.feeds.wire import CU, NOW, STAMP, M, info, listing, of_kind, quote, rtn, sent

NEXT = "SHFE.cu2702"
EXPIRES = datetime(2027, 1, 15, 7, tzinfo=UTC)
NANOSECONDS = int(EXPIRES.timestamp()) * 10**9


def session(*products: str, **options: Any) -> MarketSession:
    months = Months(products or ("SHFE.cu",), **options)
    # As a desk does: packets of nothing but quotes are told in parts, and the months after them.
    return MarketSession((CU,), bar_count=0, months=months, cut=lambda prices: [list(prices)])


def hear(found: MarketSession, *patches: dict[str, Any], seconds: float = 0) -> Out:
    out = found.received(rtn(*patches), NOW + timedelta(seconds=seconds))
    out.events += out.later
    return out


def answer(*symbols: str, query: str = f"{QUERY}SHFE") -> dict[str, Any]:
    return listing(query, *(info(symbol, expire_datetime=NANOSECONDS) for symbol in symbols))


def ready(found: MarketSession) -> MarketSession:
    found.opened(NOW)
    hear(found, {"quotes": {CU: quote()}}, {"ins_list": CU, "mdhis_more_data": False})
    assert found.state is LinkState.READY
    return found


def lists_of(out: Out) -> list[str]:
    return [one["ins_list"] for one in sent(out.send, "subscribe_quote")]


def told(out: Out) -> list[Listed]:
    return [one for event in of_kind(out.events, MonthsHeard) for one in event.products]


def test_the_months_are_asked_for_once_an_exchange() -> None:
    found = session("SHFE.cu", "SHFE.al", "DCE.m", "SHFE.cu")
    queries = sent(found.opened(NOW).send, "ins_query")[1:]
    assert [one["query_id"] for one in queries] == [f"{QUERY}SHFE", f"{QUERY}DCE"]
    assert 'class: [FUTURE], exchange_id: ["SHFE"], product_id: ["cu", "al"]' in queries[0]["query"]
    assert "expired: false" in queries[1]["query"]


def test_without_products_nothing_is_asked() -> None:
    out = MarketSession((CU,), bar_count=0).opened(NOW)
    assert len(sent(out.send, "ins_query")) == 1


def test_what_is_listed_is_subscribed_beside_the_legs_and_no_chart_is_asked_of_it() -> None:
    found = ready(session())
    out = hear(found, answer(CU, NEXT))
    assert lists_of(out) == [f"{CU},{NEXT}"]
    assert sent(out.send, "set_chart") == []
    released = sent(out.send, "ins_query")
    assert [(one["query_id"], one["query"]) for one in released] == [(f"{QUERY}SHFE", "")]
    # It is no instrument of the desk, and moves no price of it.
    assert of_kind(out.events, InstrumentsListed) == []
    out = hear(found, {"quotes": {NEXT: quote()}, "ins_list": f"{CU},{NEXT}"})
    assert of_kind(out.events, QuotesChanged) == []
    assert found.state is LinkState.READY


def test_months_that_are_legs_already_are_not_subscribed_again() -> None:
    found = ready(session())
    assert lists_of(hear(found, answer(CU))) == []
    out = hear(found, {"quotes": {CU: quote(last_price=2.0)}}, seconds=2)
    assert (lists_of(out), [one.product for one in told(out)]) == ([], ["SHFE.cu"])


def test_the_link_is_ready_without_them_and_they_wait_for_the_link() -> None:
    found = session()
    found.opened(NOW)
    out = hear(found, answer(CU, NEXT))
    assert (lists_of(out), found.state) == ([], LinkState.LOADING)
    out = hear(found, {"quotes": {CU: quote()}}, {"ins_list": CU, "mdhis_more_data": False})
    assert (lists_of(out), found.state) == ([f"{CU},{NEXT}"], LinkState.READY)


def test_the_legs_alone_are_told_of_a_month_that_they_share() -> None:
    found = ready(session())
    hear(found, answer(CU, NEXT))
    both = {CU: quote(last_price=1.0), NEXT: quote()}
    out = hear(found, {"quotes": both, "ins_list": f"{CU},{NEXT}"}, seconds=61)
    assert [one.symbol for event in of_kind(out.events, QuotesChanged) for one in event.quotes] == [
        CU
    ]


def test_figures_are_told_once_all_months_have_one_and_then_once_a_minute() -> None:
    found = ready(session())
    assert told(hear(found, answer(CU, NEXT))) == []
    node = quote(open_interest=7, pre_open_interest="-", volume=3)
    out = hear(found, {"quotes": {NEXT: node}}, seconds=2)
    values = {"stamp": STAMP, "expires": EXPIRES}
    old = Interest(symbol=CU, open_interest=4321, volume=1234, **values)
    new = Interest(symbol=NEXT, open_interest=7, volume=3, **values)
    assert told(out) == [Listed(product="SHFE.cu", months=(old, new))]
    more = {"quotes": {NEXT: {"open_interest": 8}}}
    assert told(hear(found, more, seconds=30)) == []
    (later,) = told(hear(found, {"quotes": {NEXT: {"open_interest": 9}}}, seconds=63))
    assert [one.open_interest for one in later.months] == [4321, 9]
    # Nothing new, nothing told.
    assert told(hear(found, {}, seconds=200)) == []


def test_what_has_expired_or_is_of_another_product_is_left_out() -> None:
    found = ready(session())
    rows = [info(CU), info("SHFE.cu2610", expired=True), info("SHFE.al2701"), info("SHFE.CU2702")]
    out = hear(found, listing(f"{QUERY}SHFE", *rows, info("SHFE.cu2702C90000"), info(NEXT)))
    assert lists_of(out) == [f"{CU},{NEXT}"]


def test_an_answer_that_lists_nothing_is_a_fault_that_is_told_once_and_blocks_nothing() -> None:
    found = ready(session())
    out = hear(found, {"symbols": {f"{QUERY}SHFE": {"query": "…", "error": "no"}}})
    assert [one.kind for one in of_kind(out.events, SourceFaulted)] == ["instrument"]
    assert (found.state, lists_of(out)) == (LinkState.READY, [])


def test_after_a_reconnect_they_are_asked_for_anew() -> None:
    found = ready(session())
    hear(found, answer(CU, NEXT))
    found.closed("gone", NOW)
    out = found.opened(NOW)
    assert (lists_of(out), len(sent(out.send, "ins_query"))) == ([CU], 2)


def test_the_fronts_own_main_contract_is_its_continuous_series() -> None:
    series = "KQ.m@SHFE.cu"
    found = session(is_series=True)
    out = found.opened(NOW)
    assert (lists_of(out), len(sent(out.send, "ins_query"))) == ([f"{CU},{series}"], 1)
    hear(found, {"quotes": {CU: quote()}}, {"ins_list": f"{CU},{series}", "mdhis_more_data": False})
    assert found.state is LinkState.READY
    node = quote(underlying_symbol=NEXT)
    out = hear(found, {"quotes": {series: node}}, seconds=2)
    assert told(out) == [Listed(product="SHFE.cu", alias=NEXT, alias_stamp=STAMP)]
    # One that does not name it says nothing.
    assert told(hear(found, {"quotes": {series: {"underlying_symbol": None}}}, seconds=99)) == []


def test_letters_of_two_exchanges_are_two_products() -> None:
    found = Months(("DCE.m", "CZCE.MA"))
    queries = [json.dumps(one) for one in found.opened()]
    assert ['product_id: [\\"m\\"]' in one for one in queries] == [True, False]
    result = {"multi_symbol_info": [info("CZCE.MA705"), info("CZCE.ma705"), info(M)]}
    assert found.read(f"{QUERY}CZCE", result)
    assert set(found.symbols) == {"CZCE.MA705", M}
