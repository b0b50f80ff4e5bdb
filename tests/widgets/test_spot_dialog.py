from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from terminal.core import event
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.proven_desk import sign_in
from widgets.bridge import Bridge
from widgets.spot_dialog import SpotDialog
from widgets.theme import Theme
from widgets.watchlist import Watchlist
from widgets.window import Window

D = Decimal


@pytest.fixture
def watchlist(qtbot: QtBot, bridge: Bridge, theme: Theme) -> Watchlist:
    made = Watchlist(bridge, theme)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(watchlist: Watchlist, shown: FakeDesk) -> SpotDialog:
    """Copper: quoted 86,450, eight minutes old."""
    watchlist.view.select("pair00")
    watchlist.enter_spot()
    (made,) = watchlist.findChildren(SpotDialog)
    return made


def type_in(dialog: SpotDialog, price: str, reason: str = "phone") -> None:
    dialog.price.setText(price)
    dialog.reason.setText(reason)


def test_the_present_price_and_its_age_are_shown(dialog: SpotDialog) -> None:
    assert dialog.present.text() == "86,450 CNY/t, 8m ago"
    assert not dialog.enter_button.isEnabled()


def test_a_price_is_posted_with_its_reason(
    qtbot: QtBot, dialog: SpotDialog, desk: FakeDesk
) -> None:
    type_in(dialog, "86,500", " phone call ")
    dialog.enter_button.click()
    assert desk.posted == [event.EnterSpot("SPOT.cu_sh", D(86500), "me", "phone call")]
    assert not dialog.isVisible()


def test_a_reason_is_needed(dialog: SpotDialog, desk: FakeDesk) -> None:
    type_in(dialog, "86500", "  ")
    assert not dialog.enter_button.isEnabled()
    assert "reason is needed" in dialog.warning.text()
    dialog.enter()
    assert desk.posted == []


@pytest.mark.parametrize("typed", ["abc", "nan", "inf", "1e12", "1e999999999", "1 2"])
def test_what_is_no_price_is_said_and_not_posted(
    dialog: SpotDialog, desk: FakeDesk, typed: str
) -> None:
    type_in(dialog, typed)
    assert dialog.warning.text() == "This is no price"
    dialog.enter()
    assert desk.posted == []


def test_a_price_more_than_five_per_cent_away_takes_a_second_press(
    dialog: SpotDialog, desk: FakeDesk
) -> None:
    type_in(dialog, "95000")
    dialog.enter_button.click()
    assert desk.posted == []
    assert dialog.warning.text() == "+9.9% away from the present price: press again to enter it"
    dialog.enter_button.click()
    assert desk.posted == [event.EnterSpot("SPOT.cu_sh", D(95000), "me", "phone")]


def test_another_price_asks_anew(dialog: SpotDialog, desk: FakeDesk) -> None:
    type_in(dialog, "95000")
    dialog.enter_button.click()
    dialog.price.setText("59000")
    dialog.enter_button.click()
    assert desk.posted == []
    assert "−31.8%" in dialog.warning.text()


def test_five_per_cent_itself_is_entered_at_once(dialog: SpotDialog, desk: FakeDesk) -> None:
    type_in(dialog, str(D("86450") * D("1.05")))
    dialog.enter_button.click()
    assert len(desk.posted) == 1


def test_below_zero_is_a_price(dialog: SpotDialog, desk: FakeDesk) -> None:
    type_in(dialog, "−37.63")
    dialog.enter_button.click()
    dialog.enter_button.click()
    assert desk.posted == [event.EnterSpot("SPOT.cu_sh", D("-37.63"), "me", "phone")]


def test_digits_of_full_width_are_digits(dialog: SpotDialog, desk: FakeDesk) -> None:
    type_in(dialog, "－３７．５")
    dialog.enter_button.click()
    dialog.enter_button.click()
    assert desk.posted == [event.EnterSpot("SPOT.cu_sh", D("-37.5"), "me", "phone")]


def test_the_age_goes_on_while_one_types(
    dialog: SpotDialog, desk: FakeDesk, settle: Callable[[], None]
) -> None:
    desk.basis["pair00"] += 100
    desk.put_pair("pair00")
    settle()
    assert dialog.present.text() == "86,550 CNY/t, 8m ago"


def test_it_is_reached_by_key_and_from_the_watchlist(qtbot: QtBot, window: Window) -> None:
    window.watchlist.view.select("pair02")
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(SpotDialog)
    assert dialog.isVisible()
    dialog.reject()
    window.watchlist.view.customContextMenuRequested.emit(QPoint(5, 5))
    (menu,) = window.watchlist.findChildren(QMenu)
    (action,) = menu.actions()
    assert action.text() == "Enter a spot price…"
    menu.close()


def test_a_price_that_one_person_typed_is_not_entered_as_anothers(
    window: Window, desk: FakeDesk, bridge: Bridge
) -> None:
    sign_in(bridge, desk, "wang")
    window.watchlist.view.select("pair00")
    window.watchlist.enter_spot()
    (dialog,) = window.findChildren(SpotDialog)
    type_in(dialog, "86,500", "phone")
    sign_in(bridge, desk, "li")
    dialog.enter_button.click()
    assert desk.posted == []
    assert "李敏 is signed in now" in dialog.warning.text()
    assert dialog.isVisible()
    sign_in(bridge, desk, "wang")
    dialog.enter_button.click()
    assert desk.posted == [event.EnterSpot("SPOT.cu_sh", D(86500), "wang", "phone")]
