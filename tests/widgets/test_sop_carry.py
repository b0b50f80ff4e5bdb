"""The carry bound beside P1: for the forced low side only, and never taken by itself."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from terminal.core.quantiles import Proposal
from terminal.domain.level import Level
from terminal.domain.metric import DataState
from terminal.domain.rule import Limit
from tests.book_builders import D
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.sop import BAND, JUMP, PACK
from tests.widgets.test_carry_text import DAY, viewed
from tests.widgets.test_sop_draft import STEEP
from widgets.bridge import Bridge
from widgets.latest import Latest
from widgets.sop_carry import Bound, bound_hint, bound_of, bound_text
from widgets.sop_dialog import SopDialog
from widgets.sop_draft import SopDraft
from widgets.sop_facts import SopFacts
from widgets.sop_past import Past
from widgets.sop_text import Shown
from widgets.sop_tree import PAST, SopTree
from widgets.theme import Theme
from widgets.window import Window

ATTENTION, WARNING, FORCED = Level
BOUND = Bound(pair="pair00", low=D("-660.36"), cost=D("620.97"), days=55)
P1 = Proposal(level=FORCED, low=-410, high=160, count=480, episodes=3, held=2)


def test_it_is_the_bound_of_the_pair_at_its_prices(desk: FakeDesk) -> None:
    assert bound_of(STEEP, ("pair00",), {"pair00": viewed(desk)}) == BOUND


def test_of_several_pairs_it_is_the_lowest_and_of_all_or_none(desk: FakeDesk) -> None:
    dear = msgspec.structs.replace(DAY, pair="pair01", days=200)
    views = {
        "pair00": viewed(desk),
        "pair01": msgspec.structs.replace(viewed(desk), carry=dear),
    }
    found = bound_of(STEEP, tuple(views), views)
    assert found is not None
    assert (found.pair, found.days) == ("pair01", 200)
    views["pair01"] = viewed(desk, state=DataState.STALE)
    assert bound_of(STEEP, tuple(views), views) is None
    assert bound_of(STEEP, ("pair00", "gone"), views) is None
    assert bound_of(STEEP, (), views) is None


def test_only_a_band_with_a_forced_low_has_one(desk: FakeDesk) -> None:
    views = {"pair00": viewed(desk)}
    high = msgspec.structs.replace(BAND, limits=(Limit(FORCED, None, D(500)),))
    assert [bound_of(one, ("pair00",), views) for one in (BAND, JUMP, high)] == [None] * 3


@pytest.mark.parametrize("level", [ATTENTION, WARNING, "times"])
def test_other_levels_say_nothing_of_it(level: Level | str) -> None:
    assert bound_text(BOUND, level, 0) == bound_hint(BOUND, level, Latest()) == ""


def test_it_stands_beside_the_past_with_its_words(
    qtbot: QtBot, theme: Theme, shown: FakeDesk, bridge: Bridge
) -> None:
    tree = SopTree(bridge.latest, theme)
    qtbot.addWidget(tree)
    draft = SopDraft(msgspec.structs.replace(PACK, rules=(STEEP,)))
    draft.lay(SopFacts(bridge).places(), ("cu",))
    past = Past(proposals=(P1,), pairs=("pair00",), days=480)
    for pasts, said in (
        ({"sop.cu": past}, "carry < −660   -410 … 160  n 480: 3 → 2 times"),
        ({}, "carry < −660   —"),
    ):
        tree.show_draft(draft, Shown(pasts=pasts, bounds={"sop.cu": BOUND}))
        row = tree.row("sop.cu", FORCED)
        assert row.text(PAST) == said
        assert "below −660.36 cash-and-carry of" in row.toolTip(PAST)
        assert "above there is no such bound" in row.toolTip(PAST)
        assert "carry" not in tree.row("sop.cu", ATTENTION).text(PAST)
    assert draft.rules["sop.cu"].limits == STEEP.limits


def test_a_click_takes_it_into_the_draft_and_no_further(
    qtbot: QtBot, window: Window, bridge: Bridge, shown: FakeDesk
) -> None:
    async def packs(_: str) -> tuple[object, ...]:
        return (msgspec.structs.replace(PACK, rules=(STEEP, JUMP)),)

    bridge.latest.pairs["pair00"] = viewed(shown)
    bridge.ledger = msgspec.structs.replace(bridge.ledger, packs=packs)
    window.rules.lay_down()
    (dialog,) = window.findChildren(SopDialog)
    qtbot.waitUntil(lambda: dialog.draft is not None and not dialog.is_looking)
    assert dialog.draft is not None

    def low() -> Decimal | None:
        assert dialog.draft is not None
        return dialog.draft.rules["sop.cu"].limits[-1].low

    row = dialog.tree.row("sop.cu", FORCED)
    assert row.text(PAST).startswith("carry < −660")
    dialog.tree.setCurrentItem(row)
    assert "below −660.36 cash-and-carry" in dialog.why.text()
    assert low() == D(-600)
    # Another rule in hand has none, and none of the others is changed for it.
    dialog.tree.setCurrentItem(dialog.tree.row("sop.jump"))
    qtbot.mouseClick(dialog.carry_button, Qt.MouseButton.LeftButton)
    assert low() == D(-600)
    assert dialog.verdict.text() == "No forced low limit here has a carry bound"
    dialog.tree.setCurrentItem(row)
    qtbot.mouseClick(dialog.carry_button, Qt.MouseButton.LeftButton)
    assert low() == D(-661)
    assert shown.posted == []
