from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from terminal.core.effect import Topic
from terminal.core.refusal import Refusal, say
from terminal.core.rule_diff import EditKind
from terminal.core.rule_digest import stamped
from terminal.core.view import RuleState
from terminal.domain.revision import Revision
from terminal.domain.rule import Rule
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.fake_revisions import fake_state
from widgets.bridge import Bridge
from widgets.latest import Latest
from widgets.revision_text import Act, counts, edit_rows, hindrance, source


@pytest.fixture
def state(bridge: Bridge, shown: FakeDesk, settle: Callable[[], None]) -> RuleState:
    """The rules of the desk, told to the window."""
    made = fake_state(shown.now)
    shown.changes.put(Topic.RULES, "", made)
    settle()
    return made


@pytest.fixture
def latest(bridge: Bridge, state: RuleState) -> Latest:
    return bridge.latest


def of(state: RuleState, id: str) -> Revision:
    return next(one for one in state.revisions if one.id == id)


@pytest.mark.parametrize(
    ("id", "acts"),
    [("draft", "approve reject"), ("approved", "reject live"), ("live", ""), ("rejected", "")],
)
def test_what_can_be_done_follows_the_state(
    state: RuleState, latest: Latest, id: str, acts: str
) -> None:
    can = {act.value for act in Act if not hindrance(act, of(state, id), "wang", latest)}
    assert can == set(acts.split())


def test_why_not_is_said_in_words(state: RuleState, latest: Latest) -> None:
    draft = of(state, "draft")
    assert hindrance(Act.APPROVE, draft, "li", latest) == (
        "李敏 drafted this change of rules and may not approve it: four eyes"
    )
    assert hindrance(Act.LIVE, draft, "wang", latest) == (
        "The change of rules is not approved: it cannot go live"
    )
    assert hindrance(Act.REJECT, of(state, "live"), "wang", latest) == (
        "The change of rules is live already, by 王磊".replace("is live", "is Live")
    )


def test_what_the_desk_says_stands_in_the_way_of_all_but_a_rejection(
    state: RuleState, latest: Latest
) -> None:
    said = say(Refusal.REVISION_OVERTAKEN, rule="basis-low")
    latest.rules[""] = msgspec.structs.replace(state, hindered={"draft": said, "approved": said})
    words = "Rule 合同基差下限 was changed since this was drafted; draft it again"
    assert hindrance(Act.APPROVE, of(state, "draft"), "wang", latest) == words
    assert hindrance(Act.LIVE, of(state, "approved"), "wang", latest) == words
    assert hindrance(Act.REJECT, of(state, "draft"), "wang", latest) == ""


def test_without_four_eyes_the_drafter_may(state: RuleState, latest: Latest) -> None:
    latest.rules[""] = msgspec.structs.replace(state, four_eyes=False)
    assert hindrance(Act.APPROVE, of(state, "draft"), "li", latest) == ""


def test_while_the_ledger_fails_nothing_can_be_done(
    state: RuleState, latest: Latest, shown: FakeDesk, settle: Callable[[], None]
) -> None:
    shown.read_only = "disk full"
    shown.put_health()
    settle()
    said = {hindrance(act, of(state, "draft"), "wang", latest) for act in Act}
    assert said == {"the ledger fails: no rule can be changed"}


def test_rules_are_counted_by_what_happens_to_them(state: RuleState) -> None:
    assert [counts(one) for one in state.revisions] == [
        "1 new · 1 away",
        "1 new",
        "1 changed · 1 away",
        "1 new · 1 changed",
    ]


def test_the_origin_is_a_pack_or_a_hand(state: RuleState) -> None:
    pack = msgspec.structs.replace(of(state, "draft"), source="copper@1.2 9f3c")
    assert (source(pack), source(of(state, "draft"))) == ("copper@1.2", "by hand")


def test_a_change_is_shown_field_by_field(state: RuleState, latest: Latest) -> None:
    rows = [row for row in edit_rows(of(state, "draft"), latest) if row.kind is EditKind.CHANGED]
    assert [(row.rule, row.what) for row in rows] == [
        ("合同基差下限 (basis-low)", "Changed"),
        ("", ""),
        ("", ""),
    ]
    assert [(row.field, row.before, row.after) for row in rows] == [
        ("Attention above", "120", "150"),
        ("Warning below", "−250", "—"),
        ("Forced below", "−300", "−320"),
    ]


def test_a_new_rule_is_shown_whole_but_for_what_it_does_not_say(
    state: RuleState, latest: Latest
) -> None:
    rows = [row for row in edit_rows(of(state, "draft"), latest) if row.kind is EditKind.ADDED]
    assert rows[0].rule == "锌基差上限 (zinc)"
    assert {row.before for row in rows} == {"—"}
    said = {row.field: row.after for row in rows}
    assert said["On"] == "commodity zn, contract 沪铜 CU2701, 沪铜 CU2701, all"
    assert said["Watches"] == "Basis"
    assert said["Response"] == "Tell people"
    assert said["Switched on"] == "yes"
    assert "Held for" not in said
    assert "Warning below" not in said


def test_a_rule_that_goes_is_shown_as_it_was(state: RuleState, latest: Latest) -> None:
    rows = edit_rows(of(state, "approved"), latest)
    changed = next(row for row in rows if row.kind is EditKind.CHANGED)
    assert (changed.field, changed.before, changed.after) == ("Not told again for", "—", "15m")
    gone = [row for row in rows if row.kind is EditKind.REMOVED]
    assert gone[0].rule == "行情中断 (silent)"
    assert ("Warning", 'data(basis, "stale", "no_data")', "—") in [
        (row.field, row.before, row.after) for row in gone
    ]


def test_another_clock_is_a_line_of_its_own(state: RuleState, latest: Latest) -> None:
    (jump,) = [one for one in state.rules if one.id == "jump"]
    walled = stamped(_clocked(jump, "wall"))
    draft = msgspec.structs.replace(
        of(state, "draft"), rules=(walled,), base={jump.id: jump.digest}
    )
    (row,) = edit_rows(draft, latest)
    assert row.field == "Time that counts"
    assert (row.before, row.after) == ("as usual: Trading time", "Wall time")
    said = msgspec.structs.replace(draft, rules=(stamped(_clocked(jump, "trading")),))
    (row,) = edit_rows(said, latest)
    assert (row.before, row.after) == ("as usual: Trading time", "Trading time")


def _clocked(rule: Rule, clock: str) -> Rule:
    return msgspec.structs.replace(rule, clock=clock)


def test_a_version_that_nobody_knows_is_said_to_be_so(state: RuleState, latest: Latest) -> None:
    draft = of(state, "draft")
    blind = msgspec.structs.replace(draft, base=dict.fromkeys(draft.base, "lost"))
    rows = edit_rows(blind, latest)
    assert rows[0].rule == "合同基差下限 (basis-low)"
    assert rows[0].before == "the version before is not known any more"
    assert any(row.field == "Forced below" and row.after == "−320" for row in rows)
    gone = msgspec.structs.replace(draft, rules=(), removed=("old",), base={"old": "lost"})
    (row,) = edit_rows(gone, latest)
    assert (row.rule, row.kind) == ("old (old)", EditKind.REMOVED)


def test_ratios_are_per_cent(state: RuleState, latest: Latest) -> None:
    margin = next(rule for rule in state.written if rule.id == "margin")
    wider = msgspec.structs.replace(margin, hysteresis=margin.limits[0].high or margin.hysteresis)
    revision = msgspec.structs.replace(
        of(state, "draft"), rules=(wider,), base={"margin": margin.digest}
    )
    (row,) = edit_rows(revision, latest)
    assert (row.before, row.after) == ("3%", "70%")


def test_the_english_screen_has_english_names(state: RuleState, latest: Latest) -> None:
    latest.is_english = True
    rows = edit_rows(of(state, "draft"), latest)
    assert [row.rule for row in rows if row.rule] == [
        "合同基差下限 (basis-low)",
        "Zinc high (zinc)",
    ]
