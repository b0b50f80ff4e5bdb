"""Holds over a restart of what is no pair: accounts, units, and numbers of another subject."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest

from terminal.core.book_wish import ChangeBook, PriceContract
from terminal.core.engine import Memory
from terminal.core.event import AccountChanged
from terminal.core.holds import Timers
from terminal.domain.edit import Edit
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.rule import Limit, Rule
from tests.book_builders import D
from tests.builders import ACCOUNT, make_account, make_pair
from tests.core.test_bookwork import BOOK, BookPlay
from tests.core.test_formulas import formula
from tests.core.test_holds import FIVE
from tests.core.test_holds import killed as killed_play
from tests.playbook import Play, lots, reducing, up

RATIO = reducing(
    metric=Metric.MARGIN_RATIO,
    subjects=(ACCOUNT,),
    limits=(Limit(Level.WARNING, high=Decimal("0.8")),),
    hold=FIVE,
)
SAID = formula("margin_ratio > 80%", on="account", subjects=(ACCOUNT,), hold=FIVE)
RISKY = AccountChanged(make_account(margin=Decimal(9_000_000)))


@pytest.mark.parametrize("rule", [RATIO, SAID], ids=["band", "formula"])
@pytest.mark.parametrize("premium", [0, 1])
def test_an_account_has_no_terms_of_pairs_and_waits_for_its_counter(
    rule: Rule, premium: int
) -> None:
    play = Play(rules=(rule,), accounts=(ACCOUNT,)).opens().hears(RISKY).ticks(290)
    pairs = (make_pair(premium=Decimal(premium)),)
    play = killed_play(play, pairs=pairs, accounts=(ACCOUNT,)).ticks(60).records_no("alert")
    play.hears(up(f"td:{ACCOUNT}"), RISKY).ticks(9).records_no("alert")
    play.ticks(2).records("alert", state="firing", subject=ACCOUNT)


@pytest.mark.parametrize("premium", [0, 1])
def test_a_number_of_another_subject_is_of_its_terms(premium: int) -> None:
    said = 'margin_ratio > 80% and basis["pair:cu"] > 300'
    rule = formula(said, on="account", subjects=(ACCOUNT,), hold=FIVE)
    ageless = {"spot_max_age": timedelta(days=9), "futures_max_age": timedelta(days=9)}
    plant = {"accounts": (ACCOUNT,), "pairs": (make_pair(**ageless),)}
    play = Play(rules=(rule,), **plant).opens(basis=400)
    play.hears(RISKY).ticks(290)
    plant["pairs"] = (make_pair(premium=Decimal(premium), **ageless),)
    play = killed_play(play, **plant).hears(up(f"td:{ACCOUNT}"), RISKY).ticks(60)
    play.records_no("alert").basis(401).ticks(9).records_no("alert").ticks(2)
    assert [one.rule for one in play.alerts] == ([] if premium else ["f"])


def started(play: Play, edits: tuple[Edit, ...]) -> BookPlay:
    timers = Timers(play.now, tuple(play.engine.holds(play.now)))
    assert [(one.subject, one.passed >= 280) for one in timers.running] == [("metals/cu", True)]
    kept = msgspec.json.decode(msgspec.json.encode(timers), type=Timers)
    again = BookPlay(rules=play.plant.rules)
    again.now = play.now + timedelta(seconds=30)
    again.engine.restore(Memory(held=kept, edits=edits), again.now)
    again.opens(*(lots(),))
    return again


def test_a_unit_goes_on_with_the_book_of_then_alone() -> None:
    rule = formula("abs(basis_exposure) > 1400", on="unit", subjects=("*",), hold=FIVE)
    play = BookPlay(rules=(rule,))
    play.opens()
    play.hears(ChangeBook(BOOK, "li", "book.xlsx", "ab" * 32))
    edits = tuple(play.edits)
    play.ticks(292)
    assert play.alerts == []
    started(play, edits).ticks(12).records("alert", state="firing", subject="metals/cu")
    # Another act on the book: it was done while this desk did not look.
    other = BookPlay(rules=(rule,))
    other.engine.restore(Memory(edits=edits), other.now)
    other.opens().at(5).hears(PriceContract("P1", D(1), D(78000), "li"))
    assert len(other.edits) == 1
    later = started(play, (*edits, *other.edits)).ticks(280).records_no("alert")
    later.ticks(40).records("alert", state="firing", subject="metals/cu")
