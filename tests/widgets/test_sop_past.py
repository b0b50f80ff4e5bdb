"""The past of all pairs of a band makes one suggestion: the outermost limits, the least count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from terminal.core.quantiles import LEAST, proposals
from terminal.core.view import DayBases
from terminal.domain.level import Level
from tests.widgets.sop import BAND, JUMP
from widgets.sop_past import ENOUGH, past_of

FIRST = date(2025, 3, 12)
CALM = [float(at % 10) for at in range(100)]
WIDE = [float(at % 100) - 50 for at in range(300)]


def closes(pair: str, bases: Sequence[float]) -> DayBases:
    days = tuple(FIRST + timedelta(days=at) for at in range(len(bases)))
    return DayBases(pair, days, tuple(bases))


DAYS = {
    "calm": closes("calm", CALM),
    "wide": closes("wide", WIDE),
    "short": closes("short", CALM[: LEAST - 1]),
    "least": closes("least", CALM[:LEAST]),
}


def test_one_pair_gives_its_own_quantiles() -> None:
    past = past_of(BAND, ("calm",), DAYS)
    assert past is not None
    # The rule has two levels, so it gets no third.
    assert past.proposals == proposals(CALM, 40.0)[:2]
    assert (past.pairs, past.days, past.is_enough) == (("calm",), 100, False)
    assert past.of(Level.FORCED) is None


def test_of_several_pairs_the_outermost_limits_count() -> None:
    past = past_of(BAND, ("calm", "wide"), DAYS)
    assert past is not None
    one, other = proposals(CALM, 40.0)[0], proposals(WIDE, 40.0)[0]
    found = past.of(Level.ATTENTION)
    assert found is not None
    assert (found.low, found.high) == (min(one.low, other.low), max(one.high, other.high))
    assert found.count == 100
    assert found.episodes == one.episodes + other.episodes
    assert found.held == one.held + other.held
    assert past.days == 100


def test_a_year_is_enough() -> None:
    past = past_of(BAND, ("wide",), DAYS)
    assert past is not None
    assert past.days > ENOUGH
    assert past.is_enough


def test_a_short_past_of_any_pair_suggests_nothing_and_says_how_many_days_there_are() -> None:
    for pairs, days in ((("calm", "short"), LEAST - 1), (("calm", "silent"), 0)):
        past = past_of(BAND, pairs, DAYS)
        assert past is not None
        assert (past.proposals, past.days, past.pairs) == ((), days, pairs)
    enough = past_of(BAND, ("calm", "least"), DAYS)
    assert enough is not None
    assert len(enough.proposals) == 2


def test_no_pair_and_formulas_have_no_past() -> None:
    assert past_of(BAND, (), DAYS) is None
    assert past_of(JUMP, ("calm",), DAYS) is None
