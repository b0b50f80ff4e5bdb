"""The past of all pairs of a band makes one suggestion: the outermost limits, the least count."""

from __future__ import annotations

from collections.abc import Sequence

from terminal.core.quantiles import proposals
from terminal.domain.level import Level
from tests.widgets.sop import BAND, JUMP
from widgets.sop_past import DAY, ENOUGH, past_of

CALM = ([DAY * at for at in range(100)], [float(at % 10) for at in range(100)])
WIDE = ([DAY * at for at in range(300)], [float(at % 100) - 50 for at in range(300)])
SHORT = ([0.0, DAY], [1.0, 2.0])


def series(pair: str) -> tuple[Sequence[float], Sequence[float]]:
    return {"calm": CALM, "wide": WIDE, "short": SHORT}[pair]


def test_one_pair_gives_its_own_quantiles() -> None:
    past = past_of(BAND, ("calm",), series)
    assert past is not None
    # The rule has two levels, so it gets no third.
    assert past.proposals == proposals(CALM[1], 40.0)[:2]
    assert (past.pairs, past.days, past.is_enough) == (("calm",), 99.0, False)
    assert past.of(Level.FORCED) is None


def test_of_several_pairs_the_outermost_limits_count() -> None:
    past = past_of(BAND, ("calm", "wide"), series)
    assert past is not None
    one, other = proposals(CALM[1], 40.0)[0], proposals(WIDE[1], 40.0)[0]
    found = past.of(Level.ATTENTION)
    assert found is not None
    assert (found.low, found.high) == (min(one.low, other.low), max(one.high, other.high))
    assert found.count == 100
    assert found.episodes == one.episodes + other.episodes
    assert found.held == one.held + other.held
    assert past.days == 99.0


def test_a_year_is_enough() -> None:
    past = past_of(BAND, ("wide",), series)
    assert past is not None
    assert past.days > ENOUGH
    assert past.is_enough


def test_a_short_past_of_any_pair_and_formulas_suggest_nothing() -> None:
    assert past_of(BAND, ("calm", "short"), series) is None
    assert past_of(BAND, (), series) is None
    assert past_of(JUMP, ("calm",), series) is None
