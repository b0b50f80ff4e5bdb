"""A rule on a unit or strategy that is not there says so, once and whenever it has gone."""

from __future__ import annotations

from terminal.core.book_wish import ChangeBook
from terminal.domain.change import Change
from terminal.domain.register import Table
from terminal.domain.strategy import Strategy
from terminal.domain.unit import BusinessUnit
from tests.builders import make_line
from tests.core.test_bookwork import BookPlay
from tests.core.test_formulas import formula
from tests.playbook import Play

WORDS = "f: the business book has no strategy carry"
CARRY = Strategy(id="carry", unit="metals", name="套利")


def changed(play: BookPlay, before: Strategy | None, after: Strategy | None) -> BookPlay:
    change = Change(table=Table.STRATEGIES, id="carry", before=before, after=after)
    return play.hears(ChangeBook((change,), "li", "form")).ticks(1)


def test_it_is_said_once_until_the_strategy_comes_and_goes() -> None:
    rule = formula("flat_exposure > 1", on="unit", subjects=("strategy:carry/cu",))
    play = BookPlay(rules=(rule,))
    play.opens().ticks(1).records("notice", content=WORDS)
    unit = BusinessUnit(id="metals", name="金属")
    change = Change(table=Table.UNITS, id="metals", before=None, after=unit)
    play.hears(ChangeBook((change,), "li", "form"))
    play.ticks(3).records_no("notice", content=WORDS)
    changed(play, None, CARRY).records_no("notice", content=WORDS)
    changed(play, CARRY, None).records("notice", content=WORDS)


def test_a_unit_that_an_import_takes_away_leaves_no_rule_behind_without_a_word() -> None:
    words = "f: there is no business unit metals, neither in the business book nor in the desk file"
    play = BookPlay(rules=(formula("flat_exposure > 1", on="unit", subjects=("metals/cu",)),))
    metals = BusinessUnit(id="metals", name="金属")
    came = Change(table=Table.UNITS, id="metals", before=None, after=metals)
    play.hears(ChangeBook((came,), "li", "units.csv")).ticks(1).records_no("notice", content=words)
    play.hears(ChangeBook((came.inverse,), "li", "units.csv")).ticks(3)
    play.records("notice", content=words)
    assert len(play.engine.state.notices) == 1


def test_a_unit_of_the_desk_file_is_there() -> None:
    line = make_line(unit="north")
    subjects = ("north/cu", "*/cu", "/cu", "*")
    rule = formula("flat_exposure > 1", on="unit", subjects=subjects)
    play = Play(rules=(rule,), book=(line,))
    play.opens().ticks(2)
    assert not play.engine.state.notices


def test_rules_on_units_and_on_every_strategy_have_nothing_to_miss() -> None:
    rules = [
        formula("flat_exposure > 1", on="unit", subjects=("*", "strategy:*"), id="a"),
        formula(
            "flat_exposure > 1", on="unit", subjects=("strategy:carry",), id="b", enabled=False
        ),
    ]
    play = BookPlay(rules=tuple(rules))
    play.opens().ticks(2)
    assert not play.engine.state.notices
