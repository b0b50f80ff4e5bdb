"""What the watchlist and the chart are shown."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from terminal.core.effect import Topic
from terminal.core.event import HistoryArrived, QuotesChanged
from terminal.core.view import PairView, Point
from terminal.domain.bar import Bar
from terminal.domain.calendar import Phase
from terminal.domain.metric import DataState, Metric
from terminal.domain.rule import Limit
from tests.builders import FUTURES, NOW, PAIR, SPOT, make_instrument, make_pair, make_quote
from tests.playbook import LIMITS, Play, down, reducing


def row(play: Play) -> PairView:
    view: PairView = play.engine.view(Topic.PAIR, PAIR, play.now)
    return view


def point(play: Play) -> Point | None:
    found: Point | None = play.engine.view(Topic.POINT, PAIR, play.now)
    return found


def test_before_the_first_quote_a_row_is_empty_and_not_broken() -> None:
    view = row(Play())
    assert (view.state, view.basis, view.spot, view.spot_age) == (DataState.NO_DATA, *[None] * 3)
    assert view.limits == LIMITS


def test_a_row_shows_both_legs_the_basis_and_what_it_is_judged_by() -> None:
    view = row(Play().opens().at(1).basis(100))
    assert (view.spot, view.futures, view.basis) == (78_100, 78_000, 100)
    assert (view.spot_age, view.futures_age) == (0, 0)
    assert view.instrument == make_instrument()
    assert view.moment is not None
    assert (view.moment.phase, view.moment.opens) == (
        Phase.CONTINUOUS,
        NOW + timedelta(hours=3),
    )


def test_a_row_of_a_product_without_known_hours_has_no_moment() -> None:
    assert row(Play(pairs=(make_pair(futures="SHFE.zz2701"),))).moment is None


def test_a_basis_that_does_not_count_is_not_shown_while_its_legs_are() -> None:
    view = row(Play().opens().hears(down("md")))
    assert (view.state, view.basis, view.futures) == (DataState.LINK_DOWN, None, 78_000)


def test_the_spot_price_of_a_row_is_the_comparable_one() -> None:
    play = Play(pairs=(make_pair(premium=Decimal(-30)),)).opens()
    assert row(play).spot == 78_030
    quote = row(play).spot_quote
    assert quote is not None
    assert quote.last == 78_000


def test_the_change_is_counted_from_the_first_basis_known() -> None:
    play = Play().opens().at(1)
    point(play)
    play.basis(70)
    assert row(play).change == 70
    play.hears(HistoryArrived(SPOT, 60, (Bar(0, 100.0),)))
    play.hears(HistoryArrived(FUTURES, 60, (Bar(0, 90.0), Bar(60, 95.0))))
    assert row(play).change == 70 - 10


def test_a_point_is_drawn_only_where_the_basis_counts() -> None:
    play = Play().opens().at(1).basis(70)
    found = point(play)
    assert found is not None
    assert (found.basis, found.time) == (70, play.now.timestamp())
    play.now += timedelta(seconds=31)
    assert point(play) is None


def test_a_rule_on_another_metric_gives_no_bands() -> None:
    margin = reducing(metric=Metric.MARGIN_RATIO, subjects=("demo",), limits=())
    assert row(Play(rules=(margin,))).limits == ()


def test_the_first_rule_that_watches_a_pair_gives_its_bands() -> None:
    first: tuple[Limit, ...] = LIMITS[:1]
    rules = (reducing(limits=first), reducing(id="second"))
    assert row(Play(rules=rules)).limits == first


def test_a_quote_of_a_symbol_nobody_watches_moves_no_row() -> None:
    play = Play().opens()
    play.hears(QuotesChanged((make_quote(1.0, symbol="SHFE.other"),)))
    assert play.effects == []
