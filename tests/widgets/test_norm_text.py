"""How usual a basis is, in signs and in words."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from terminal.core.normality import norm_of
from terminal.core.season_view import Background, Ghost
from terminal.core.view import PairView
from terminal.domain.metric import DataState
from tests.widgets.fake_desk import FakeDesk
from widgets.norm_text import norm_hint, norm_line

FIRST = date(2025, 1, 6)


def background(count: int, **fields: object) -> Background:
    """Days at 0, 1, 2 … that are enough from 60 on; copper stands at -318."""
    days = {FIRST + timedelta(days=n): float(n - 330) for n in range(count)}
    made = Background(pair="pair00", norm=norm_of(days, 250, 60))
    return msgspec.structs.replace(made, **fields)


@pytest.fixture
def view(desk: FakeDesk) -> PairView:
    return desk.view("pair00")


def test_the_line_has_z_percentile_and_n(view: PairView) -> None:
    # 80 days from -330 to -251: mean -290.5, deviation 23.24; 12 are lower than -318, one is equal.
    assert norm_line(view, background(80)) == "z −1.2   P16   n 80"


def test_too_few_days_say_only_how_many_in_signs_and_in_words(view: PairView) -> None:
    few = background(41)
    assert norm_line(view, few) == "n 41/60"
    assert "n 41 of 60: too few" in norm_hint(view, few)
    assert "robust" not in norm_hint(view, few)


def test_the_words_name_the_window_and_each_figure(view: PairView) -> None:
    lines = norm_hint(view, background(80)).splitlines()
    assert lines[:4] == [
        "Held against the ends of 80 days, 2025-01-06 to 2025-03-26",
        "z, from the mean: −1.18",
        # The median is -290.5, the median distance from it 20.
        "robust z, from the median: −0.93",
        "Percentile: 15.6% (lower days, and half of those alike)",
    ]


def test_without_a_basis_the_days_stand_and_the_place_is_open(desk: FakeDesk) -> None:
    view = desk.view("pair00", DataState.LINK_DOWN)
    assert norm_line(view, background(80)) == "z —   —   n 80"


def test_of_what_nothing_is_known_nothing_is_written(view: PairView) -> None:
    assert (norm_line(view, None), norm_hint(view, None)) == ("", "")
    assert norm_line(view, background(0)) == ""
    assert norm_hint(view, background(0)).startswith("No day's end of this contract is known")


def test_the_basis_rate_says_by_what_it_is_divided(view: PairView, desk: FakeDesk) -> None:
    # Signed as the basis is; 86738 - 318 is the spot price.
    said = "Basis rate: −0.37% of the comparable spot price (−318 / 86,420)"
    assert said in norm_hint(view, background(80)).splitlines()
    unknown = "Basis rate: not known without both prices, spot above zero"
    for other in (
        desk.view("pair00", DataState.LINK_DOWN),
        msgspec.structs.replace(view, spot=-36.98, basis=0.65),
    ):
        assert unknown in norm_hint(other, background(80)).splitlines()


def test_the_yearly_rate_names_its_days_and_is_none_close_to_the_end(view: PairView) -> None:
    last = date(2025, 6, 16)
    far = norm_hint(view, background(80, last_day=last, days_left=73))
    # -318 / 86738 * 365 / 73
    assert "Annualised: −1.83% of the futures price (73 days to 2025-06-16)" in far
    near = norm_hint(view, background(80, last_day=last, days_left=4))
    assert "Annualised: none below 5 days (4 days to 2025-06-16)" in near
    assert "no last trading day is listed" in norm_hint(view, background(80))


def test_former_years_are_named_with_how_they_were_matched(view: PairView) -> None:
    assert "Former years: none is known" in norm_hint(view, background(80))
    ghosts = (Ghost(2024, ()), Ghost(2023, ()))
    words = norm_hint(view, background(80, ghosts=ghosts))
    assert "Former years: 2024, 2023, by trading days to the last one" in words
    words = norm_hint(view, background(80, ghosts=ghosts, is_by_week=True))
    assert "Former years: 2024, 2023, by weeks of the year" in words


def test_volatility_names_its_changes_and_the_years_days(view: PairView) -> None:
    past = background(80, volatility=1234.4, changes=60, trading_days=242)
    words = norm_hint(view, past)
    assert "Volatility: 1,234 CNY/t a year (60 changes, 242 trading days)" in words
    assert "Volatility: too few daily changes (7)" in norm_hint(view, background(80, changes=7))


def test_the_hedge_of_least_variance_says_of_how_many_changes(view: PairView) -> None:
    said = "Least-variance hedge h*: 93% of the goods (58 changes of ΔS and ΔF)"
    assert said in norm_hint(view, background(80, least_variance=0.93, changes=58))
    assert "h*" not in norm_hint(view, background(80, changes=3))
