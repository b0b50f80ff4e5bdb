"""At the turn of a day a pair goes on in the terms of its rows: nothing takes that for a move."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from terminal.core.book_wish import ChangeBook
from terminal.core.comparable import SpotTerms, comparable_pair
from terminal.core.effect import Show, Topic, Write
from terminal.core.engine import Engine
from terminal.core.event import Event, HistoryArrived, QuotesChanged, Tick
from terminal.core.firm import Firm
from terminal.core.second import PARTS
from terminal.core.terms_step import Terms, TermsStep
from terminal.domain.alert import Alert
from terminal.domain.audit import Record, thing_of
from terminal.domain.bar import Bar
from terminal.domain.premium import Premium
from terminal.domain.product import Rate
from terminal.domain.rule import Rule
from terminal.memory import recall
from tests.book_builders import D, make_products
from tests.builders import FUTURES, NOW, PAIR, SPOT, make_pair, make_premium, make_rule
from tests.calendars import CALENDAR
from tests.core.test_bookwork import BOOK
from tests.core.test_causes import said
from tests.core.test_formulas import formula
from tests.playbook import Play, make_policy, up
from tests.test_memory import ledger_of, newest_of

# Wednesday, 12 March 2025. Seconds from half past ten to ten before the close, to six in the
# evening, when Thursday begins, and to the first second of its night.
SPOT_PRICE = 78_060.0
TODAY, NEXT = date(2025, 3, 12), date(2025, 3, 13)
LATE, TURN, NIGHT = 16_190, 27_000, 37_800
BRAND, NET = SpotTerms(goods=(("brand", "X"),)), SpotTerms(with_tax=False)


def row(amount: str, since: date = date(2025, 1, 1), until: date | None = None) -> Premium:
    return make_premium(amount, "X", since=since, until=until)


def rows(before: str, after: str) -> tuple[Premium, ...]:
    return row(before, until=TODAY), row(after, NEXT)


CHEAPER = rows("20", "700")
RATES = (
    Rate("standard", date(2020, 1, 1), Decimal("0.13")),
    Rate("standard", NEXT, Decimal("0.10")),
)


class DatedPlay(Play):
    """A desk whose pair is made by the rows of the day on which it starts."""

    def __init__(
        self, *rules: Rule, day: date = TODAY, terms: SpotTerms = BRAND, **plant: Any
    ) -> None:
        premiums = plant.pop("premiums", CHEAPER)
        rates = plant.pop("rates", RATES)
        days = CALENDAR.days("SHFE")
        firm = Firm(
            products=make_products(rates=rates),
            day_of=days.of,
            is_trading_day=lambda one: days.shift(days.shift(one, -1), 1) == one,
        )
        mine = plant.pop("pairs", (make_pair(),))
        reference = firm.reference(mine, premiums)
        pairs = tuple(comparable_pair(one, terms, day, reference) for one in mine)
        pairs += plant.pop("more", ())
        said = {one.id: terms for one in mine}
        super().__init__(
            **{"rules": rules, "pairs": pairs, "terms": said, "premiums": premiums} | plant
        )
        self.engine = Engine(self.plant, b"test", firm)
        self.firm, self.made = firm, {"terms": terms, "premiums": premiums, "rates": rates}

    def hears(self, *events: Event) -> DatedPlay:
        super().hears(*events)
        return self

    def at(self, seconds: float) -> DatedPlay:
        super().at(seconds)
        return self

    def ticks(self, seconds: int = 1) -> DatedPlay:
        super().ticks(seconds)
        return self

    def quoted(self, spot: float, futures: float = 78_000.0) -> DatedPlay:
        return self.hears(QuotesChanged((self.quote(spot, symbol=SPOT), self.quote(futures))))

    def lively(self, spot: float, second: int) -> None:
        self.quoted(spot + second % 2, 78_000.0 + second % 3).hears(Tick())

    def day(self, spot: float = SPOT_PRICE) -> DatedPlay:
        """The last seconds of a day, one quote each, both legs up and down a little."""
        self.hears(up("md"))
        for second in range(20):
            self.at(LATE - 10 + second).lively(spot, second)
        return self

    def turns(self, *, parts: bool = False) -> DatedPlay:
        self.at(TURN)
        if parts:
            return self.hears(*(Tick(part) for part in range(PARTS)))
        return self.ticks(1)

    def night_on(self, spot: float, seconds: int) -> DatedPlay:
        for second in range(seconds):
            self.at((self.now - NOW).total_seconds() + 1).lively(spot, second)
        return self

    def night(self, spot: float = SPOT_PRICE, seconds: int = 5) -> DatedPlay:
        for second in range(seconds):
            self.at(NIGHT + second).lively(spot, second)
        return self


def records_of(play: Play, kind: str) -> list[Record]:
    found = [one.record for one in play.history if isinstance(one, Write)]
    return [one for one in found if one.kind == kind]


def steps_of(play: Play) -> list[TermsStep]:
    return [thing_of(one.body, TermsStep) for one in records_of(play, "pair_terms")]


def notices(play: Play) -> list[str]:
    return [one.content for one in play.engine.state.notices.values()]


def fired(play: Play) -> list[Alert]:
    """Alerts that have ever fired, open or not."""
    return [one for one in play.engine.state.triage.alerts.values() if one.fired]


def facts(play: Play) -> list[tuple[str, str]]:
    return [(one.name, one.value) for one in play.alert.facts]


def restarted(play: DatedPlay, day: date = NEXT) -> DatedPlay:
    """The desk is started anew on what its ledger says, with the rows of a day."""
    plant = play.plant
    again = DatedPlay(*plant.rules, day=day, book=plant.book, pairs=(make_pair(),), **play.made)
    again.now = play.now
    again.effects = again.engine.restore(recall(newest_of(ledger_of(play)), play.now), play.now)
    again.history = [*play.history, *again.effects]
    return again


# Windows

LOOKING_BACK = [
    'abs(change(basis, "5s")) > 500',
    'abs(change(spot, "sample")) > 500',
    'abs(change(spot, "5s", per="price")) > 0.6%',
    'abs(change(basis, bar="5s")) > 500',
    'abs(change(carry_edge, "5s")) > 500',
    'deviation(spot, "10s") > 200',
    "deviation(basis, 5) > 200",
    'deviation(basis, "ewma", of="changes", least=3) > 100',
    "rank(spot, 60, least=5) < 4%",
    "rank(basis, 15, least=5) < 4%",
    'flip(basis, 10, lasting="10m")',
]


@pytest.mark.parametrize("terms", [BRAND, NET])
@pytest.mark.parametrize("rule", LOOKING_BACK)
def test_terms_of_the_new_day_are_no_move(rule: str, terms: SpotTerms) -> None:
    spot = SPOT_PRICE if terms is BRAND else 69_100.0
    play = DatedPlay(formula(rule), terms=terms).day(spot).turns().night(spot)
    assert fired(play) == []
    assert len(steps_of(play)) == 2


@pytest.mark.parametrize("rule", [one for one in LOOKING_BACK if "edge" not in one])
def test_the_same_move_of_the_market_fires(rule: str) -> None:
    still = (row("20"),)
    play = DatedPlay(formula(rule), premiums=still).day().turns().night(SPOT_PRICE - 680)
    assert len(fired(play)) >= 1


def test_what_the_market_does_over_the_turn_is_measured_in_the_new_terms() -> None:
    rule = said('abs(change(basis, "5s")) > 500')
    play = DatedPlay(rule).day().turns().night(SPOT_PRICE + 499, seconds=1)
    assert fired(play) == []
    play.at(NIGHT + 1).quoted(SPOT_PRICE + 600)
    assert play.alert.value == 601.0
    told = dict(facts(play))
    assert told["part_basis"] == "-641 → -40: +601 CNY/t"
    assert told["part_spot"] == "78060 → 78660: +600 CNY/t"
    assert "part_premium" not in told


def test_a_rank_among_equal_values_has_no_dust_of_the_step() -> None:
    # 1.13 x 69101 - 0.1, raised by -700.6, is not to the last digit 1.13 x 69101 - 700.7.
    rule = formula("rank(spot, 60, least=5) > 96%")
    taxed = (make_pair(tax_factor=D("1.13")),)
    play = DatedPlay(rule, pairs=taxed, premiums=rows("0.1", "700.7"))
    assert fired(play.day(69_100.0).turns().night(69_100.0)) == []


def test_futures_lose_no_window() -> None:
    play = DatedPlay(formula('abs(change(futures, "5s")) > 500'), terms=NET).day().turns()
    play.at(NIGHT).quoted(SPOT_PRICE, 78_600.0)
    assert len(fired(play)) >= 1


def test_another_pair_that_looks_at_it_takes_it_for_no_move() -> None:
    looks = formula('abs(change(basis["pair:cu"], "5s")) > 500', subjects=("al",))
    other = make_pair(id="al", spot="SPOT.AL", futures="SHFE.al2505")

    def played(premiums: Sequence[Premium], spot: float) -> Play:
        play = DatedPlay(looks, premiums=premiums, more=(other,)).day()
        return play.turns().night(spot)

    assert fired(played(CHEAPER, SPOT_PRICE)) == []
    assert len(fired(played((row("20"),), SPOT_PRICE - 680))) >= 1


# Levels


def test_a_band_fires_with_the_row_and_what_it_did() -> None:
    rule = make_rule()
    play = DatedPlay(rule).day().turns()
    assert fired(play) == []  # the legs are old: nothing is known before the night
    assert len(fired(play.night(seconds=1))) == 1
    told = facts(play)
    assert ("leg", "adjustments") in told
    assert ("part_premium", "20 → 700: -680 CNY/t") in told
    assert ("premium_row", "brand X, from 2025-03-13, sheet") in told
    assert ("turned_premium", "cu: 20 → 700") in told


def test_a_formula_says_it_too_and_only_on_that_day() -> None:
    rule = said("basis < -300 or futures > 100000")
    play = DatedPlay(rule).day().turns().night()
    assert ("turned_premium", "cu: 20 → 700") in facts(play)
    late = DatedPlay(rule).day().turns().at(TURN + 86_400).ticks(1).at(NIGHT + 86_400)
    late.hears(QuotesChanged((late.quote(SPOT_PRICE, symbol=SPOT), late.quote(78_000.0))))
    assert "turned_premium" not in dict(facts(late))
    futures = DatedPlay(said("futures > 77000")).day().turns().night()
    assert "turned_premium" not in dict(facts(futures))


def test_a_tax_factor_is_told_with_its_rate() -> None:
    play = DatedPlay(make_rule(), terms=NET).day(69_100.0).turns().night(69_100.0)
    assert ("part_tax", "1.13 → 1.1: -2073 CNY/t") in facts(play)
    assert ("turned_tax", "cu: 1.13 → 1.1") in facts(play)
    assert ("turned_rate", "10%, from 2025-03-13") in facts(play)
    assert ("tax", "x 1.1") in facts(play)


def test_pairs_and_units_are_judged_in_the_step_itself() -> None:
    unit = said("inventory_basis < -300", id="unit", on="unit", subjects=("*",))
    play = DatedPlay(make_rule(), unit, book=())
    play.hears(ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32), up("md"))
    play.at(TURN - 2).quoted(SPOT_PRICE).ticks(1)
    assert fired(play) == []
    play.at(TURN).hears(Tick(0))
    assert sorted(one.rule for one in fired(play)) == ["cu-basis", "unit"]


def test_an_alert_goes_on_through_it_and_a_hold_too() -> None:
    play = DatedPlay(make_rule(), premiums=rows("20", "60")).day(78_400.0)
    (alert,) = fired(play)
    play.turns().night(78_400.0)
    assert [(one.id, one.is_open) for one in fired(play)] == [(alert.id, True)]
    # Ten seconds outside before the turn and fifteen after it are one hold of twenty trading ones.
    held = DatedPlay(make_rule(hold=timedelta(seconds=25)), premiums=rows("20", "60"))
    assert fired(held.day(78_400.0).turns().night(78_400.0)) == []
    assert len(fired(held.at(NIGHT + 5).night_on(78_400.0, 8))) == 1


def test_an_alert_that_the_new_terms_clear_is_over() -> None:
    play = DatedPlay(make_rule(), premiums=rows("20", "400")).day(78_400.0)
    assert [one.is_open for one in fired(play)] == [True]
    play.turns().night(78_400.0)
    assert [one.is_open for one in fired(play)] == [False]


# Days and weeks before

SETTLED = 'abs(change(basis, "settlement")) > 500'


@pytest.mark.parametrize("is_restarted", [False, True])
@pytest.mark.parametrize("terms", [BRAND, NET])
def test_the_day_before_is_told_in_the_terms_of_now(terms: SpotTerms, is_restarted: bool) -> None:
    spot = SPOT_PRICE if terms is BRAND else 69_100.0
    play = DatedPlay(said(SETTLED), terms=terms).day(spot).turns()
    if is_restarted:
        play = restarted(play)
    play.hears(up("md"))
    play.night(spot)
    assert fired(play) == []
    play.at(NIGHT + 9).quoted(spot + 600)
    assert len(fired(play)) == 1


# On record


def test_the_ledger_says_which_row_from_what_to_what() -> None:
    play = DatedPlay().day().turns().turns()
    first = Terms(premium=D(20), tax_factor=D(1), rows=(row("20", until=TODAY),))
    second = Terms(premium=D(700), tax_factor=D(1), rows=(row("700", NEXT),))
    steps = steps_of(play)
    assert steps[-1] == TermsStep(pair=PAIR, day=NEXT, terms=second, before=first)
    assert notices(play) == [
        "cu: from 2025-03-13 on the rows in force make a premium of 700, it was 20; changes are "
        "measured as if it had been so before"
    ]


def test_a_desk_that_was_made_a_day_before_its_first_second_turns_in_it() -> None:
    play = DatedPlay()
    play.now = NOW + timedelta(days=1)
    (step,) = steps_of(play.ticks(1))
    assert step.before is not None
    assert (step.day, step.before.premium, step.terms.premium) == (NEXT, 20, 700)
    assert len(notices(play)) == 1


def test_the_close_of_the_new_day_is_in_its_terms() -> None:
    play = DatedPlay(said(SETTLED)).day().turns().night().at(TURN + 86_400).ticks(1)
    closes = {one.ref: one.body["terms"] for one in records_of(play, "closes")}
    assert closes == {f"{TODAY}": {PAIR: ["1.0", "-20.0"]}, f"{NEXT}": {PAIR: ["1.0", "-700.0"]}}


def test_a_rate_is_on_record_with_the_factor() -> None:
    play = DatedPlay(terms=NET).day().turns()
    first, second = steps_of(play)
    assert first.before is None
    assert (first.terms.tax_factor, first.terms.rate) == (D("1.13"), RATES[0])
    assert (second.terms.tax_factor, second.terms.rate) == (D("1.10"), RATES[1])
    assert notices(play) == [
        "cu: from 2025-03-13 on the rate in force makes a tax factor of 1.1, it was 1.13; changes "
        "are measured as if it had been so before"
    ]


def test_another_row_of_the_same_amount_is_on_record_and_moves_nothing() -> None:
    rule = formula("basis < -1000")
    play = DatedPlay(rule, premiums=rows("20", "20")).day()
    windows = play.engine.state.formulas._last
    play.turns()
    assert [one.terms.rows[0].since for one in steps_of(play)] == [date(2025, 1, 1), NEXT]
    assert play.engine.state.market.pairs[PAIR].premiums == (row("20", NEXT),)
    assert notices(play) == []
    assert windows is play.engine.state.formulas._last


def test_without_a_row_the_last_one_goes_on_and_the_desk_says_so() -> None:
    play = DatedPlay(said(SETTLED), premiums=(row("20", until=TODAY),)).day().turns().night()
    assert play.engine.state.market.pairs[PAIR].premium == 20
    assert fired(play) == []
    assert [one.day for one in steps_of(play)] == [TODAY]
    assert notices(play)[-1] == (
        "cu: on 2025-03-13 no premium is on file for brand X; the desk goes on with the rows that "
        "were in force last, and its file is refused at the next start until one is"
    )


def test_a_pair_of_numbers_has_no_record() -> None:
    play = Play().opens().ticks(2)
    assert records_of(play, "pair_terms") == []


# Units


def unit_desk(rule: str, premiums: Sequence[Premium] = CHEAPER) -> DatedPlay:
    units = said(rule, on="unit", subjects=("metals",))
    play = DatedPlay(units, premiums=premiums, book=())
    play.hears(ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32))
    return play


@pytest.mark.parametrize("metric", ["exposure_basis", "inventory_basis"])
@pytest.mark.parametrize("period", ["5s", "settlement"])
def test_a_units_basis_has_not_moved_either(metric: str, period: str) -> None:
    rule = f'abs(change({metric}, "{period}")) > 300'
    assert fired(unit_desk(rule).day().turns().night(seconds=8)) == []
    still = unit_desk(rule, (row("20"),)).day().turns()
    assert len(fired(still.night(SPOT_PRICE - 680, seconds=8))) == 1


def test_a_units_level_says_which_pair_has_other_terms() -> None:
    play = unit_desk("inventory_basis < -300").day().turns().night()
    assert ("turned_premium", "cu: 20 → 700") in facts(play)
    # Of a spot price in two terms no part can be told.
    assert ("since_none", "") in facts(play)
    assert not any(name.startswith("part_") for name, _ in facts(play))


def test_tonnes_of_a_unit_have_no_premium() -> None:
    play = unit_desk("flat_exposure > 1").day().turns().night()
    assert "turned_premium" not in dict(facts(play))


# What is shown


def bars(spot: float = SPOT_PRICE) -> Iterable[HistoryArrived]:
    start = NOW.timestamp() - 6_000
    for symbol, price in ((SPOT, spot), (FUTURES, 78_000.0)):
        minutes = tuple(Bar(start + 60 * at, price) for at in range(100))
        yield HistoryArrived(symbol, 60, minutes)
        days = tuple(Bar(NOW.timestamp() - 86_400 * at, price) for at in (5, 2, 1))
        yield HistoryArrived(symbol, 86_400, days)


def test_former_minutes_and_days_are_drawn_in_the_terms_of_now() -> None:
    play = DatedPlay().hears(*bars())
    state, engine = play.engine.state, play.engine
    assert {one.basis for one in state.histories[PAIR].points} == {40.0}
    play.day().turns()
    shown = {one.topic for one in play.all(Show) if one.key == PAIR}
    assert {Topic.PAIR, Topic.DAYS, Topic.HISTORY} <= shown
    assert {one.basis for one in state.histories[PAIR].points} == {-640.0}
    days = engine.view(Topic.DAYS, PAIR, play.now)
    assert {*days.bases[:-1]} == {-640.0}
    play.night(seconds=1)
    view = engine.view(Topic.PAIR, PAIR, play.now)
    assert (view.basis, view.change, view.pair.premium) == (-640.0, 0.0, D(700))


@pytest.mark.parametrize(("terms", "spot"), [(BRAND, SPOT_PRICE), (NET, 69_100.0)])
def test_a_past_that_comes_after_the_turn_fills_windows_as_after_a_start(
    terms: SpotTerms, spot: float
) -> None:
    rule = formula('abs(change(basis, "90m")) > 500')
    play = DatedPlay(rule, terms=terms).day(spot).turns()
    for event in bars(spot):
        play.hears(event)
    assert fired(play.night(spot)) == []
    play.at(NIGHT + 6).quoted(spot + 600)
    assert len(fired(play)) == 1


@pytest.mark.parametrize(("terms", "spot"), [(BRAND, SPOT_PRICE), (NET, 69_100.0)])
def test_the_change_of_a_day_has_no_step_in_it(terms: SpotTerms, spot: float) -> None:
    play = DatedPlay(terms=terms).day(spot)
    view = play.engine.view
    first = view(Topic.POINT, PAIR, play.now).basis
    play.turns().night(spot, seconds=2)
    point = view(Topic.POINT, PAIR, play.now)
    gap = -680.0 if terms is BRAND else point.basis - first
    assert view(Topic.PAIR, PAIR, play.now).change == point.basis - first - gap


def test_what_is_usual_is_worked_out_in_the_terms_of_now() -> None:
    policy = make_policy(sigma_least=2, normal_least=2)
    spots, futures = (69_000.0, 69_100.0, 69_050.0), (78_000.0, 78_010.0, 78_020.0)
    play = DatedPlay(terms=NET, policy=policy)
    for symbol, closes in ((SPOT, spots), (FUTURES, futures)):
        days = zip((6.0, 5.0, 2.0), closes, strict=True)
        past = tuple(Bar(NOW.timestamp() - 86_400 * ago, close) for ago, close in days)
        play.hears(HistoryArrived(symbol, 86_400, past))
    play.ticks(2).turns()
    state = play.engine.state
    bases = sorted(1.1 * one - other for one, other in zip(spots, futures, strict=True))
    assert list(state.seasons.known[PAIR].norm.values) == pytest.approx(bases)
    assert state.swings.of_basis({PAIR: 1.0}).deviation == pytest.approx(165 / 2**0.5)


# At once, in parts, and by a start


@pytest.mark.parametrize("terms", [BRAND, NET])
def test_a_turn_in_parts_is_the_turn_at_once(terms: SpotTerms) -> None:
    whole, parts = lived(terms).turns(), lived(terms).turns(parts=True)
    parts.now = whole.now
    assert state_of(parts) == state_of(whole)


def state_of(play: DatedPlay) -> dict[str, Any]:
    """All that a pair's terms are in, as far as a start can know it."""
    state, engine = play.engine.state, play.engine
    rules = state.formulas._engine._engines.values()
    return {
        "pairs": dict(state.market.pairs),
        "steps": dict(state.causes.turned.known),
        "today": dict(state.causes.turned.today),
        "past": state.closes.past,
        "settled": (state.closes.settled, state.closes.week),
        "ends": dict(state.closes.settlements.ends),
        "references": [(one._told._past, one._told._instead) for one in rules],
        "swing": state.swings.of_basis({PAIR: 1.0}),
        "days": engine.view(Topic.DAYS, PAIR, play.now),
        "units": engine.view(Topic.UNIT_DAYS, "metals/cu", play.now),
        "alerts": {one.rule: told_of(one) for one in fired(play)},
    }


def told_of(alert: Alert) -> tuple[Any, ...]:
    # One that was shut has no value of before: what it ended at explains the same.
    names = {"since_close": "since_before"}
    facts = [(names.get(one.name, one.name), one.value) for one in alert.facts]
    return alert.state, alert.value, alert.fired, facts


RULES = (
    said(SETTLED, id="settled"),
    said('abs(change(exposure_basis, "settlement")) > 300', id="unit", on="unit", subjects=("*",)),
    said('abs(change(basis, "week")) > 500', id="week"),
    said("basis < -300", id="level"),
    make_rule(id="band"),
)


def lived(terms: SpotTerms) -> DatedPlay:
    """A Friday, a Tuesday and a Wednesday of a desk, up to some minutes after the last close."""
    spot = SPOT_PRICE if terms is BRAND else 69_100.0
    play = DatedPlay(*RULES, terms=terms, day=date(2025, 3, 7), book=())
    play.hears(ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32), up("md"))
    for ago in (5, 1):
        play.now = NOW - timedelta(days=ago)
        play.quoted(spot - 30 * ago).ticks(2)
    play.day(spot).at(LATE + 1_000).ticks(2)
    return play


@pytest.mark.parametrize("terms", [BRAND, NET])
def test_a_start_on_that_day_finds_what_the_turn_has_left(terms: SpotTerms) -> None:
    spot = SPOT_PRICE if terms is BRAND else 69_100.0
    # One turns while it runs, one is started anew after that, one was shut over the turn.
    running = lived(terms).turns()
    again = restarted(running)
    shut = lived(terms)
    shut.at(TURN + 1)
    shut = restarted(shut)
    for one in (running, again, shut):
        one.hears(up("md"))
        one.night(spot, seconds=2)
    wanted = state_of(running)
    assert None not in wanted["settled"]
    assert sorted(wanted["alerts"]) == ["band", "level"]
    for found in map(state_of, (again, shut)):
        assert {key: found[key] for key in wanted if found[key] != wanted[key]} == {}
