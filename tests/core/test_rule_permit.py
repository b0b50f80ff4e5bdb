"""Who may approve, reject or put live a change of rules, in each of its states."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from terminal.core.rule_permit import NotRevised, check_approve, check_live, check_reject
from terminal.domain.revision import Revision, RevisionState
from tests.builders import NOW

S = RevisionState
DRAFT = Revision(id="v", rules=(), base={}, digest="", reason="r", author="li", drafted=NOW)


def in_state(state: RevisionState) -> Revision:
    decided_by = "" if state is S.DRAFT else "zhang"
    return msgspec.structs.replace(DRAFT, state=state, decided_by=decided_by)


def may(check: Callable[[], None]) -> bool:
    try:
        check()
    except NotRevised:
        return False
    return True


@pytest.mark.parametrize(
    ("state", "acts"),
    [(S.DRAFT, "approve reject"), (S.APPROVED, "reject live"), (S.LIVE, ""), (S.REJECTED, "")],
)
def test_each_state_allows_its_own_acts(state: RevisionState, acts: str) -> None:
    revision = in_state(state)
    allowed = {
        "approve": may(lambda: check_approve(revision, "wang", four_eyes=True)),
        "reject": may(lambda: check_reject(revision)),
        "live": may(lambda: check_live(revision, four_eyes=True)),
    }
    assert {act for act, is_so in allowed.items() if is_so} == set(acts.split())


@pytest.mark.parametrize(
    ("actor", "four_eyes", "is_allowed"),
    [("li", True, False), ("li", False, True), ("wang", True, True)],
)
def test_four_eyes_are_those_of_two_people(actor: str, four_eyes: bool, is_allowed: bool) -> None:
    assert may(lambda: check_approve(DRAFT, actor, four_eyes=four_eyes)) == is_allowed


def test_who_decided_is_named() -> None:
    with pytest.raises(NotRevised, match="rejected already, by zhang"):
        check_reject(in_state(S.REJECTED))
    live = msgspec.structs.replace(in_state(S.LIVE), live_by="wang")
    with pytest.raises(NotRevised, match="live already, by wang"):
        check_live(live, four_eyes=False)


def test_what_its_author_approved_goes_live_only_while_one_pair_of_eyes_is_enough() -> None:
    own = msgspec.structs.replace(in_state(S.APPROVED), decided_by=DRAFT.author)
    assert may(lambda: check_live(own, four_eyes=False))
    with pytest.raises(NotRevised, match="li drafted this change of rules"):
        check_live(own, four_eyes=True)
