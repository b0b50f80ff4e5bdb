"""Root causes of units' alerts as they are told: in the alert and in the notice, at once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from terminal.core.book_wish import ChangeBook, PriceContract
from terminal.core.event import PositionsChanged, QuotesChanged
from terminal.core.rule_wish import ApproveRules, DraftRules, PutLive
from terminal.domain.allocation import Allocation
from terminal.domain.change import Change
from terminal.domain.notification import Reason
from terminal.domain.register import Table
from tests.book_builders import make_allocation, make_contract, make_lot
from tests.builders import ACCOUNT, FUTURES, PAIR, SPOT
from tests.core.test_bookwork import BOOK, BookPlay
from tests.core.test_causes import said, told
from tests.playbook import Containing, down, lots, up


def unit_desk(formula: str, **fields: Any) -> BookPlay:
    """1000 t bought unpriced, 500 t in store, 150 t of futures in an account that is metals'."""
    rule = said(formula, on="unit", subjects=("metals",), **fields)
    play = BookPlay(rules=(rule,), accounts=(ACCOUNT,))
    play.opens()
    more = make_allocation(id="A9", account=ACCOUNT)
    book = [one for one in BOOK if one.table is not Table.ALLOCATIONS]
    play.hears(ChangeBook((*book, added(more)), "li", "book.xlsx", "ab" * 32))
    return play.ticks(1)


def added(row: Any) -> Change:
    table = Table.ALLOCATIONS if isinstance(row, Allocation) else Table.LOTS
    return Change(table=table, id=row.id, before=None, after=row)


def test_a_units_alert_says_which_contract_was_priced() -> None:
    play = unit_desk("flat_exposure > 1000")
    assert play.alerts == []
    play.hears(PriceContract("P1", Decimal(400), Decimal(78_000), "li")).ticks(1)
    assert told(play)["leg"] == "contracts"
    assert told(play)["since_before"] == "2025-03-12 10:30:01"
    assert told(play)["part_flat_exposure"] == "650 → 1050: +400 t"
    assert told(play)["part_priced"] == "P1: 0 → 400: +400 t"
    play.tells("wecom", "sms", text=Containing("成因 点价 P1 +400 "))


def test_a_units_alert_says_which_lot_came_in_and_which_lots_were_filled() -> None:
    play = unit_desk("flat_exposure > 1000")
    lot = make_lot(id="L7", quantity=Decimal(300), futures=FUTURES)
    play.hears(ChangeBook((added(lot),), "li", "form", ""))
    play.hears(PositionsChanged(ACCOUNT, (lots(long_history=60),), complete=True)).ticks(1)
    assert told(play)["leg"] == "several"
    assert told(play)["part_flat_exposure"] == "650 → 1100: +450 t"
    assert told(play)["part_stock_in"] == "L7: 0 → 300: +300 t"
    assert told(play)["part_lots"] == f"{ACCOUNT}/{FUTURES}: 150 → 300: +150 t"


def test_shares_that_change_hands_are_no_fills() -> None:
    play = unit_desk("flat_exposure < 640")
    (before,) = play.engine.state.bookwork.business.register.allocations
    after = make_allocation(id="A9", account=ACCOUNT, share=Decimal("0.8"))
    change = Change(table=Table.ALLOCATIONS, id="A9", before=before, after=after)
    play.hears(ChangeBook((change,), "li", "form", "")).ticks(1)
    assert told(play)["part_allocated"] == f"{ACCOUNT}/{FUTURES}: 150 → 120: -30 t"
    assert told(play)["leg"] == "positions"


def test_with_a_hold_a_unit_is_measured_from_before_the_hold() -> None:
    play = unit_desk("basis_exposure > 1600", hold=timedelta(seconds=5))
    play.ticks(10)
    for number in range(2):
        lot = make_lot(id=f"H{number}", quantity=Decimal(200), futures=FUTURES)
        play.hears(ChangeBook((added(lot),), "li", "form", "")).ticks(2)
    assert play.alerts == []
    play.ticks(3)
    assert told(play)["part_basis_exposure"] == "1500 → 1900: +400 t"


def test_an_exposure_basis_says_which_price_moved() -> None:
    play = unit_desk("exposure_basis > 300")
    play.basis(100).ticks(1)
    play.basis(350, 77_800.0).ticks(1)
    assert told(play)["leg"] == "futures"
    assert told(play)["part_exposure_basis"] == "100 → 350: +250 CNY/t"
    assert told(play)["part_futures"] == f"{FUTURES}: 78000 → 77800: +200 CNY/t"
    assert told(play)["part_spot"] == f"{PAIR}: 78100 → 78150: +50 CNY/t"


def test_a_price_that_was_away_in_between_is_measured_from_when_it_was_good() -> None:
    play = unit_desk("exposure_basis > 300")
    play.basis(100).ticks(1)
    play.hears(QuotesChanged((play.quote(None, symbol=SPOT),))).ticks(3)
    lot = make_lot(id="L7", quantity=Decimal(1), futures=FUTURES)
    play.hears(ChangeBook((added(lot),), "li", "form", "")).ticks(1)
    play.basis(350).ticks(1)
    assert told(play)["part_exposure_basis"] == "100 → 350: +250 CNY/t"


def test_a_unit_whose_desk_began_outside_knows_nothing_earlier() -> None:
    play = unit_desk("flat_exposure > 600")
    assert told(play)["since_none"] == ""
    assert "leg" not in told(play)


def test_lots_that_become_known_only_now_are_no_cause() -> None:
    rule = said("flat_exposure > 100", on="unit", subjects=("metals",))
    play = BookPlay(rules=(rule,), accounts=(ACCOUNT, "second"))
    play.opens()
    mine = make_allocation(id="A9", account="second")
    play.hears(ChangeBook((*BOOK, added(mine)), "li", "book.xlsx", "ab" * 32)).ticks(3)
    assert play.alerts == []
    held = PositionsChanged("second", (lots("second", long_history=7),), complete=True)
    play.hears(up("td:second"), held).ticks(1)
    assert told(play)["since_none"] == ""
    assert "part_lots" not in told(play)


def test_a_rule_that_is_put_live_while_the_desk_runs_is_explained_as_well() -> None:
    play = unit_desk("contract_profit > 1000000000000")
    rule = said("flat_exposure > 1000", id="new", on="unit", subjects=("*",))
    play.hears(DraftRules(rules=(rule,), reason="more", actor="li"))
    (revision,) = play.engine.state.rulebook.revisions.values()
    play.hears(ApproveRules(revision.id, revision.digest, "li"), PutLive(revision.id, "li"))
    play.ticks(1)
    play.hears(PriceContract("P1", Decimal(400), Decimal(78_000), "li")).ticks(1)
    assert told(play)["part_priced"] == "P1: 0 → 400: +400 t"


def test_a_units_formula_on_money_has_no_parts() -> None:
    play = unit_desk("contract_profit < 1000000000")
    assert not [name for name in told(play) if name.startswith(("leg", "since", "part"))]


def test_a_hedge_ratio_says_which_lots_and_which_goods_moved_it() -> None:
    # 500 t of goods against 150 t bought: -30 %.
    play = unit_desk("hedge_ratio > 0.5")
    play.hears(PositionsChanged(ACCOUNT, (lots(short_history=60),), complete=True)).ticks(1)
    assert told(play)["leg"] == "positions"
    assert told(play)["part_hedge_ratio"] == "-30 → 60: +90 %"
    assert told(play)["part_lots"] == f"{ACCOUNT}/{FUTURES}: 150 → -300: +90 %"
    play.tells("wecom", "sms", text=Containing(f"成因 期货持仓 {ACCOUNT}/{FUTURES} +90"))


def test_an_inventory_basis_says_which_price_and_which_lot_moved_it() -> None:
    play = unit_desk("inventory_basis > 150")
    play.basis(100).ticks(2)
    play.basis(200).ticks(1)
    assert told(play)["leg"] == "spot"
    assert told(play)["part_inventory_basis"] == "100 → 200: +100 CNY/t"
    assert told(play)["part_spot"] == f"{PAIR}: 78100 → 78200: +100 CNY/t"


def test_a_contract_basis_says_which_contract_came() -> None:
    play = unit_desk("contract_basis > 55")
    more = make_contract(id="P2", premium=Decimal(80), futures=FUTURES)
    change = Change(table=Table.CONTRACTS, id="P2", before=None, after=more)
    play.hears(ChangeBook((change,), "li", "form", "")).ticks(1)
    assert told(play)["leg"] == "contracts"
    assert told(play)["part_contract_basis"] == "50 → 65: +15 CNY/t"
    assert told(play)["part_contract_in"] == "P2: 0 → 1000: +15 CNY/t"


def test_while_lots_are_not_known_nothing_is_said_of_what_moved_a_basis() -> None:
    play = unit_desk("inventory_basis > 150")
    play.basis(100).ticks(2)
    play.hears(down(f"td:{ACCOUNT}"), play.legs(200)).ticks(1)
    assert play.alert.state.value == "firing"
    assert "since_none" in told(play)
    assert "part_inventory_basis" not in told(play)


def test_what_is_beyond_a_hedge_says_both_operands_and_which_lots_moved_it() -> None:
    # 500 t of goods and 150 t bought on their side: all of them are beyond a hedge.
    play = unit_desk("over_hedge > 160")
    play.hears(PositionsChanged(ACCOUNT, (lots(short_history=140),), complete=True)).ticks(1)
    assert told(play)["hedge_futures"] == "-700 t"
    assert told(play)["hedge_goods"] == "+500 t"
    assert told(play)["leg"] == "positions"
    assert told(play)["part_over_hedge"] == "150 → 200: +50 t"
    assert told(play)["part_lots"] == f"{ACCOUNT}/{FUTURES}: 150 → -700: +50 t"
    play.tells("wecom", "sms", text=Containing(f"成因 期货持仓 {ACCOUNT}/{FUTURES} +50"))


def test_a_units_alert_that_nobody_takes_calls_nobody_while_its_market_is_closed() -> None:
    play = unit_desk("flat_exposure > 1000")
    play.hears(PriceContract("P1", Decimal(400), Decimal(78_000), "li")).ticks(1)
    # Wednesday 10:30, told again at eleven. What is due at noon waits until half past one.
    play.at(1_860).ticks(1)
    play.tells("wecom", "sms", reason=Reason.UNANSWERED)
    play.at(5_400).ticks(1)
    play.tells()
    play.at(10_860).ticks(1)
    play.tells("wecom", "sms", reason=Reason.UNANSWERED)
