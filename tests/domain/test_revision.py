"""A change of rules, and which rules it touches."""

from __future__ import annotations

import pytest

from terminal.core.rule_digest import stamped
from terminal.domain.audit import body_of, thing_of
from terminal.domain.revision import Revision, RevisionState
from tests.builders import NOW, make_rule


def made() -> Revision:
    return Revision(
        id="one",
        rules=(stamped(make_rule()),),
        removed=("old",),
        base={"basis": "", "old": "d"},
        digest="d",
        reason="quiet market",
        author="li",
        drafted=NOW,
    )


@pytest.mark.parametrize("state", RevisionState)
def test_it_is_open_until_it_is_live_or_rejected(state: RevisionState) -> None:
    assert state.is_open is (state in (RevisionState.DRAFT, RevisionState.APPROVED))


def test_it_touches_what_it_changes_and_what_it_takes_away() -> None:
    assert made().touched == (make_rule().id, "old")


def test_the_ledger_gives_back_what_it_was_given() -> None:
    assert thing_of(body_of(made()), Revision) == made()
