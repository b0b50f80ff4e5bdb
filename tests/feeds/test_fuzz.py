"""Mutations of real frames end in state or in a counted refusal, never in an error.

A refused frame leaves the tree as it was; one that is taken leaves what a plain merge gives.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from terminal.core.event import AccountChanged, NoticeReceived, QuotesChanged
from terminal.domain.link import LinkState
from terminal.domain.quote import Quote
from terminal.feeds.fault import Malformed
from terminal.feeds.frame import packet_of
from terminal.feeds.market_session import MarketSession
from terminal.feeds.session import PEEK, Out
from terminal.feeds.trade_session import Login, TradeSession
from tests.feeds import wire
from tests.feeds.wire import CU, NOW, M, of_user, plain_merge

Session = MarketSession | TradeSession
Frame = str | bytes

# Kinds of whole frames; others are counts of single fields in frames that were taken.
WHOLE = ("not utf-8", "not json", "not an object", "no aid", "unknown aid", "number", "depth")
SYMBOLS = (CU, M, "DCE.m2007", "SHFE.cu2006", "SHFE.rb2010", "SHFE.cu1909")
MOST_SEED = 12_000
ROUNDS = 2500
SOAK_ROUNDS = 100_000

# What stands where something else should, as JSON text.
ODD = (
    *("null", "true", "0", "-1", "1.5", "1e309", "-1e400", "Infinity", "NaN", "9" * 25),
    *("9223372036854775808", "1.7976931348623157e308", '""', '"-"', '"\\ud800"', '"铜"', "[]"),
    *("{}", "[[]]", '{"x":null}', '{"x":{"y":1}}', "[" * 40 + "]" * 40, "[" * 90 + "]" * 90),
    *('"ALIVE"', '"FINISHED"', '"BUY"', '"OPEN"', '"WARNING"', "322", "320", "402", "2000000000"),
)


def own_frames() -> list[str]:
    quotes = {CU: wire.quote(), M: wire.quote(last_price="-")}
    chart = {
        "left_id": 1,
        "right_id": 2,
        "more_data": False,
        "ready": True,
        "state": {"ins_list": CU},
    }
    bars = {"1": {"datetime": 1795401000 * 10**9, "close": 1.5}, "2": {"close": "-"}}
    return [
        wire.market_snapshot(SYMBOLS),
        wire.rtn({"quotes": quotes}, {}),
        wire.rtn({"quotes": {CU: {"datetime": "2026-11-23 10:30:01.000000", "volume": 3}}}),
        wire.rtn(wire.listing("basisdesk_instruments_1", wire.info(CU), wire.info(M))),
        wire.rtn({"charts": {f"basisdesk_history_{CU}": chart}, "mdhis_more_data": False}),
        wire.rtn({"klines": {CU: {str(60 * 10**9): {"last_id": 2, "data": bars}}}}),
        wire.trade_snapshot(
            positions={CU: wire.position()},
            orders={"o1": wire.order()},
            trades={"t1": wire.trade()},
        ),
        wire.rtn(of_user(positions={CU: None}, orders={"o1": wire.order(status="FINISHED")})),
        wire.rtn({"notify": {"n1": wire.notice("前置断开", 322)}}),
        wire.rtn({"notify": {"n2": wire.notice("密码错误", 402, "WARNING")}}),
        '{"aid":"rsp_login","session_id":"MDSESSION"}',
    ]


@cache
def seeds() -> list[str]:
    shared = Path(__file__).resolve().parents[3] / "shared"
    recorded = wire.recordings(shared) if shared.is_dir() else {}
    real = [frame for frames in recorded.values() for frame in frames if len(frame) < MOST_SEED]
    return own_frames() * 8 + [frame.replace('"TQSIM"', '"demo"') for frame in real]


def mutated(frame: str, dice: random.Random) -> Frame:
    match dice.randrange(10):
        case 0:
            return frame
        case 1:
            at = dice.randrange(len(frame))
            return frame[:at] + frame[at + dice.randint(0, 9) :]
        case 2:
            at = dice.randrange(len(frame))
            return frame[:at] + dice.choice(ODD) + frame[at:]
        case 3:
            raw = bytearray(frame.encode())
            raw[dice.randrange(len(raw))] = dice.randrange(256)
            return bytes(raw)
        case 4:
            return dice.choice(ODD) if dice.random() < 0.2 else frame
        case _:
            return with_odd_values(frame, dice)


def with_odd_values(frame: str, dice: random.Random) -> str:
    """Put something odd in a few places, so that the frame stays JSON or nearly so."""
    packet = json.loads(frame)
    for n in range(dice.randint(1, 3)):
        place: Any = packet
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            if not keys:
                break
            key = dice.choice(keys)
            below = place[key]
            if isinstance(below, dict | list) and below and dice.random() < 0.85:
                place = below
                continue
            if isinstance(place, dict) and dice.random() < 0.2:
                place[dice.choice(["", "x", CU, "demo", "data", "quotes"])] = place.pop(key)
            else:
                place[key] = f"@odd{n}@"
            break
    text = json.dumps(packet, ensure_ascii=dice.random() < 0.5)
    for n in range(3):
        text = text.replace(f'"@odd{n}@"', dice.choice(ODD))
    return text


def refusals(session: Session) -> int:
    counts = session.fault_counts
    return sum(counts.get(kind, 0) for kind in (*WHOLE, "patch"))


def check_step(session: Session, frame: Frame) -> None:
    before, refused, was = deepcopy(dict(session.tree)), refusals(session), session.state
    out = session.received(frame, NOW)
    if refusals(session) > refused:
        assert dict(session.tree) == before
    else:
        packet = packet_of(frame)
        patches = packet["data"] if packet["aid"] == "rtn_data" else []
        for patch in patches:
            before = plain_merge(before, patch)
        assert dict(session.tree) == before
    check_out(out, LinkState.READY in (was, session.state))


def check_out(out: Out, may_speak: bool) -> None:
    assert out.send.count(PEEK) <= 1
    assert all(json.loads(frame)["aid"] for frame in out.send)
    for event in out.events:
        if isinstance(event, QuotesChanged):
            assert may_speak
            assert all(is_sound(quote) for quote in event.quotes)
        elif isinstance(event, AccountChanged):
            assert may_speak
            assert event.account.balance.is_finite()
        elif isinstance(event, NoticeReceived):
            assert isinstance(event.content, str)


def is_sound(quote: Quote) -> bool:
    prices = (quote.last, quote.bid, quote.ask, quote.upper_limit, quote.lower_limit)
    lots = (quote.bid_volume, quote.ask_volume, quote.volume, quote.open_interest)
    return (
        all(price is None or (type(price) is float and abs(price) < 1.797e308) for price in prices)
        and all(type(count) is int for count in lots)
        and len(quote.stamp) in (0, 26)
    )


def check_conversation(picks: Sequence[int], seed: int) -> None:
    dice = random.Random(seed)
    found = seeds()
    session: Session = (
        MarketSession(SYMBOLS)
        if dice.random() < 0.6
        else TradeSession("main", Login(user="demo", password=""))
    )
    session.opened(NOW)
    if dice.random() < 0.5:
        for frame in own_frames()[0:7:6]:
            check_step(session, frame)
    for pick in picks:
        frame = mutated(found[pick % len(found)], dice)
        note(f"{frame!r}")
        check_step(session, frame)
        if dice.random() < 0.05:
            session.closed("lost", NOW)
            session.opened(NOW)


PICKS = st.lists(st.integers(0, 10_000), min_size=1, max_size=4)
SEEDS = st.integers(0, 2**32)


@settings(max_examples=ROUNDS)
@given(PICKS, SEEDS)
def test_mutated_frames_end_in_state_or_in_a_counted_refusal(picks: list[int], seed: int) -> None:
    check_conversation(picks, seed)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@settings(max_examples=SOAK_ROUNDS)
@given(PICKS, SEEDS)
def test_a_hundred_thousand_mutated_conversations(picks: list[int], seed: int) -> None:
    check_conversation(picks, seed)


def test_the_mutations_reach_every_kind_of_refusal_and_ready_sessions_too() -> None:
    """A fuzz test that only ever hits the first check would prove nothing."""
    dice, kinds, ready = random.Random(7), set(), 0
    for _ in range(4000):
        frame = mutated(dice.choice(seeds()), dice)
        try:
            packet_of(frame)
        except Malformed as fault:
            kinds.add(fault.kind)
        for session in (
            MarketSession(SYMBOLS),
            TradeSession("main", Login(user="demo", password="")),
        ):
            session.opened(NOW)
            session.received(frame, NOW)
            kinds |= set(session.fault_counts)
            ready += session.state is LinkState.READY
    assert {*WHOLE, "patch"} <= kinds
    assert ready > 50
