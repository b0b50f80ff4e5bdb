"""Rules over more than one subject: three-valued, with every number said, refused in words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from terminal import Refused
from terminal.core.book_wish import ChangeBook
from terminal.core.event import AccountChanged, InstrumentsListed, QuotesChanged
from terminal.core.linked import commodity_of, links_in, links_of, missing, target_of
from terminal.core.rules.form import Fault, Why, form_of
from terminal.core.rules.formula import parse
from terminal.core.trial import Trial
from terminal.domain.change import Change
from terminal.domain.level import Level
from terminal.domain.register import Table
from terminal.domain.rule import Rule
from tests.book_builders import D, make_contract
from tests.builders import (
    ACCOUNT,
    FUTURES,
    NOW,
    PAIR,
    SPOT,
    make_account,
    make_instrument,
    make_quote,
    stamp,
)
from tests.core.test_bookwork import BOOK, BookPlay
from tests.core.test_formulas import formula
from tests.core.test_rulebook import goes_live
from tests.playbook import Containing, down, up

IMPORT = ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32)
# As the brief has it, 合同基差环比变动超过 5% 且库存基差绝对值超出预警线, of a unit, on a pair.
AS_WRITTEN = (
    'abs(change(contract_basis["unit:metals"], "5s", per="previous", floor=0)) > 5%'
    ' and abs(inventory_basis["unit:metals"]) > 120'
)
SOUND = AS_WRITTEN.replace("floor=0", "floor=50")


def desk(*rules: Rule, accounts: tuple[str, ...] = (ACCOUNT,)) -> BookPlay:
    play = BookPlay(rules=rules, accounts=accounts)
    play.opens()
    play.hears(IMPORT).ticks(1)
    return play


def fired(play: BookPlay) -> list[str]:
    return [f"{one.rule}/{one.subject}" for one in play.engine.state.triage.alerts.values()]


def operands(play: BookPlay) -> list[str]:
    [alert] = play.engine.state.triage.alerts.values()
    return [fact.value for fact in alert.facts if fact.name == "operand"]


def buys(premium: int, id: str) -> ChangeBook:
    bought = make_contract(id=id, premium=D(premium), futures=FUTURES)
    add = Change(table=Table.CONTRACTS, id=id, before=None, after=bought)
    return ChangeBook((add,), "li", "form", "")


def test_the_brief_s_example_across_subjects_as_written_and_as_a_sound_rule() -> None:
    # The contract basis goes from 50 to 65: 30 % either way. Then the stock's passes its line.
    for said in (AS_WRITTEN, SOUND):
        play = desk(formula(said))
        play.basis(100).ticks(6)
        play.hears(buys(80, "P2")).ticks(1)
        assert fired(play) == []
        play.basis(300).ticks(1).records("alert", state="firing", subject=PAIR)
        assert 'inventory_basis["unit:metals"] = 300' in operands(play)
        assert 'contract_basis["unit:metals"] then = 50' in operands(play)
        play.tells("wecom", text=Containing('inventory_basis["unit:metals"] = 300'))


def test_as_written_it_fires_on_next_to_nothing_and_the_sound_rule_does_not() -> None:
    """Near zero 5 % of a basis is no change at all (domain 5.2)."""
    for said, is_so in ((AS_WRITTEN, True), (SOUND, False)):
        play = desk(formula(said))
        # 1 000 t each: (50 - 49) / 2 = 0.5, then (50 - 49 + 1) / 3 = 0.67: a sixth of a yuan.
        play.hears(buys(-49, "P2")).basis(100).ticks(7)
        play.basis(300).ticks(1)
        play.hears(buys(1, "P3")).ticks(1)
        assert bool(fired(play)) is is_so


def test_a_pair_s_basis_and_a_unit_s_exposure() -> None:
    play = desk(formula('basis > 100 and basis_exposure["unit:metals/cu"] > 1400'))
    play.basis(50)
    assert fired(play) == []
    play.basis(150)
    assert fired(play) == [f"f/{PAIR}"]
    assert operands(play) == ["basis = 150", 'basis_exposure["unit:metals/cu"] = 1500']


def test_a_unit_that_moves_judges_the_pair_that_looks_at_it() -> None:
    play = BookPlay(rules=(formula('basis > 100 and basis_exposure["unit:metals"] > 1400'),))
    play.opens(basis=150)
    play.ticks(2)
    assert fired(play) == [], "the book has no such unit: that is unknown, not zero"
    play.hears(IMPORT).ticks(1)
    assert fired(play) == [f"f/{PAIR}"]


def test_an_account_s_ratio_and_a_unit_s_exposure() -> None:
    said = 'margin_ratio > 80% and abs(basis_exposure["unit:metals/cu"]) > 1400'
    play = desk(formula(said, on="account", subjects=(ACCOUNT,)))
    play.hears(AccountChanged(make_account(margin=D(9_000_000))))
    assert fired(play) == [f"f/{ACCOUNT}"]


def test_a_unit_looks_at_an_account_and_a_pair() -> None:
    said = f'basis_exposure > 1400 and basis["pair:{PAIR}"] > 100'
    said += f' and margin_ratio["account:{ACCOUNT}"] > 80%'
    play = desk(formula(said, on="unit", subjects=("*",)))
    play.hears(AccountChanged(make_account(margin=D(9_000_000)))).basis(50).ticks(1)
    assert fired(play) == []
    play.basis(150).ticks(1)
    assert fired(play) == ["f/metals/cu"]


def test_a_unit_named_by_a_link_alone_is_not_watched_by_rules_on_all_units() -> None:
    every = formula("basis_exposure < 1", id="all", on="unit", subjects=("*",))
    play = desk(formula('basis > 100 or flat_exposure["unit:nobody/cu"] < 5'), every)
    play.ticks(2).basis(150)
    assert fired(play) == [f"f/{PAIR}"], "unknown or true is true; nobody/cu is no unit"


@pytest.mark.parametrize(("joint", "is_so"), [("and", False), ("or", True)])
def test_unknown_of_another_subject_is_unknown(joint: str, is_so: bool) -> None:
    play = desk(formula(f'basis > 100 {joint} basis_exposure["unit:metals"] > 1400'))
    play.hears(down(f"td:{ACCOUNT}")).ticks(2)
    assert fired(play) == ([] if joint == "and" else [f"f/{PAIR}"])
    other = desk(formula(f'basis > 100 {joint} flat_exposure["unit:gone"] > 1'))
    other.basis(150)
    assert bool(fired(other)) is is_so
    [*_, leaf] = links_in(parse('basis > 1 and flat_exposure["unit:gone"] > 1'))
    assert leaf == "unit:gone"


def test_an_account_goes_by_the_time_of_the_market_that_a_replayed_day_has() -> None:
    # Else the pair's own time would stand still a day ahead, and all it had seen be of one moment.
    rule = formula(f'abs(change(basis, "15s")) > 100 and equity["account:{ACCOUNT}"] > 0')
    play = BookPlay(rules=(rule,), accounts=(ACCOUNT,), wall_clock=False)
    play.hears(up("md"), InstrumentsListed((make_instrument(),)), up(f"td:{ACCOUNT}"))
    for second in range(40):
        then = NOW - timedelta(days=1) + timedelta(seconds=second)
        basis = 150 if second >= 20 else 60 * (second > 0)
        both = [
            make_quote(78_000.0 + more, symbol=symbol, stamp=stamp(then), arrival=play.now)
            for symbol, more in ((SPOT, basis), (FUTURES, 0))
        ]
        play.at(second).hears(QuotesChanged(tuple(both)), AccountChanged(make_account()))
    assert fired(play) == []


def test_a_link_that_goes_neither_resolves_nor_fires() -> None:
    play = desk(formula('basis > 100 and basis_exposure["unit:metals"] > 1400')).basis(150)
    assert fired(play) == [f"f/{PAIR}"]
    play.hears(down(f"td:{ACCOUNT}")).ticks(3).records_no("alert", state="resolved")
    play.hears(up(f"td:{ACCOUNT}")).basis(50).records("alert", state="resolved")


def test_a_rule_that_comes_while_the_desk_runs_finds_what_it_links_to() -> None:
    play = desk(formula("basis > 9000", id="other"), accounts=())
    goes_live(play, formula('basis > 100 and basis_exposure["unit:metals"] > 1400'))
    play.ticks(1).basis(150)
    assert fired(play) == [f"f/{PAIR}"]


def test_two_rules_on_one_subject_may_look_at_different_ones() -> None:
    first = formula('basis_exposure["unit:metals"] > 1400 and basis > 100', id="a")
    second = formula('basis_exposure["unit:nobody"] > 1400 and basis > 100', id="b")
    assert fired(desk(first, second)) == []
    play = desk(first, second)
    play.basis(150)
    assert fired(play) == [f"a/{PAIR}"]


@pytest.mark.parametrize(
    ("link", "commodity", "target"),
    [
        ("unit:north/cu", "al", "north/cu"),
        ("unit:north", "al", "north/al"),
        ("pair:cu.上海", "", "cu.上海"),
        ("account:6688-01", "", "6688-01"),
    ],
)
def test_what_a_link_means(link: str, commodity: str, target: str) -> None:
    assert target_of(link, commodity) == target


@pytest.mark.parametrize("link", ["contract:x", "unit:", "unit:*", "unit:*/cu", "unit:a/", "pair:"])
def test_what_no_link_is(link: str) -> None:
    with pytest.raises(Refused, match="no s"):
        target_of(link, "cu")


def test_what_a_pair_and_a_unit_deal_in() -> None:
    futures = {"p": "SHFE.cu2505", "q": "CZCE.SR505", "odd": "x"}
    found = [commodity_of(one, futures) for one in ("p", "q", "odd", "north/al", "6688-01")]
    assert found == ["cu", "SR", "", "al", ""]


def test_pairs_and_accounts_that_a_desk_lacks_are_named_and_units_may_come() -> None:
    rule = formula('basis["pair:x"] > 1', 'basis > 1 and equity["account:y"] > 1')
    found = missing(rule, ["x"], ["z"])
    assert found is not None
    assert (found.key, found.why) == ("warning", 'no account has the id "y"')
    assert missing(rule, ["x"], ["y"]) is None
    assert missing(formula('flat_exposure["unit:u/cu"] > 1'), [], []) is None
    assert links_of(rule) == ("pair:x", "account:y")
    ratio = formula('basis / spot["pair:x"] > 1 or stale(basis["pair:y"])')
    assert links_of(ratio) == ("pair:x", "pair:y")


def test_a_form_has_no_field_for_another_subject_and_a_trial_names_it() -> None:
    for said in (
        'basis["pair:x"] > 1',
        'stale(basis["pair:x"])',
        'flip(basis["pair:x"], 20)',
        'rank(basis["pair:x"], 90) > 1',
        'deviation(basis, 5) / deviation(basis["pair:x"], 5) > 1',
    ):
        fault: Any = form_of(formula(said).clauses)
        assert isinstance(fault, Fault), said
        assert fault.why is Why.NO_KIND
    [clause] = formula('basis["pair:x"] > 1').clauses
    assert Trial(clause.formula).unseen == ("pair:x",)
    assert form_of([msgspec.structs.replace(clause, formula="basis > 1")]) != fault
    assert clause.level is Level.ATTENTION
