"""An approval is one person's, of one plan; a number of them lets it go."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from terminal.core.refusal import NoPlan
from terminal.core.votes import check_vote, with_vote
from terminal.domain.approval import Approval
from tests.builders import NOW
from tests.core.test_respond import proposed

LATER = NOW + timedelta(seconds=5)


@pytest.fixture
def asked() -> Approval:
    """Li asks for it, two must approve."""
    return msgspec.structs.replace(proposed().proposal, needed=2)


def test_a_vote_counts_once_and_changes_nothing_else(asked: Approval) -> None:
    one = with_vote(asked, "zhang", 1, LATER)
    assert (one.approvers, one.needed, one.updated) == (("zhang",), 2, LATER)
    assert (one.state, one.plan, one.expires) == (asked.state, asked.plan, asked.expires)
    with pytest.raises(NoPlan, match="zhang approved this already, 1 of 2"):
        check_vote(one, one.plan.digest, "zhang", four_eyes=False)
    check_vote(one, one.plan.digest, "wang", four_eyes=True)
    assert with_vote(one, "wang", 3, LATER).approvers == ("zhang", "wang")


def test_a_louder_level_needs_more_and_never_fewer(asked: Approval) -> None:
    assert with_vote(asked, "zhang", 3, LATER).needed == 3
    assert with_vote(asked, "zhang", 1, LATER).needed == 2


def test_each_vote_is_of_exactly_this_plan(asked: Approval) -> None:
    with pytest.raises(NoPlan, match="look at the card again"):
        check_vote(asked, "0" * 64, "zhang", four_eyes=False)
    legs = tuple(msgspec.structs.replace(leg, volume=leg.volume + 1) for leg in asked.plan.legs)
    other = msgspec.structs.replace(asked, plan=msgspec.structs.replace(asked.plan, legs=legs))
    with pytest.raises(NoPlan, match="look at the card again"):
        check_vote(other, other.plan.digest, "zhang", four_eyes=False)


def test_the_requester_is_no_second_pair_of_eyes(asked: Approval) -> None:
    with pytest.raises(NoPlan, match="four eyes"):
        check_vote(asked, asked.plan.digest, "li", four_eyes=True)
    check_vote(asked, asked.plan.digest, "li", four_eyes=False)
