"""A limit is changed on a running desk: drafted, approved by somebody else, live, and it fires."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from terminal.audit.verify import verify
from terminal.core.view import RuleState
from terminal.domain.revision import RevisionState
from terminal.settings import read_settings
from terminal.tasks import LedgerPages, verify_ledger
from terminal.thread import DeskThread
from tests.e2e.programs import desk_file
from tests.e2e.test_desktop_walk import PATIENCE_MS, Visitor, press
from widgets.desktop import DesktopOptions, run_desktop
from widgets.ledger import Ledger
from widgets.revision_text import Act
from widgets.rule_dialog import RuleDialog
from widgets.window import Window

PAIR, RULE = "al.foshan", "band.al.foshan"


def four_eyed(folder: Path) -> Path:
    """The demo desk, with four eyes for its rules."""
    path = desk_file(folder, speed="4.0")
    text = path.read_text("utf-8").replace("[policy]\n", "[policy]\nfour_eyes_rules = true\n")
    path.write_text(text, "utf-8")
    return path


def story(window: Window, seen: dict[str, Any]) -> Iterator[Callable[[], Any]]:
    latest, page = window._bridge.latest, window.rules.changes

    def state() -> RuleState:
        return latest.rules[""]

    def stands(wanted: RevisionState) -> bool:
        return bool(state().revisions) and state().revisions[-1].state is wanted

    yield lambda: "" in latest.rules
    yield lambda: PAIR in latest.pairs and latest.pairs[PAIR].basis is not None
    yield lambda: all(one.rule != RULE for one in latest.open_alerts())
    window.raise_dock("rules")
    window.rules.table.view.select(RULE)
    window.rules.acts.edit()
    dialog = window.findChildren(RuleDialog)[-1]
    seen["limit"] = round(latest.pairs[PAIR].basis or 0.0) - 20
    field = dialog.form.limits.fields["attention", "high"]
    field.selectAll()
    QTest.keyClicks(field, str(seen["limit"]))
    QTest.keyClicks(dialog.reason, "aluminium has been calm")
    yield dialog.save_button.isEnabled
    press(dialog.save_button)
    yield lambda: stands(RevisionState.DRAFT)
    page.table.view.select(state().revisions[-1].id)
    # Who drafted it reads why it is not theirs to approve; somebody else takes the seat.
    seen["own"] = (page.buttons[Act.APPROVE].isEnabled(), page.line.text())
    page.actor_box.setCurrentIndex(page.actor_box.findData("duty"))
    yield page.buttons[Act.APPROVE].isEnabled
    press(page.buttons[Act.APPROVE])
    yield lambda: stands(RevisionState.APPROVED)
    seen["before"] = [one.id for one in latest.alerts.values() if one.rule == RULE]
    yield page.buttons[Act.LIVE].isEnabled
    press(page.buttons[Act.LIVE])
    yield lambda: stands(RevisionState.LIVE)
    seen["revision"] = state().revisions[-1]
    yield lambda: any(one.rule == RULE for one in latest.open_alerts())
    seen["alert"] = next(one for one in latest.open_alerts() if one.rule == RULE)


# What the offscreen platform says of every dialog.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_limit_is_changed_by_two_people_and_fires(qapp: QApplication, tmp_path: Path) -> None:
    data = tmp_path / "data"
    settings = read_settings(four_eyed(tmp_path))
    thread = DeskThread(settings, data)
    seen: dict[str, Any] = {}
    visitor = Visitor(lambda window: story(window, seen))

    def painted() -> None:
        thread.start()
        visitor.timer.start()

    try:
        code = run_desktop(
            thread,
            DesktopOptions(
                data=data,
                size=(1600, 900),
                seconds=PATIENCE_MS / 1000,
                lang="en",
                actor="me",
                painted=painted,
                names={"person:duty": "Risk on duty"},
                ledger=Ledger(reader=LedgerPages(data), verify=partial(verify_ledger, data)),
                rules=settings.plant.resolved,
            ),
        )
    finally:
        visitor.timer.stop()
        thread.stop()
    assert visitor.is_done, seen
    assert code == 0
    assert thread.error is None
    is_on, why = seen["own"]
    assert not is_on
    assert "may not approve it: four eyes" in why
    revision, alert = seen["revision"], seen["alert"]
    assert (revision.author, revision.decided_by, revision.live_by) == ("me", "duty", "duty")
    assert seen["before"] == []
    assert alert.limit == seen["limit"]
    assert alert.rule_digest == revision.rules[0].digest
    assert verify(data).code == 0
    assert _states(data) == ["draft", "approved", "live"]


def _states(data: Path) -> list[str]:
    """What the ledger has of the rules, in order."""
    entries = asyncio.run(LedgerPages(data).page(None, 100, "rules"))
    return [one.body["state"] for one in reversed(entries)]
