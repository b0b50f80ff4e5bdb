"""What both sessions share: one credit, faults told once, news of the link only when it is news."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from terminal.core.event import LinkChanged, SourceFaulted
from terminal.domain.link import LinkState
from terminal.feeds.session import PEEK, Conversation, Out, frame_of
from tests.feeds.wire import of_kind, rtn


def fresh() -> Conversation:
    talk = Conversation("md")
    talk.peek(talk.opened())
    return talk


def heard(talk: Conversation, frame: str | bytes) -> Out:
    out = Out([], [])
    talk.take(frame, out)
    talk.peek(out)
    return out


def test_there_is_never_more_than_one_credit_outstanding() -> None:
    talk = Conversation("md")
    out = talk.opened()
    talk.peek(out)
    talk.peek(out)
    assert out.send == [PEEK]


def test_data_spends_the_credit_and_other_packets_do_not() -> None:
    talk = fresh()
    assert heard(talk, '{"aid":"rsp_login","session_id":"MDSESSION"}').send == []
    assert heard(talk, '{"aid":"rtn_brokers","brokers":["simnow"]}').send == []
    assert heard(talk, rtn({}, {})).send == [PEEK]
    assert heard(talk, rtn({"a": 1})).send == [PEEK]


def test_refused_data_spends_the_credit_too() -> None:
    assert heard(fresh(), rtn({"quotes": 3})).send == [PEEK]


@pytest.mark.parametrize("frame", ["", "{", b"\xff", "[]", '{"data":[]}'])
def test_what_cannot_be_read_may_have_been_data_and_is_followed_by_a_credit(
    frame: str | bytes,
) -> None:
    assert heard(fresh(), frame).send == [PEEK]


def test_an_unknown_aid_is_counted_and_spends_nothing() -> None:
    talk = fresh()
    out = heard(talk, '{"aid":"rtn_weather"}')
    assert out.send == []
    assert out.events == [
        SourceFaulted("md", "unknown aid", "a packet has an unknown aid: 'rtn_weather'", 1)
    ]


def test_each_kind_of_fault_is_told_once_a_connection() -> None:
    talk = fresh()
    told = [fault for _ in range(3) for fault in heard(talk, "{").events]
    told += heard(talk, rtn({"quotes": 3})).events
    assert [(fault.kind, fault.count) for fault in of_kind(told, SourceFaulted)] == [
        ("not json", 1),
        ("patch", 1),
    ]
    talk.opened()
    assert [fault.count for fault in of_kind(heard(talk, "{").events, SourceFaulted)] == [4]


def test_a_new_connection_begins_with_an_empty_tree() -> None:
    talk = fresh()
    heard(talk, rtn({"a": 1}))
    assert talk.tree.root == {"a": 1}
    talk.opened()
    assert talk.tree.root == {}


def test_the_link_speaks_only_when_state_or_words_change() -> None:
    talk, out = Conversation("md"), Out([], [])
    for detail in ("no route", "no route", "no answer"):
        talk.move(LinkState.DOWN, detail, out)
    assert out.events == [
        LinkChanged("md", LinkState.DOWN, "no route"),
        LinkChanged("md", LinkState.DOWN, "no answer"),
    ]


def test_a_decimal_is_written_as_a_number() -> None:
    frame = frame_of({"limit_price": Decimal("419.05"), "name": "铜"})
    assert json.loads(frame) == {"limit_price": 419.05, "name": "铜"}
    assert "419.05" in frame
    assert "铜" in frame
