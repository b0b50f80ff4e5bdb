"""Conversations with a market front: what is asked, when the link is READY, what goes up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.event import (
    HistoryArrived,
    InstrumentsListed,
    LinkChanged,
    QuotesChanged,
    SourceFaulted,
)
from terminal.core.refusal import Refusal, say
from terminal.domain.bar import Bar
from terminal.domain.link import LinkState
from terminal.feeds.fault import moved
from terminal.feeds.market_session import MarketSession
from terminal.feeds.session import PEEK, Out
from tests.feeds.saying import spoken
from tests.feeds.wire import (
    CU,
    NOW,
    STAMP,
    M,
    info,
    listing,
    market_snapshot,
    of_kind,
    plain_merge,
    quote,
    recordings,
    rtn,
    sent,
)

BOTH = f"{CU},{M}"
LATER = "2026-11-23 10:30:01.000000"
READY = LinkChanged("md", LinkState.READY, "")


def opened(*symbols: str, **options: Any) -> tuple[MarketSession, Out]:
    session = MarketSession(symbols or (CU, M), **{"bar_count": 0, **options})
    return session, session.opened(NOW)


def hear(session: MarketSession, *patches: dict[str, Any]) -> Out:
    return session.received(rtn(*patches), NOW)


def ready(*symbols: str, **options: Any) -> MarketSession:
    session, _ = opened(*symbols, **options)
    session.received(market_snapshot(symbols or (CU, M)), NOW)
    assert session.state is LinkState.READY
    return session


def test_the_first_words_are_subscription_query_charts_and_one_peek() -> None:
    _, out = opened(bar_count=480)
    aids = [json.loads(frame)["aid"] for frame in out.send]
    assert aids == ["subscribe_quote", "ins_query", "set_chart", "set_chart", "peek_message"]
    assert sent(out.send, "subscribe_quote")[0]["ins_list"] == BOTH
    assert f'["{CU}", "{M}"]' in sent(out.send, "ins_query")[0]["query"]
    chart = sent(out.send, "set_chart")[0]
    assert (chart["ins_list"], chart["duration"], chart["view_width"]) == (CU, 60 * 10**9, 480)
    assert out.events == [LinkChanged("md", LinkState.LOADING, "")]


def test_the_same_symbol_twice_is_subscribed_once() -> None:
    _, out = opened(CU, M, CU)
    assert sent(out.send, "subscribe_quote")[0]["ins_list"] == BOTH


def test_greeting_and_first_state_are_answered_by_one_peek_and_no_value() -> None:
    session, _ = opened()
    assert session.received('{"aid":"rsp_login","session_id":"MDSESSION"}', NOW) == Out([], [])
    out = hear(session, {"account_id": "", "ins_list": "", "mdhis_more_data": False}, {})
    assert out == Out([PEEK], [])
    assert session.state is LinkState.LOADING


def test_ready_comes_with_the_echo_and_the_first_quotes_in_one_transaction() -> None:
    session, _ = opened()
    out = session.received(market_snapshot([CU, M]), NOW)
    assert out.events[0] == READY
    quotes = of_kind(out.events, QuotesChanged)
    assert [quote.symbol for quote in quotes[0].quotes] == [CU, M]
    assert quotes[0].source == "md"
    assert out.send == [PEEK]


def test_quotes_before_the_echo_are_held_back() -> None:
    session, _ = opened()
    assert hear(session, {"quotes": {CU: quote()}}).events == []
    out = hear(session, {"quotes": {M: quote()}}, {"ins_list": BOTH})
    assert [q.symbol for q in of_kind(out.events, QuotesChanged)[0].quotes] == [CU, M]


@pytest.mark.parametrize("echo", [f"{M},{CU}", CU, BOTH + ",", BOTH.lower(), "", None, 3])
def test_a_list_that_is_not_ours_to_the_letter_never_makes_ready(echo: Any) -> None:
    session, _ = opened()
    out = hear(session, {"quotes": {CU: quote(), M: quote()}}, {"ins_list": echo})
    assert (out.events, session.state) == ([], LinkState.LOADING)


def test_a_symbol_without_a_quote_is_not_waited_for_when_nobody_knows_it() -> None:
    session, _ = opened(CU, "SHFE.xx9901")
    out = hear(session, {"quotes": {CU: quote()}}, {"ins_list": f"{CU},SHFE.xx9901"})
    assert out.events[0] == READY
    fault = of_kind(out.events, SourceFaulted)[0]
    assert (fault.kind, spoken(fault)) == (
        "unknown symbol",
        "md: the front does not know SHFE.xx9901",
    )


def test_a_symbol_that_exists_is_waited_for_until_its_quote_is_there() -> None:
    session, out = opened()
    query = sent(out.send, "ins_query")[0]["query_id"]
    out = hear(session, listing(query, info(M)), {"quotes": {CU: quote()}}, {"ins_list": BOTH})
    assert out.events == [moved("md", LinkState.LOADING, say(Refusal.FRONT_NO_QUOTE, contracts=M))]
    out = hear(session, {"quotes": {M: quote()}})
    assert out.events[0] == READY
    assert len(of_kind(out.events, QuotesChanged)[0].quotes) == 2


def test_deltas_give_whole_quotes_of_the_named_symbols_only() -> None:
    session = ready()
    out = session.received(
        rtn({"quotes": {CU: {"datetime": LATER, "last_price": 88010.0}}}, {}),
        NOW + timedelta(seconds=1),
    )
    (change,) = out.events
    (told,) = change.quotes
    assert (told.symbol, told.last, told.stamp) == (CU, 88010.0, LATER)
    assert (told.bid, told.arrival) == (87990.0, NOW + timedelta(seconds=1))


def test_a_symbol_named_twice_in_a_packet_is_told_once_with_its_last_value() -> None:
    session = ready()
    out = hear(
        session,
        {"quotes": {CU: {"last_price": 1.0}}},
        {"quotes": {M: {"last_price": 2.0}, CU: {"last_price": "-"}}},
    )
    assert [(q.symbol, q.last) for q in out.events[0].quotes] == [(CU, None), (M, 2.0)]


def test_quotes_that_are_not_subscribed_are_ignored() -> None:
    session = ready()
    assert hear(session, {"quotes": {"SHFE.al2701": quote()}}).events == []


def test_a_deleted_quote_is_no_news() -> None:
    session = ready()
    assert hear(session, {"quotes": {CU: None}}).events == []


def test_silence_leaves_the_link_as_it_is() -> None:
    session = ready()
    out = session.received(rtn({}), NOW + timedelta(hours=9))
    assert (out, session.state) == (Out([PEEK], []), LinkState.READY)


def test_an_unsolicited_packet_is_taken_and_answered_by_one_peek() -> None:
    session = ready()
    for price in (1.0, 2.0, 3.0):
        out = hear(session, {"quotes": {CU: {"last_price": price}}})
        assert (out.send, out.events[0].quotes[0].last) == ([PEEK], price)


# Changing the list


def test_a_new_list_keeps_the_link_ready_and_asks_only_about_what_is_new() -> None:
    session = ready(CU)
    out = session.subscribe([CU, M])
    assert out.events == []
    assert sent(out.send, "subscribe_quote")[0]["ins_list"] == BOTH
    assert f'["{M}"]' in sent(out.send, "ins_query")[0]["query"]
    assert hear(session, {"quotes": {CU: {"last_price": 1.0}}}).events[0].quotes[0].last == 1.0
    out = hear(session, {"quotes": {M: quote()}}, {"ins_list": BOTH})
    assert session.state is LinkState.READY
    assert [q.symbol for q in of_kind(out.events, QuotesChanged)[0].quotes] == [M]


def test_what_is_dropped_from_the_list_falls_silent_at_once() -> None:
    session = ready()
    session.subscribe([M])
    out = hear(session, {"quotes": {CU: {"last_price": 1.0}, M: {"last_price": 2.0}}})
    assert [q.symbol for q in out.events[0].quotes] == [M]


def test_two_quick_changes_outlive_the_echo_of_the_first() -> None:
    session = ready(CU)
    session.subscribe([CU, M])
    session.subscribe([M])
    assert hear(session, {"ins_list": BOTH}).events == []
    assert hear(session, {"ins_list": M}).events[0] == SourceFaulted(
        "md",
        "unknown symbol",
        f"md: the front does not know {M}",
        1,
        say(Refusal.FRONT_UNKNOWN, link="md", contracts=M),
    )
    assert session.state is LinkState.READY


def test_the_same_list_again_says_nothing() -> None:
    assert ready().subscribe([CU, M]) == Out([], [])


def test_a_list_changed_while_the_link_is_down_is_asked_for_on_the_next_connection() -> None:
    session = ready()
    session.closed("gone", NOW)
    assert session.subscribe([M]) == Out([], [])
    assert sent(session.opened(NOW).send, "subscribe_quote")[0]["ins_list"] == M


def test_a_front_that_forgets_our_list_takes_the_link_down_to_loading() -> None:
    session = ready()
    assert hear(session, {"ins_list": ""}).events == [
        moved("md", LinkState.LOADING, say(Refusal.FRONT_DROPPED))
    ]
    assert hear(session, {"quotes": {CU: {"last_price": 1.0}}}).events == []
    assert hear(session, {"ins_list": BOTH}).events[0] == READY


# Reconnecting


def test_a_new_connection_tells_nothing_until_it_is_complete() -> None:
    session = ready()
    assert session.closed("lost", NOW).events == [LinkChanged("md", LinkState.DOWN, "lost")]
    session.opened(NOW)
    assert session.tree == {}
    assert hear(session, {"quotes": {CU: quote(LATER)}}).events == []
    out = hear(session, {"quotes": {M: quote(LATER)}}, {"ins_list": BOTH})
    assert out.events[0] == READY
    assert [q.stamp for q in out.events[1].quotes] == [LATER, LATER]


def test_fields_of_the_old_connection_do_not_shine_through() -> None:
    session = ready(CU)
    session.closed("lost", NOW)
    session.opened(NOW)
    out = hear(session, {"quotes": {CU: {"datetime": LATER}}}, {"ins_list": CU})
    told = of_kind(out.events, QuotesChanged)[0].quotes[0]
    assert (told.last, told.bid, told.bid_volume) == (None, None, 0)


def test_a_second_loss_before_ready_leaves_no_trace() -> None:
    session = ready()
    session.closed("lost", NOW)
    session.opened(NOW)
    hear(session, {"quotes": {CU: quote(last_price=1.0)}})
    assert session.closed("lost", NOW).events == [LinkChanged("md", LinkState.DOWN, "lost")]
    session.opened(NOW)
    out = session.received(market_snapshot([CU, M]), NOW)
    assert {q.last for q in of_kind(out.events, QuotesChanged)[0].quotes} == {88000.0}


# Descriptions of contracts


def test_descriptions_go_up_with_ready_and_the_answer_is_released() -> None:
    session, out = opened()
    query = sent(out.send, "ins_query")[0]["query_id"]
    out = hear(session, listing(query, info(CU), info(M, volume_multiple=10, price_tick=1)))
    assert out.events == []
    assert sent(out.send, "ins_query") == [{"aid": "ins_query", "query_id": query, "query": ""}]
    out = session.received(market_snapshot([CU, M]), NOW)
    assert [type(event) for event in out.events] == [LinkChanged, InstrumentsListed, QuotesChanged]
    assert [one.multiplier for one in out.events[1].instruments] == [5, 10]
    assert hear(session, {"symbols": {query: None}}) == Out([PEEK], [])
    assert session.tree["symbols"] == {}


def test_a_release_that_is_answered_with_nothing_is_not_released_again() -> None:
    """Each would call for the next: hundreds of packets a second, and quotes wait behind them."""
    session, out = opened()
    query = sent(out.send, "ins_query")[0]["query_id"]
    for times in (1, 0, 0):
        out = hear(session, listing(query))
        assert len(sent(out.send, "ins_query")) == times
    session.closed("gone", NOW)
    session.opened(NOW)
    # On a new connection an answer of the same name is another one.
    assert len(sent(hear(session, listing(query)).send, "ins_query")) == 1


def test_one_bad_description_does_not_cost_the_others() -> None:
    session, out = opened()
    query = sent(out.send, "ins_query")[0]["query_id"]
    session.received(market_snapshot([CU, M]), NOW)
    out = hear(session, listing(query, info(CU, price_tick="-"), info(M)))
    assert of_kind(out.events, SourceFaulted)[0].detail == (
        f"{CU}: price_tick is not above zero: '-'"
    )
    assert [i.symbol for i in of_kind(out.events, InstrumentsListed)[0].instruments] == [M]


def test_an_answer_of_an_error_is_counted() -> None:
    session, out = opened()
    query = sent(out.send, "ins_query")[0]["query_id"]
    out = hear(session, {"symbols": {query: {"error": "syntax"}}})
    assert of_kind(out.events, SourceFaulted)[0].kind == "instrument"


def test_answers_to_queries_of_others_are_not_ours() -> None:
    session = ready()
    assert hear(session, listing("PYSDK_api_1", info())) == Out([PEEK], [])


def test_each_connection_asks_for_descriptions_with_a_new_id() -> None:
    session, first = opened()
    session.closed("lost", NOW)
    second = session.opened(NOW)
    ids = [sent(out.send, "ins_query")[0]["query_id"] for out in (first, second)]
    assert len(set(ids)) == 2


# History


def chart(symbol: str, chart_id: str, **fields: Any) -> dict[str, Any]:
    state = {"ins_list": symbol, "duration": 60 * 10**9, "view_width": 480}
    return {"charts": {chart_id: {"left_id": 7, "right_id": 9, "state": state, **fields}}}


def bars(symbol: str, ids: Sequence[int]) -> dict[str, Any]:
    start = 1795401000 * 10**9
    data = {str(n): {"datetime": start + n * 60 * 10**9, "close": 100.0 + n} for n in ids}
    return {"klines": {symbol: {str(60 * 10**9): {"last_id": 9, "data": data}}}}


def with_chart() -> tuple[MarketSession, str]:
    session, out = opened(CU, bar_count=480)
    return session, sent(out.send, "set_chart")[0]["chart_id"]


HISTORY = HistoryArrived(CU, 60, tuple(Bar(1795401000.0 + 60 * n, 100.0 + n) for n in (7, 8, 9)))
DONE = {"mdhis_more_data": False}


@pytest.mark.parametrize("extra", [{"ready": True}, {}], ids=["current front", "front of 2020"])
def test_history_arrives_once_when_the_last_page_is_there(extra: dict[str, Any]) -> None:
    session, chart_id = with_chart()
    session.received(market_snapshot([CU]), NOW)
    first = {"left_id": -1, "right_id": -1, "more_data": False}
    assert hear(session, chart(CU, chart_id, **first), DONE).events == []
    paging = {"left_id": 7, "right_id": 8, "more_data": True}
    more = {"mdhis_more_data": True}
    assert hear(session, bars(CU, [7, 8]), chart(CU, chart_id, **paging), more).events == []
    last = chart(CU, chart_id, more_data=False, **extra)
    out = hear(session, bars(CU, [9, 6]), last, DONE)
    assert out.events == [HISTORY]
    assert [packet["ins_list"] for packet in sent(out.send, "set_chart")] == [""]
    assert hear(session, bars(CU, [9]), last).events == []


def test_days_are_asked_for_after_the_minutes_and_told_by_themselves() -> None:
    session, out = opened(CU, bar_count=480, day_count=90)
    minutes, days = sent(out.send, "set_chart")
    assert (days["ins_list"], days["duration"], days["view_width"]) == (CU, 86_400 * 10**9, 90)
    assert minutes["chart_id"] != days["chart_id"]
    session.received(market_snapshot([CU]), NOW)
    length = str(86_400 * 10**9)
    data = {"7": {"datetime": 1795363200 * 10**9, "close": 77.0}}
    series = {"klines": {CU: {length: {"last_id": 7, "data": data}}}}
    state = {"left_id": 7, "right_id": 7, "more_data": False, "ready": True}
    told = hear(session, series, chart(CU, days["chart_id"], **state), DONE)
    assert told.events == [HistoryArrived(CU, 86_400, (Bar(1795363200.0, 77.0),))]
    assert [one["chart_id"] for one in sent(told.send, "set_chart")] == [days["chart_id"]]
    # Cut off now, only the minutes are asked for again.
    session.closed("lost", NOW)
    again = sent(session.opened(NOW).send, "set_chart")
    assert [one["duration"] for one in again] == [60 * 10**9]


def test_history_that_came_early_is_told_with_ready() -> None:
    session, chart_id = with_chart()
    done = chart(CU, chart_id, more_data=False, ready=True)
    assert hear(session, bars(CU, [7, 8, 9]), done, DONE).events == []
    out = session.received(market_snapshot([CU]), NOW)
    assert out.events[-1] == HISTORY


def test_a_chart_of_something_else_is_not_our_history() -> None:
    session, chart_id = with_chart()
    session.received(market_snapshot([CU]), NOW)
    other = chart(M, chart_id, more_data=False, ready=True)
    assert hear(session, bars(CU, [7]), other, DONE).events == []


def test_an_empty_series_is_complete_without_bars() -> None:
    session, chart_id = with_chart()
    session.received(market_snapshot([CU]), NOW)
    empty = chart(CU, chart_id, left_id=-1, right_id=-1, more_data=False, ready=True)
    out = hear(session, empty, DONE)
    assert out.events == []
    assert sent(out.send, "set_chart")[0]["ins_list"] == ""


def test_a_history_told_before_is_not_asked_for_again() -> None:
    session, chart_id = with_chart()
    session.received(market_snapshot([CU]), NOW)
    hear(session, bars(CU, [7]), chart(CU, chart_id, more_data=False, ready=True), DONE)
    session.closed("lost", NOW)
    assert sent(session.opened(NOW).send, "set_chart") == []


def test_a_history_cut_off_is_asked_for_again() -> None:
    session, _ = with_chart()
    session.closed("lost", NOW)
    assert len(sent(session.opened(NOW).send, "set_chart")) == 1


# In parts


def one_by_one(prices: Mapping[str, float | None]) -> Iterable[list[str]]:
    return ([symbol] for symbol in sorted(prices))


def test_the_first_quotes_of_all_are_told_whole() -> None:
    session, _ = opened(cut=one_by_one)
    out = session.received(market_snapshot((CU, M)), NOW)
    assert list(out.later) == []
    (told,) = of_kind(out.events, QuotesChanged)
    assert [one.symbol for one in told.quotes] == [CU, M]


def test_once_all_is_loaded_quotes_are_told_in_parts_after_all_else() -> None:
    session = ready(cut=one_by_one)
    out = hear(session, {"quotes": {CU: {"last_price": 2.0}, M: {"last_price": 1.0}}})
    assert (out.send, out.events) == ([PEEK], [])
    told = [quote for event in out.later for quote in event.quotes]  # type: ignore[attr-defined]
    assert [(one.symbol, one.last) for one in told] == [(M, 1.0), (CU, 2.0)]


def test_a_last_quote_that_was_waited_for_makes_the_link_ready() -> None:
    session, out = opened(cut=one_by_one)
    (query,) = sent(out.send, "ins_query")
    hear(session, listing(query["query_id"], info(CU), info(M)))
    hear(session, {"ins_list": BOTH, "quotes": {CU: quote()}})
    assert session.state is LinkState.LOADING
    out = hear(session, {"quotes": {M: {"last_price": 1.0}}})
    assert out.events[0] == READY
    assert len(of_kind(out.events, QuotesChanged)[0].quotes) == 2


def test_a_packet_that_says_more_is_told_whole() -> None:
    session = ready(cut=one_by_one)
    patch = {"quotes": {M: {"last_price": 1.0}, CU: {"last_price": 2.0}}}
    for packet in ((patch, patch), (patch, {"free": 1}), (patch | {"free": 1},)):
        out = hear(session, *packet)
        assert list(out.later) == []
        assert len(of_kind(out.events, QuotesChanged)) == 1


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "last_price": st.sampled_from([1.0, -2.5, 3, "-", None, True, 2**70]),
        "datetime": st.sampled_from([STAMP, LATER, "", 7]),
        "volume": st.sampled_from([0, 5, {}]),
    },
)
HEARD = st.dictionaries(st.sampled_from([CU, M, "X.y1"]), FIELDS | st.none(), max_size=3)
PACKETS = st.lists(st.lists(st.fixed_dictionaries({"quotes": HEARD}), max_size=2), max_size=5)


@given(PACKETS)
def test_whole_or_in_parts_the_same_quotes_are_told(packets: Any) -> None:
    whole, parts = ready(), ready(cut=one_by_one)
    for packet in packets:
        expected, found = hear(whole, *packet), hear(parts, *packet)
        told = [
            [
                one
                for event in (*out.events, *out.later)
                if isinstance(event, QuotesChanged)
                for one in event.quotes
            ]
            for out in (expected, found)
        ]
        for quotes in told:
            quotes.sort(key=lambda one: one.symbol)
        assert told[0] == told[1]
        assert of_kind(expected.events, SourceFaulted) == of_kind(found.events, SourceFaulted)
        assert (expected.send, dict(whole.tree)) == (found.send, dict(parts.tree))


# Faults and recordings


def test_a_refused_packet_changes_nothing_and_the_next_one_counts() -> None:
    session = ready()
    before = json.dumps(dict(session.tree))
    bad = {"quotes": {CU: {"last_price": 1.0}, M: 7}}
    out = hear(session, {"quotes": {CU: {"last_price": 2.0}}}, bad)
    assert [event.kind for event in of_kind(out.events, SourceFaulted)] == ["patch"]
    assert json.dumps(dict(session.tree)) == before
    assert out.send == [PEEK]
    assert hear(session, {"quotes": {CU: {"last_price": 3.0}}}).events[0].quotes[0].last == 3.0


def test_every_recording_ends_in_the_tree_of_a_plain_merge(shared: Any) -> None:
    found = recordings(shared)
    assert len(found) >= 5
    for name, frames in found.items():
        session, plain = MarketSession([]), {}
        session.opened(NOW)
        for frame in frames:
            session.received(frame, NOW)
            packet = json.loads(frame)
            for patch in packet["data"] if packet["aid"] == "rtn_data" else []:
                plain = plain_merge(plain, patch)
        assert dict(session.tree) == plain, name
        assert session.fault_counts == {}, name


def test_the_live_recording_gives_every_quote_that_its_packets_name(shared: Any) -> None:
    name = "md_live_cu_m_options_20200410.jsonl.gz"
    symbols = ["DCE.m2007", "SHFE.cu2006C47000", "SHFE.cu2006", "DCE.m2007-P-2900"]
    session, _ = opened(*symbols)
    named = told = 0
    for frame in recordings(shared)[name]:
        out = session.received(frame, NOW)
        packet = json.loads(frame)
        quotes = {s for patch in packet.get("data", []) for s in patch.get("quotes", {})}
        named += len(quotes)
        for change in of_kind(out.events, QuotesChanged):
            told += len(change.quotes)
            for one in change.quotes:
                assert one.last == session.tree["quotes"][one.symbol]["last_price"]
    assert session.state is LinkState.READY
    assert (told, session.fault_counts) == (named, {})
