"""Settlements and rows of the book that come while a formula's alert is acknowledged."""

from __future__ import annotations

from decimal import Decimal

from terminal.core.book_wish import ChangeBook, UndoBook
from terminal.core.event import Acknowledge
from terminal.domain.alert import AlertState
from terminal.domain.change import Change
from terminal.domain.notification import Reason
from terminal.domain.register import Table
from tests.book_builders import make_lot
from tests.builders import FUTURES
from tests.core.test_known_settlements import Desk, row
from tests.core.test_settling import put
from tests.core.test_unit_alerts import added, unit_desk
from tests.playbook import Containing


def taken() -> Desk:
    """50 on Tuesday at last prices, 181 now: 131 of change are acknowledged."""
    desk = Desk().stands(181)
    desk.ticks(1).hears(Acknowledge(desk.alert.id, "li"))
    assert (desk.alert.state, desk.alert.acknowledged_value) == (AlertState.ACKNOWLEDGED, 131)
    return desk


def test_a_settlement_that_makes_it_worse_is_told_with_what_it_is_measured_from() -> None:
    # A fifth of 131 is 26.2. From a settlement of 78 025 Tuesday's basis is 25, and 156 have gone.
    desk = taken()
    desk.hears(put(row("78025"))).ticks(1).tells()
    assert (desk.alert.latest, desk.alert.state) == (156, AlertState.ACKNOWLEDGED)
    desk = taken()
    desk.hears(put(row("78050"))).ticks(1).tells("wecom", reason=Reason.WORSENED)
    desk.tells("wecom", text=Containing("= 181"))
    assert (desk.alert.value, desk.alert.limit) == (181, 100)


def test_a_settlement_that_ends_it_resolves_it_with_its_numbers() -> None:
    # From 77 960 it is 90: 91 have gone. A person's row that is taken back brings it again.
    desk = taken()
    desk.hears(put(row("77960"))).ticks(1).tells("wecom", reason=Reason.RESOLVED)
    assert desk.alerts == []
    edit = list(desk.engine.state.bookwork.edits)[-1]
    desk.hears(UndoBook(edit.id, "li")).ticks(1).tells("wecom", reason=Reason.FIRST)
    assert (desk.alert.value, desk.alert.acknowledged) == (131, None)


def test_goods_that_come_to_what_was_taken_are_told_and_undone_again() -> None:
    # 500 t in store and 150 t of futures: 650 t are acknowledged. A fifth of it is 130 t.
    play = unit_desk("flat_exposure > 600")
    play.hears(Acknowledge(play.alert.id, "li"))
    assert play.alert.acknowledged_value == 650
    for number, quantity in enumerate((100, 30)):
        lot = make_lot(id=f"H{number}", quantity=Decimal(quantity), futures=FUTURES)
        play.hears(ChangeBook((added(lot),), "li", "form", "")).ticks(1).tells()
    assert play.alert.latest == 780
    lot = make_lot(id="H9", quantity=Decimal(1), futures=FUTURES)
    play.hears(ChangeBook((added(lot),), "li", "form", "")).ticks(1)
    play.tells("wecom", "sms", reason=Reason.WORSENED, text=Containing("flat_exposure = 781"))
    gone = Change(table=Table.LOTS, id="H9", before=lot, after=None)
    play.hears(Acknowledge(play.alert.id, "li"))
    play.hears(ChangeBook((gone,), "li", "form", "")).ticks(1).tells()
    assert (play.alert.latest, play.alert.acknowledged_value) == (780, 781)


def test_goods_that_are_gone_from_the_book_resolve_what_was_taken() -> None:
    play = unit_desk("flat_exposure > 600")
    play.hears(Acknowledge(play.alert.id, "li"))
    register = play.engine.state.bookwork.business.register
    lots = register.stock
    gone = tuple(Change(table=Table.LOTS, id=one.id, before=one, after=None) for one in lots)
    play.hears(ChangeBook(gone, "li", "form", "")).ticks(2)
    play.tells("wecom", "sms", reason=Reason.RESOLVED)
    assert play.alerts == []
