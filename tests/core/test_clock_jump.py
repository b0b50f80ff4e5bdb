from __future__ import annotations

from datetime import timedelta

import msgspec

from terminal.core.clock_jump import ClockJumped, behind_record, level_of, words_of
from terminal.core.effect import Write
from terminal.core.engine import Engine, Memory
from terminal.domain.said import Said
from tests.playbook import Play

HOUR = timedelta(hours=1)


def test_a_step_back_is_told_louder_for_the_desk_lags_until_it_is_started_anew() -> None:
    play = Play().hears(ClockJumped(-HOUR))
    play.records("notice", level="error", key="clock_back", args={"seconds": "3600"})
    play.hears(ClockJumped(HOUR))
    play.records("notice", level="warning", key="clock_ahead", args={"seconds": "3600"})


def test_it_says_how_far_and_in_which_direction() -> None:
    assert words_of(ClockJumped(timedelta(seconds=-5.4))) == Said("clock_back", {"seconds": "5"})
    assert words_of(ClockJumped(HOUR)) == Said("clock_ahead", {"seconds": "3600"})
    assert [level_of(ClockJumped(by)) for by in (HOUR, -HOUR)] == ["warning", "error"]


def test_a_record_that_ends_later_than_now_is_told_at_the_start() -> None:
    play = Play()
    for behind, told in ((HOUR, [behind_record(HOUR).key]), (timedelta(0), [])):
        memory = msgspec.structs.replace(Memory(), behind=behind)
        effects = Engine(play.plant, b"again").restore(memory, play.now)
        notices = [one.record for one in effects if isinstance(one, Write)]
        assert [one.body["key"] for one in notices if one.kind == "notice"] == told
