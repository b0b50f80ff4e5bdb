from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from terminal.core.effect import Topic
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.fake_revisions import fake_state
from widgets.bridge import Bridge
from widgets.revision_table import RevisionTable
from widgets.theme import Theme


@pytest.fixture
def table(
    bridge: Bridge, theme: Theme, shown: FakeDesk, settle: Callable[[], None]
) -> RevisionTable:
    made = RevisionTable(bridge, theme)
    shown.changes.put(Topic.RULES, "", fake_state(shown.now))
    settle()
    return made


def texts(table: RevisionTable, line: int) -> list[str]:
    return [table.model.cell(line, at).text for at in range(len(table.model.columns))]


def test_revisions_stand_newest_first(table: RevisionTable) -> None:
    keys = [table.model.key_at(line) for line in range(table.model.rowCount())]
    assert keys == ["draft", "approved", "rejected", "live"]
    state, drafted, by, rules, reason, decided, live, origin, digest = texts(table, 0)
    assert (state, drafted, by, rules) == ("Draft", "21:05:07", "李敏", "1 new · 1 changed")
    assert (reason, decided, live, origin) == ("夜盘波动变小，收紧下限", "—", "—", "by hand")
    assert len(digest) == 8


def test_who_decided_when_and_what_they_said(table: RevisionTable) -> None:
    assert texts(table, 2)[5] == "王磊"
    tip = table.model.columns[5].tip
    row = table.model.row_at(2)
    assert tip is not None
    assert row is not None
    assert tip(row).endswith("17:34:07\ntoo tight")
    assert texts(table, 3)[6] == "11-22 15:39"


def test_each_state_has_its_tone(table: RevisionTable) -> None:
    tones = [table.model.cell(line, 0).tone for line in range(4)]
    assert tones == ["attention", "warning", "muted", "ok"]


def test_the_current_one_is_the_newest_told(
    table: RevisionTable, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    assert table.revision is None
    table.view.select("draft")
    state = fake_state(shown.now)
    later = tuple(msgspec.structs.replace(one, reason="later") for one in state.revisions)
    shown.changes.put(Topic.RULES, "", msgspec.structs.replace(state, revisions=later))
    settle()
    assert table.revision is not None
    assert table.revision.reason == "later"
    assert texts(table, 0)[4] == "later"
