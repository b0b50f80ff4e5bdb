"""A second in parts is the second at once: nothing is left out, nothing is done twice."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from terminal.core.book_wish import ChangeBook, PriceContract
from terminal.core.effect import Effect, Show
from terminal.core.event import AccountChanged, Tick
from terminal.core.judge import Judge
from terminal.core.second import PARTS
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.register import Table
from terminal.domain.rule import Limit
from tests.book_builders import make_allocation
from tests.builders import ACCOUNT, NOW, make_account, make_pair
from tests.core.test_bookwork import BOOK, BookPlay
from tests.core.test_causes import said
from tests.core.test_unit_alerts import added
from tests.playbook import reducing

FUNDS = reducing(
    id="funds",
    metric=Metric.MARGIN_RATIO,
    subjects=(ACCOUNT,),
    limits=(Limit(Level.WARNING, high=Decimal("0.8")),),
)
PAIRS = tuple(make_pair(id=id, spot=f"SPOT.{id}") for id in "abcdefg")


def desk() -> BookPlay:
    """Seven more pairs, rules on all that rules can be on, and much that a second must find."""
    rules = (
        said("flat_exposure > 1000", on="unit", subjects=("metals",)),
        reducing(hold=timedelta(milliseconds=500)),
        FUNDS,
    )
    play = BookPlay(rules=rules, accounts=(ACCOUNT,), pairs=(make_pair(), *PAIRS))
    play.opens()
    book = [one for one in BOOK if one.table is not Table.ALLOCATIONS]
    more = added(make_allocation(id="A9", account=ACCOUNT))
    play.hears(ChangeBook((*book, more), "li", "book.xlsx", "ab" * 32)).ticks(1)
    play.basis(800)
    play.hears(AccountChanged(make_account(margin=Decimal(9_000_000))))
    play.hears(PriceContract("P1", Decimal(400), Decimal(78_000), "li"))
    return play


@pytest.mark.parametrize("seconds", [1, 40])
def test_all_parts_are_the_whole(seconds: int) -> None:
    whole, parts = desk(), desk()
    whole.at(100 + seconds).hears(Tick())
    parts.at(100 + seconds).hears(*(Tick(part) for part in range(PARTS)))
    assert [effect for effect in whole.effects if not isinstance(effect, Show)]
    assert without_order(parts.effects) == without_order(whole.effects)


def without_order(effects: list[Effect]) -> list[str]:
    return sorted(map(repr, effects))


def test_pairs_and_units_come_in_shares() -> None:
    play = desk()
    shown = []
    for part in range(PARTS):
        play.hears(Tick(part))
        shown.append([one.key for one in play.all(Show) if one.topic == "pair"])
    assert sum(map(len, shown)) == 8
    assert max(map(len, shown)) == 2


def test_each_unit_is_in_one_share(monkeypatch: pytest.MonkeyPatch) -> None:
    state, judged = desk().engine.state, list[str]()
    monkeypatch.setattr(
        state.formulas, "unit_moved", lambda subject, *_: judged.append(subject) or []
    )
    judge = Judge(state)
    judge._groups |= {f"unit{number}/cu": ("metals", "cu") for number in range(9)}
    for share in range(4):
        judge.units(share, 4, NOW)
    assert sorted(judged) == sorted(judge._groups)
