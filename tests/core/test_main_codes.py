"""Main contracts of products whose codes repeat, or differ by a letter's case alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from terminal.core.event import MonthsHeard
from terminal.domain.main_contract import Listed
from tests.builders import make_pair
from tests.core.test_main_contract import WEDNESDAY, MainPlay, month, symbol_of


@pytest.mark.parametrize(
    ("when", "now", "later"),
    [
        ("2025-03-12 14:59", "CZCE.FG505", "CZCE.FG509"),
        # Three digits mean the nearest month: here the smaller ones are of the next decade.
        ("2029-11-07 14:59", "CZCE.FG912", "CZCE.FG005"),
    ],
)
def test_zhengzhous_three_digits_go_forward_over_the_decade(
    when: str, now: str, later: str
) -> None:
    play = MainPlay(pairs=(make_pair(futures=now),)).on(when)

    def told(when: str, first: int, second: int) -> MonthsHeard:
        months = (month(now, first, when), month(later, second, when))
        return MonthsHeard((Listed(product="CZCE.FG", months=months),))

    play.hears(told(when, 100, 90)).ticks(1)
    assert symbol_of(play) == now
    play.hears(told(when, 80, 90)).on(when.replace("14:59", "18:01")).ticks(1)
    assert symbol_of(play) == later
    assert play.engine.state.mains.of_pair(now) == {"is_main": 0.0}
    # The one that delivers earlier has no way back, whatever its digits say.
    play.hears(told(when.replace("14:59", "21:00"), 900, 90))
    play.now += timedelta(days=1)
    play.ticks(1)
    assert play.main is not None
    assert (symbol_of(play), play.main.day > WEDNESDAY) == (later, True)


def test_letters_are_those_of_the_exchange() -> None:
    play = MainPlay(pairs=(make_pair(futures="CZCE.FG505"),))
    months = (month("CZCE.FG505", 90, "2025-03-12 14:59"), month("CZCE.FG509", 9, ""))
    play.hears(MonthsHeard((Listed(product="CZCE.fg", months=months),))).ticks(1)
    assert symbol_of(play) is None
    assert set(play.engine.state.mains.today) == {"CZCE.FG"}
