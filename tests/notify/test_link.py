from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("misses", [1, 2, 4])
@pytest.mark.parametrize("how", ["poll", "send"])
def test_a_provider_that_is_not_there_is_tried_so_often_before_it_is_away(
    how: str, misses: int
) -> None:
    told: list[Event] = []
    link = ChannelLink("sms", told.append, misses)
    link.heard()

    def fail() -> None:
        if how == "poll":
            link.deaf("no connection")
        else:
            link.missed("no connection", certain=True)

    for _ in range(misses - 1):
        fail()
    assert told == [READY]
    fail()
    assert told == [READY, down("no connection")]


def test_failures_count_in_a_row_and_each_sort_by_itself() -> None:
    told: list[Event] = []
    link = ChannelLink("sms", told.append, 3)
    link.heard()
    for _ in range(3):
        link.deaf("no connection")
        link.deaf("no connection")
        link.heard()
        link.missed("no connection", certain=True)
        link.missed("no connection", certain=True)
        link.answered()
    link.deaf("no connection")
    link.missed("no connection", certain=True)
    link.deaf("no connection")
    assert told == [READY]


def test_a_provider_that_was_never_heard_is_not_called_well_meanwhile() -> None:
    told: list[Event] = []
    link = ChannelLink("sms", told.append, 3)
    link.deaf("no connection")
    link.deaf("no connection")
    assert told == []
    link.deaf("no connection")
    assert told == [down("no connection")]


def test_one_that_is_away_is_well_with_its_first_answer_only() -> None:
    told: list[Event] = []
    link = ChannelLink("sms", told.append, 2)
    for _ in range(3):
        link.deaf("no connection")
    link.missed("no connection", certain=True)
    assert told == [down("no connection")]
    link.heard()
    assert told == [down("no connection"), READY]


def test_polls_that_work_do_not_hide_that_no_send_gets_through() -> None:
    told: list[Event] = []
    link = ChannelLink("sms", told.append, 3)
    for _ in range(3):
        link.heard()
        link.missed("no connection", certain=True)
    assert told == [READY, down("no connection")]


def test_a_provider_that_is_heard_again_is_well_again() -> None:
    told: list[Event] = []
    link = ChannelLink("sms", told.append, 1)
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
