"""Rules on a strategy: it is measured by its own lines, beside its unit."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from terminal.core.book_wish import ChangeBook
from terminal.core.rule_wish import DraftRules
from terminal.core.strategies import first_unknown, groups_of, is_of, named_in, strategy_of
from terminal.core.unit_rules import is_meant, rank_of_unit
from terminal.domain.change import Change
from terminal.domain.line import TaxView
from terminal.domain.register import Table
from tests.book_builders import (
    D,
    book_line,
    make_allocation,
    make_contract,
    make_lot,
    make_register,
)
from tests.builders import ACCOUNT, FUTURES
from tests.core.test_bookwork import BookPlay, changes_of
from tests.core.test_formulas import formula
from tests.playbook import Containing, down, lots

CARRY = "stock-hedge"
# 500 t of stock and half of 20 sold lots serve the strategy; 80 t bought are the unit's alone.
BOOK = make_register(
    contracts=[make_contract(quantity=D(80), futures=FUTURES)],
    stock=[make_lot(futures=FUTURES, strategy=CARRY)],
    allocations=[
        make_allocation(share=D("0.5"), strategy=CARRY),
        make_allocation(id="A2", share=D("0.5")),
    ],
)


def desk(*rules: Any, **plant: Any) -> BookPlay:
    play = BookPlay(rules=rules, **plant)
    play.opens(lots(short_history=20))
    return play.hears(ChangeBook(changes_of(BOOK), "li", "book.xlsx")).ticks(2)


def rule(said: str, *subjects: str, **fields: Any) -> Any:
    return formula(said, on="unit", **{"subjects": subjects} | fields)


def values(play: BookPlay, owner: str) -> dict[str, float | None]:
    return play.engine.state.bookwork.values((owner, "cu"), (), play.now)


def fired(play: BookPlay) -> set[tuple[str, str]]:
    return {(one.rule, one.subject) for one in play.engine.state.triage.alerts.values()}


def test_a_strategy_is_measured_by_its_own_goods_and_its_share_of_the_lots() -> None:
    play = desk(rule("flat_exposure > 400", "strategy:stock-hedge"))
    own, whole = values(play, f"strategy:{CARRY}"), values(play, "metals")
    assert (own["basis_exposure"], own["flat_exposure"], own["hedge_ratio"]) == (500, 450, 0.1)
    assert (whole["basis_exposure"], whole["flat_exposure"]) == (580, 400)
    assert (own["purchase_basis"], whole["purchase_basis"]) == (None, 50)
    assert own["inventory_basis"] == whole["inventory_basis"] is not None
    assert fired(play) == {("f", "strategy:stock-hedge/cu")}
    play.tells("wecom", text=Containing("库存保值 铜"))


def test_a_pattern_of_units_means_no_strategy_and_the_other_way_round() -> None:
    subject = "strategy:carry/cu"
    assert [is_meant(one, subject) for one in ("*", "*/cu", "carry")] == [False] * 3
    patterns = ("strategy:*", "strategy:*/cu", "strategy:carry", subject)
    assert [rank_of_unit((one,), subject) for one in patterns] == [0, 1, 2, 3]
    assert [rank_of_unit((one,), "metals/cu") for one in patterns] == [-1] * 4
    play = desk(rule("abs(flat_exposure) > 0", "*"))
    assert fired(play) == {("f", "metals/cu")}


def test_the_most_specific_threshold_of_a_family_wins() -> None:
    play = desk(
        rule("flat_exposure > 0", "strategy:*", id="all", family="flat"),
        rule("flat_exposure > 9999", "strategy:stock-hedge/cu", id="own", family="flat"),
    )
    assert fired(play) == set()
    play = desk(rule("flat_exposure > 0", "strategy:*", id="all", family="flat"))
    assert fired(play) == {("all", "strategy:stock-hedge/cu")}


def test_what_changes_in_the_book_changes_its_strategy() -> None:
    play = desk(rule("flat_exposure > 9999", "strategy:*"))
    (before,) = BOOK.stock
    after = msgspec.structs.replace(before, strategy="")
    change = Change(table=Table.LOTS, id="L1", before=before, after=after)
    play.hears(ChangeBook((change,), "li", "form")).ticks(1)
    assert values(play, f"strategy:{CARRY}")["flat_exposure"] == -50
    assert values(play, "metals")["flat_exposure"] == 400


def test_lots_of_an_account_that_is_away_leave_it_unknown() -> None:
    play = desk(rule("flat_exposure > 9999", "strategy:*"), accounts=(ACCOUNT,))
    play.hears(down(f"td:{ACCOUNT}")).ticks(1)
    found = play.engine.state.bookwork.values((f"strategy:{CARRY}", "cu"), (ACCOUNT,), play.now)
    assert found["flat_exposure"] is None


def test_goods_without_a_rate_leave_a_strategy_unknown_as_well() -> None:
    play = desk(rule("flat_exposure > 9999", "strategy:*"), footing=TaxView.WITHOUT_TAX)
    assert values(play, f"strategy:{CARRY}")["flat_exposure"] is not None
    business = play.engine.state.bookwork.business
    strange = make_lot(id="L9", futures="XX.yy2701", strategy=CARRY)
    business.load(msgspec.structs.replace(BOOK, stock=(*BOOK.stock, strange)))
    assert business.uncounted("XX.yy2702") is not None


def test_another_subject_may_ask_for_a_strategy() -> None:
    said = 'basis > -9999 and flat_exposure["strategy:stock-hedge"] > 400'
    play = desk(formula(said)).basis(1).ticks(2)
    assert fired(play) == {("f", "cu")}
    assert not fired(desk(formula(said.replace("400", "451"))).basis(1).ticks(2))


def test_a_draft_on_a_strategy_that_the_book_does_not_have_is_refused() -> None:
    play = desk()
    wish = DraftRules(
        rules=(rule("flat_exposure > 1", "strategy:nobody/cu", id="n"),), reason="r", actor="li"
    )
    play.hears(wish).refuses("n: the business book has no strategy nobody")
    fine = rule("flat_exposure > 1", "strategy:stock-hedge", "strategy:*", id="n")
    play.hears(msgspec.structs.replace(wish, rules=(fine,))).records("rules")


@pytest.mark.parametrize(
    ("patterns", "named"),
    [
        (("*", "metals/cu"), []),
        (("strategy:*", "strategy:*/cu"), []),
        (("strategy:a", "strategy:a/cu", "strategy:b/al"), ["a", "b"]),
    ],
)
def test_the_strategies_that_patterns_name(patterns: tuple[str, ...], named: list[str]) -> None:
    assert named_in(patterns) == named
    assert first_unknown(patterns, None) == ""
    assert first_unknown(patterns, ("a",)) == ("b" if "b" in named else "")


def test_whose_a_row_is() -> None:
    row = book_line(1, strategy="carry")
    assert [strategy_of(one) for one in ("metals", "strategy:carry")] == [None, "carry"]
    owners = ("metals", "strategy:carry", "carry", "strategy:metals")
    assert [is_of(row, one) for one in owners] == [True, True, False, False]


def test_a_line_counts_for_its_unit_and_for_the_strategy_that_it_serves() -> None:
    assert groups_of(book_line(1)) == [("metals", "cu")]
    assert groups_of(book_line(1, strategy="carry")) == [("metals", "cu"), ("strategy:carry", "cu")]
