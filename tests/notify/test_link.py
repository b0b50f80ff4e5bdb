from __future__ import annotations

from terminal.core.event import Event, LinkChanged
from terminal.domain.link import LinkState
from terminal.notify.link import ChannelLink

READY = LinkChanged("channel:sms", LinkState.READY)


def down(trouble: str) -> LinkChanged:
    return LinkChanged("channel:sms", LinkState.DOWN, trouble)


def test_a_link_is_told_once_a_change() -> None:
    told: list[Event] = []
    link = ChannelLink("sms", told.append)
    link.heard()
    link.answered()
    link.answered()
    assert told == [READY]


def test_one_lost_reply_is_no_broken_link_and_two_are() -> None:
    told: list[Event] = []
    link = ChannelLink("sms", told.append)
    link.missed("no answer in time")
    link.answered()
    link.missed("no answer in time")
    assert told == [READY]
    link.missed("HTTP 500")
    assert told == [READY, down("HTTP 500")]
    link.answered()
    assert told[-1] == READY


def test_no_connection_at_all_is_a_broken_link_at_once() -> None:
    told: list[Event] = []
    ChannelLink("sms", told.append).missed("no connection", certain=True)
    assert told == [down("no connection")]


def test_a_provider_that_is_heard_again_is_well_again() -> None:
    told: list[Event] = []
    link = ChannelLink("sms", told.append)
    link.missed("no connection", certain=True)
    link.deaf("no connection")
    link.heard()
    assert told == [down("no connection"), READY]


def test_working_receipts_do_not_hide_that_sends_get_no_answer() -> None:
    told: list[Event] = []
    link = ChannelLink("sms", told.append)
    link.heard()
    link.missed("no answer in time")
    link.missed("no answer in time")
    link.heard()
    assert told == [READY, down("no answer in time")]
