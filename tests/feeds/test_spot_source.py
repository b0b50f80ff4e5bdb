"""A source says what is news, and says it once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec

from terminal.core.event import Event, LinkChanged, QuotesChanged, SourceFaulted
from terminal.core.spot_mapped import SpotMapped, SpotReading, SpotStepped
from terminal.domain.link import LinkState
from terminal.domain.quote import Quote, stamp_at
from terminal.feeds.fault import Malformed
from terminal.feeds.spot_source import SpotSource
from terminal.feeds.spot_ways import Ways
from tests.feeds.wire import NOW, of_kind


def voice(
    *, has_times: bool = True, known: tuple[SpotReading, ...] = ()
) -> tuple[SpotSource, list[Event]]:
    events: list[Event] = []
    emit = events.append
    ways = Ways(lambda symbol: {"price": "avg"}, known)
    source = SpotSource("smm", lambda event, received: emit(event), ways, has_times=has_times)
    return source, events


def quote(stamp: str, last: float = 1.0) -> Quote:
    return Quote("SPOT.cu", stamp, NOW, last)


def prices(events: list[Event]) -> list[Any]:
    return [(q.stamp, q.last) for one in of_kind(events, QuotesChanged) for q in one.quotes]


def test_a_repetition_is_no_news_and_a_correction_is() -> None:
    source, events = voice()
    for one in (quote("2"), quote("2"), quote("1", 5.0), quote("2", 7.0), quote("3", 7.0)):
        source.tell([one], 0.0)
    assert prices(events) == [("2", 1.0), ("2", 7.0), ("3", 7.0)]


def test_a_price_dated_ahead_hides_none_of_now_and_is_news_again_when_its_time_has_come() -> None:
    source, events = voice()
    early = Quote("SPOT.cu", stamp_at(NOW + timedelta(hours=8)), NOW, 9.0)
    right = Quote("SPOT.cu", stamp_at(NOW), NOW, 1.0)
    then = msgspec.structs.replace(early, arrival=NOW + timedelta(hours=8))
    for one in (early, early, right, early, right, then, then):
        source.tell([one], 0.0)
    told = [(early.stamp, 9.0), (right.stamp, 1.0), (early.stamp, 9.0)]
    assert prices(events) == told


def test_a_series_that_was_read_otherwise_steps_right_before_its_price() -> None:
    now, then = ({"price": name} for name in ("avg", "high"))
    source, events = voice(known=(SpotReading(dict(then), ("SPOT.cu",)),))
    for one in (quote("1"), quote("2")):
        source.tell([one], 0.0)
    assert [type(one) for one in events] == [SpotStepped, QuotesChanged, SpotMapped, QuotesChanged]
    assert events[0] == SpotStepped(("SPOT.cu",), "spot:smm")
    assert events[2] == SpotMapped("spot:smm", (SpotReading(dict(now), ("SPOT.cu",)),))


def test_a_series_that_is_read_as_before_says_nothing_of_it() -> None:
    source, events = voice(known=(SpotReading({"price": "avg"}, ("SPOT.cu",)),))
    source.tell([quote("1")], 0.0)
    assert [type(one) for one in events] == [QuotesChanged]


def test_without_times_a_price_is_as_old_as_its_value() -> None:
    source, events = voice(has_times=False)
    for at, last in (("1", 5.0), ("2", 5.0), ("3", 5.0), ("4", 6.0), ("5", 5.0), ("6", 5.0)):
        source.tell([quote(at, last)], 0.0)
    assert prices(events) == [("1", 5.0), ("4", 6.0), ("5", 5.0)]


def test_a_source_without_times_says_so_once_and_one_with_times_says_nothing() -> None:
    words = "its prices carry no time: each is as old as the moment when its value was first seen"
    for has_times, detail in ((False, f"{words} here"), (True, "")):
        source, events = voice(has_times=has_times)
        source.ready()
        source.ready()
        assert [(one.state, one.detail) for one in of_kind(events, LinkChanged)] == [
            (LinkState.READY, detail)
        ]


def test_a_state_is_told_when_it_or_its_words_change() -> None:
    source, events = voice()
    for state, words in (("READY", ""), ("READY", ""), ("DOWN", "a"), ("DOWN", "b")):
        source.move(LinkState[state], words)
    told = [(one.link, one.state.name, one.detail) for one in of_kind(events, LinkChanged)]
    assert told == [("spot:smm", "READY", ""), ("spot:smm", "DOWN", "a"), ("spot:smm", "DOWN", "b")]


def test_a_fault_is_told_again_only_after_it_was_gone_and_all_are_counted() -> None:
    source, events = voice()
    bad = Malformed("price", "row 1: price is not a number")
    for faults in ([bad, bad], [bad], [], [bad]):
        source.faulted(faults)
    told = [(one.kind, one.count) for one in of_kind(events, SourceFaulted)]
    assert told == [("price", 2), ("price", 4)]


def test_of_several_faults_of_a_kind_the_first_is_told_with_their_number() -> None:
    source, events = voice()
    source.faulted(
        [Malformed("price", "row 1"), Malformed("time", "row 2"), Malformed("price", "x")]
    )
    told = [(one.kind, one.detail, one.count) for one in of_kind(events, SourceFaulted)]
    assert sorted(told) == [("price", "row 1", 2), ("time", "row 2", 1)]
