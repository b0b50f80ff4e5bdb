"""What a pair's change of the day is measured from: the settlement of its contract, once told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

import msgspec
import pytest

from terminal.core.basis_cause import mark_of
from terminal.core.closes import Close
from terminal.core.engine import Memory
from terminal.core.event import InstrumentsListed, QuotesChanged, Tick
from terminal.core.rules.formula import parse
from terminal.core.settled import settling
from terminal.core.settlements import SettledDay
from terminal.core.spot_mapped import SpotStepped
from terminal.domain.rule import Rule
from tests.builders import FUTURES, NOW, PAIR, SPOT, make_instrument, make_pair, stamp
from tests.core.test_closes import USUAL, closed, daily
from tests.core.test_formulas import formula
from tests.core.test_rulebook import goes_live
from tests.playbook import Play, up

DAY = 86_400.0
SETTLED = 'abs(change(basis, "settlement")) > 100'
# The last prices of the day before: spot 78 050, futures 78 000, basis 50. The contract settled at
# 77 970, so that the basis of the day before is 80 by its settlement.
LAST, SETTLEMENT = 78_000.0, 77_970.0


def playing(*said: str, closes: Iterable[Close] = (), rules: tuple[Rule, ...] = ()) -> Play:
    play = Play(rules=rules or tuple(formula(one, id=f"f{at}") for at, one in enumerate(said)))
    return begun(play, *(closes or (closed(1, 50.0),)))


def begun(play: Play, *closes: Close, now: datetime = NOW) -> Play:
    """A desk with a front that has told no quote yet."""
    play.engine.restore(Memory(closes=closes), now)
    return play.hears(up("md"), InstrumentsListed((make_instrument(),)))


def quoted(play: Play, basis: float, settled: float | None = SETTLEMENT, **fields: object) -> Play:
    """Both legs, futures at 78 000."""
    futures = play.quote(LAST, pre_settlement=settled, **fields)
    return play.hears(QuotesChanged((play.quote(LAST + basis, symbol=SPOT), futures)))


def operands(play: Play) -> list[str]:
    return [fact.value for fact in play.alert.facts if fact.name == "operand"]


def kinds(play: Play) -> list[tuple[str, str]]:
    return [(one.name, one.value) for one in play.alert.facts if one.name.startswith("then_")]


def test_a_change_is_measured_from_the_settlement_once_it_is_told() -> None:
    play = quoted(playing(SETTLED).at(1), 180).records_no("alert")
    quoted(play.at(2), 181).records("alert", state="firing")
    assert operands(play) == ["change of basis = 101", "basis = 181", "basis then = 80"]
    assert kinds(play) == [("then_settled", f"{FUTURES} 77970")]


def test_until_it_is_told_the_last_price_is_the_reference_and_is_said_to_be() -> None:
    play = quoted(playing(SETTLED).at(1), 150, None).records_no("alert")
    quoted(play.at(2), 151, None).records("alert", state="firing")
    assert operands(play)[-1] == "basis then = 50"
    assert kinds(play) == [("then_last", f"{FUTURES} 78000")]


def test_it_is_told_later_in_the_day_and_stays_when_a_quote_says_nothing() -> None:
    play = quoted(playing(SETTLED).at(1), 140, None)
    quoted(play.at(2), 140, SETTLEMENT)
    quoted(play.at(3), 175, None).records_no("alert")
    quoted(play.at(4), 181, None).records("alert", state="firing")


def test_a_quote_of_the_day_that_is_over_tells_the_settlement_of_another_day() -> None:
    # What a front replays when it comes up: yesterday's quote, with the settlement before that.
    old = stamp(NOW - timedelta(days=1))
    play = playing(SETTLED).at(1)
    play.hears(QuotesChanged((play.quote(LAST, pre_settlement=60_000.0, stamp=old),)))
    assert play.engine.state.closes.settlements.price(PAIR) is None
    quoted(play.at(2), 181)
    assert operands(play)[-1] == "basis then = 80"


def test_a_quote_without_a_time_of_its_own_tells_no_settlement() -> None:
    play = playing(SETTLED).at(1)
    play.hears(QuotesChanged((play.quote(LAST, pre_settlement=60_000.0, stamp=""),)))
    assert play.engine.state.closes.settlements.price(PAIR) is None


def test_the_day_turns_and_the_settlement_of_the_day_before_is_no_more() -> None:
    play = quoted(playing(SETTLED).at(1), 80).at(DAY).ticks(1)
    settlements = play.engine.state.closes.settlements
    assert settlements.price(PAIR) is None
    # From basis 80 by last prices; the new day's front says nothing yet.
    quoted(play.at(DAY + 2), 181, None)
    assert kinds(play) == [("then_last", f"{FUTURES} 78000")]


def test_a_quote_that_came_before_the_tick_that_turned_the_day_counts_in_it() -> None:
    play = quoted(playing(SETTLED).at(1), 80)
    quoted(play.at(DAY), 80, 77_900.0)
    assert play.engine.state.closes.settlements.price(PAIR) == SETTLEMENT
    # Only the close of the day: no pair has been judged since.
    play.hears(Tick(part=0))
    assert play.engine.state.closes.settlements.price(PAIR) == 77_900.0
    # Spot ended at 78 080.
    quoted(play, 281, 77_900.0).records("alert", state="firing")
    assert operands(play)[-1] == "basis then = 180"


SIGMA = 'abs(change(basis, "settlement", per="sigma")) > 3'


def test_a_change_in_deviations_stays_on_last_prices() -> None:
    # As without a settlement: each day moved by 10, and 41 is beyond three from yesterday's 10.
    play = begun(Play(rules=(formula(SIGMA),))).hears(*daily(*USUAL))
    quoted(play.at(1), 39, 70_000.0).records_no("alert")
    quoted(play.at(2), 41, 70_000.0).records("alert", state="firing")
    assert kinds(play) == [("then_last", f"{FUTURES} 78000")]


@pytest.mark.parametrize(
    "said",
    [
        'change(basis, "settlement") / futures > 0.001',
        'rank(change(basis, "settlement"), 2, least=2) > 0.5 and change(spot, "settlement") > 90',
        'rank(change(basis, "settlement", per="price"), 2, least=2) > 0.5',
    ],
)
def test_what_is_ranked_or_divided_stays_on_last_prices(said: str) -> None:
    play = playing(said).at(1)
    quoted(quoted(play, 60, 70_000.0).at(2), 150, 70_000.0)
    # From the settlement that is told it would be 8 000 more.
    told = [one for one in operands(play) if one.startswith("change of basis")][-1]
    assert 0 < float(told.rpartition("= ")[2]) <= 100
    assert kinds(play) == [("then_last", f"{FUTURES} 78000")]


def test_the_price_that_a_ranked_change_is_divided_by_is_of_the_same_kind() -> None:
    said = 'rank(change(basis, "settlement", per="price", price=futures), 2, least=2) > 0.5'
    play = quoted(playing(said).at(1), 60, 70_000.0)
    quoted(play.at(2), 128, 70_000.0)
    assert operands(play)[-1] == "change of basis = 0.001"


def test_the_same_change_bare_and_divided_is_two_references() -> None:
    said = 'change(basis, "settlement") > 100 and change(basis, "settlement") / futures > 0.0001'
    play = quoted(playing(said).at(1), 181)
    assert [one for one in operands(play) if one.startswith("change of basis =")] == [
        "change of basis = 101",
        "change of basis = 131",
    ]
    assert kinds(play) == [
        ("then_settled", f"{FUTURES} 77970"),
        ("then_last", f"{FUTURES} 78000"),
    ]


def test_spot_stays_what_it_was_and_futures_settle() -> None:
    said = 'change(spot, "settlement") > 0.5 and abs(change(futures, "settlement")) > 29'
    play = quoted(playing(said).at(1), 51)
    assert operands(play)[2::3] == ["spot then = 78050", "futures then = 77970"]


def test_the_week_before_is_no_settlement() -> None:
    play = playing('change(basis, "week") > 100', closes=[closed(5, 50.0)])
    quoted(play.at(1), 151)
    assert operands(play)[-1] == "basis then = 50"
    assert kinds(play) == []


def test_a_contract_that_was_rolled_has_its_own_settlement_and_no_basis_of_then() -> None:
    other = make_pair(futures="SHFE.cu2506")
    said = ('abs(change(basis, "settlement")) > 1', 'abs(change(futures, "settlement")) > 29')
    rules = tuple(formula(one, id=f"f{at}") for at, one in enumerate(said))
    play = Play(rules=rules, pairs=(other,), book=())
    begun(play, closed(1, 50.0))
    futures = play.at(1).quote(LAST, symbol="SHFE.cu2506", pre_settlement=SETTLEMENT)
    play.hears(QuotesChanged((play.quote(79_000.0, symbol=SPOT), futures)))
    assert [alert.rule for alert in play.alerts] == ["f1"]
    assert kinds(play) == [("then_settled", "SHFE.cu2506 77970")]


def test_a_spot_series_that_steps_leaves_the_settlement_of_futures_alone() -> None:
    play = playing(SETTLED, 'abs(change(futures, "settlement")) > 40')
    quoted(play.at(1), 80).hears(SpotStepped((SPOT,), "md"))
    quoted(play.at(2), 900).records_no("alert")
    # A settlement that is corrected brings no basis of the other series back.
    quoted(play.at(3), 900, 77_950.0).ticks(1)
    assert [alert.rule for alert in play.alerts] == ["f1"]
    assert play.engine.state.closes.settlements.price(PAIR, "basis") is None


def test_another_premium_moves_the_spot_price_of_then_and_not_the_settlement() -> None:
    before = closed(1, 50.0)
    terms = {PAIR: (1.0, -100.0)}
    play = Play(rules=(formula(SETTLED),), pairs=(make_pair(premium=Decimal(130)),))
    kept = msgspec.structs.replace(before, terms=terms)
    begun(play, kept)
    # In the terms of now spot ended at 78 020: by the settlement the basis was 50.
    futures = play.at(1).quote(LAST, pre_settlement=SETTLEMENT)
    play.hears(QuotesChanged((play.quote(LAST + 130 + 151, symbol=SPOT), futures)))
    assert operands(play) == ["change of basis = 101", "basis = 151", "basis then = 50"]


def test_after_a_restart_the_first_quote_tells_it_again() -> None:
    play = quoted(playing(SETTLED).at(1), 80)
    again = Play(rules=play.plant.rules)
    begun(again, closed(1, 50.0), now=NOW + timedelta(seconds=5))
    assert again.engine.state.closes.settlements.price(PAIR) is None
    quoted(again.at(6), 181)
    assert operands(again)[-1] == "basis then = 80"


def test_a_rule_that_comes_later_is_measured_from_it_too() -> None:
    play = Play(rules=(formula("basis > 9000", id="other"),)).opens().hears(*daily(20.0, 50.0))
    quoted(goes_live(play, formula(SETTLED)).at(2), 151).records_no("alert")
    quoted(play.at(3), 181).records("alert", state="firing")


def test_bars_of_the_day_before_have_the_spot_price_that_it_is_taken_with() -> None:
    play = begun(Play(rules=(formula(SETTLED),))).hears(*daily(20.0, 50.0))
    quoted(play.at(1), 180).records_no("alert")
    quoted(play.at(2), 181).records("alert", state="firing")


def test_bars_that_come_after_the_settlement_leave_it_in_force() -> None:
    play = quoted(begun(Play(rules=(formula(SETTLED),))).at(1), 10).hears(*daily(20.0, 50.0))
    quoted(play.at(2), 180).records_no("alert")
    quoted(play.at(3), 181).records("alert", state="firing")


def test_a_rule_on_another_pair_says_it_of_the_pair_that_it_looks_at() -> None:
    said = f'futures > 0 and change(basis["pair:{PAIR}"], "settlement") > 100'
    aluminium = make_pair(id="al", spot="SPOT.AL", futures="SHFE.al2505")
    rule = formula(said, subjects=("al",))
    play = begun(Play(rules=(rule,), pairs=(make_pair(), aluminium)), closed(1, 50.0)).at(1)
    other = play.quote(20_000.0, symbol="SHFE.al2505", pre_settlement=19_000.0)
    play.hears(QuotesChanged((other, play.quote(20_050.0, symbol="SPOT.AL"))))
    quoted(play, 181)
    assert kinds(play) == [("then_settled", f"{FUTURES} 77970")]


def test_a_mark_of_another_contract_takes_no_settlement() -> None:
    play = quoted(playing(SETTLED).at(1), 80)
    settlements = play.engine.state.closes.settlements
    then = mark_of(make_pair(), 78_050.0, 78_000.0, NOW)
    found = settlements.mark(PAIR, then)
    assert found is not None
    assert (found.futures, found.spot) == (Decimal(77_970), Decimal(78_050))
    other = msgspec.structs.replace(then, futures_symbol="SHFE.cu2504")
    assert settlements.mark(PAIR, other) is None
    assert settlements.mark(PAIR, None) is None


def test_every_pair_on_a_contract_is_measured_from_its_settlement() -> None:
    other = make_pair(id="north", spot="SPOT.N")
    rule = formula(SETTLED, subjects=(PAIR, "north"))
    play = Play(rules=(rule,), pairs=(make_pair(), other), book=())
    values = {"spot": 78_050.0, "futures": LAST, "basis": 50.0}
    legs = {PAIR: f"{SPOT} {FUTURES}", "north": f"SPOT.N {FUTURES}"}
    before = msgspec.structs.replace(closed(1, 50.0), values=dict.fromkeys(legs, values), legs=legs)
    quoted(begun(play, before).at(1), 180)
    play.hears(QuotesChanged((play.quote(LAST + 180, symbol="SPOT.N"),))).records_no("alert")
    play.at(2).hears(QuotesChanged((play.quote(LAST + 181, symbol="SPOT.N"),)))
    assert [alert.subject for alert in play.alerts] == ["north"]


def test_what_carry_leaves_is_worked_out_with_the_settlement_or_stays() -> None:
    inputs = {"carry_fixed": 40.0, "carry_interest": 0.01, "carry_tax": 0.1}
    ends = {"spot": 1_000.0, "futures": 1_100.0, "basis": -100.0, "carry": 60.0, "carry_edge": 40.0}
    said = 'change(carry_edge, "settlement") > 1 and change(carry, "settlement") > 1'
    play = quoted(playing(said).at(1), 80, 1_200.0)
    settlements, told = play.engine.state.closes.settlements, list[dict[str, float]]()
    settlements._formulas.stand_in = lambda _, values: told.append(dict(values))  # type: ignore
    settlements.learn(PAIR, ends | inputs)
    # Interest 10 on spot, tax on the 200 between futures and spot: 40 + 10 + 20.
    assert told[-1] == {"futures": 1_200.0, "basis": -200.0, "carry": 70.0, "carry_edge": 130.0}
    settlements.learn(PAIR, ends)
    # Without what it is made of, the carry of last prices is no carry at the settlement.
    assert told[-1] == {"futures": 1_200.0, "basis": -200.0}
    assert settlements.price(PAIR, "carry_edge") is None


def test_the_stamp_of_a_night_is_of_the_next_trading_day() -> None:
    # Wednesday 21:00 Beijing is Thursday's: its quote tells Wednesday's settlement.
    night = datetime(2025, 3, 12, 13, 0, 5, tzinfo=NOW.tzinfo)
    play = quoted(playing(SETTLED).at(1), 80)
    play.now = night
    quoted(play.ticks(1), 80, 77_900.0)
    assert play.engine.state.closes.settlements.price(PAIR) == 77_900.0


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ('basis > 0 and abs(change(basis, "settlement", per="price")) > 1%', True),
        ('change(spot, "settlement") > 1 or change(basis, "week") > 1', False),
        (SIGMA, False),
        ('change(basis, "settlement") / futures > 0.001', False),
    ],
)
def test_which_formulas_are_measured_from_settlements(said: str, found: bool) -> None:
    assert bool(settling(parse(said))) is found


def test_what_was_published_in_the_evening_is_the_reference_from_the_turn_of_the_day_on() -> None:
    play = quoted(playing(SETTLED).at(1), 50, None, settlement=SETTLEMENT).ticks(1)
    play.at(DAY).ticks(1)
    quoted(play.at(DAY + 5), 180, None).records_no("alert")
    quoted(play.at(DAY + 6), 181, None).records("alert", state="firing")
    assert operands(play)[-1] == "basis then = 80"
    assert kinds(play) == [("then_settled", f"{FUTURES} 77970")]


def test_a_restart_has_it_and_a_quote_of_the_day_goes_before_it() -> None:
    kept = SettledDay(day=(NOW - timedelta(days=1)).date(), prices={FUTURES: Decimal(77_970)})
    for told, then in ((None, 80), (77_960.0, 90)):
        play = Play(rules=(formula(SETTLED, id="f"),))
        play.engine.restore(Memory(closes=(closed(1, 50.0),), settled=(kept,)), NOW)
        play.hears(up("md"), InstrumentsListed((make_instrument(),)))
        quoted(play.at(1), then + 100, told).records_no("alert")
        quoted(play.at(2), then + 101, None).records("alert", state="firing")
        assert operands(play)[-1] == f"basis then = {then}"


def test_what_is_kept_of_an_older_day_is_no_reference() -> None:
    kept = SettledDay(day=(NOW - timedelta(days=2)).date(), prices={FUTURES: Decimal(77_970)})
    play = Play(rules=(formula(SETTLED, id="f"),))
    play.engine.restore(Memory(closes=(closed(1, 50.0),), settled=(kept,)), NOW)
    play.hears(up("md"), InstrumentsListed((make_instrument(),)))
    quoted(play.at(1), 151, None).records("alert", state="firing")
    assert operands(play)[-1] == "basis then = 50"
