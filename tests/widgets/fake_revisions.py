"""Changes of rules on the desk that exists only in a test: one in each state."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from terminal.core.rule_digest import stamped
from terminal.core.rulebook import revision_digest
from terminal.core.view import RuleState
from terminal.domain.level import Level
from terminal.domain.revision import Revision, RevisionState
from terminal.domain.rule import Limit, Rule
from tests.widgets.fake_rules import fake_rules

S = RevisionState
D = Decimal


def fake_state(now: datetime, *, four_eyes: bool = True, **fields: Any) -> RuleState:
    """Return the rules of the fake desk with a draft, an approved, a live and a rejected change."""
    rules = tuple(map(stamped, fake_rules()))
    low, high, margin, jump, silent = rules
    lower = limits(low, Limit(Level.ATTENTION, D(-200), D(150)), Limit(Level.FORCED, D(-320)))
    revisions = (
        revision("live", now - timedelta(hours=30), high, removed=("old",), state=S.LIVE),
        revision(
            "rejected", now - timedelta(hours=4), replaced(margin, hold=300), state=S.REJECTED
        ),
        revision(
            "approved",
            now - timedelta(hours=1),
            replaced(jump, cooldown=900),
            removed=(silent.id,),
            rules=rules,
            state=S.APPROVED,
        ),
        revision(
            "draft",
            now - timedelta(minutes=9),
            lower,
            new_rule(),
            rules=rules,
            reason="夜盘波动变小，收紧下限" if not fields.pop("english", False) else "quiet nights",
        ),
    )
    values: dict[str, Any] = {"rules": rules, "written": rules, "of_file": rules} | fields
    return RuleState(revisions=revisions, four_eyes=four_eyes, **values)


def revision(
    id: str,
    drafted: datetime,
    *changed: Rule,
    rules: tuple[Rule, ...] = (),
    removed: tuple[str, ...] = (),
    state: RevisionState = S.DRAFT,
    reason: str = "review of the week",
) -> Revision:
    """Return a change of these rules, drafted by Li on the `rules` that were in force."""
    base = {one.id: one.digest for one in rules}
    touched = (*(one.id for one in changed), *removed)
    is_decided, is_live = state is not S.DRAFT, state is S.LIVE
    return Revision(
        id=id,
        rules=tuple(map(stamped, changed)),
        removed=removed,
        base={one: base.get(one, "") for one in touched},
        digest=revision_digest(map(stamped, changed), removed),
        reason=reason,
        state=state,
        author="li",
        drafted=drafted,
        decided_by="wang" if is_decided else "",
        decided=drafted + timedelta(minutes=20) if is_decided else None,
        note="too tight" if state is S.REJECTED else "",
        live_by="wang" if is_live else "",
        live=drafted + timedelta(minutes=25) if is_live else None,
    )


def limits(rule: Rule, *bands: Limit) -> Rule:
    """Return the rule with other limits."""
    return msgspec.structs.replace(rule, limits=bands)


def replaced(rule: Rule, **seconds: float) -> Rule:
    """Return the rule with other times."""
    spans = {name: timedelta(seconds=value) for name, value in seconds.items()}
    return msgspec.structs.replace(rule, **spans)


def new_rule() -> Rule:
    """Return a rule on all pairs of a commodity that no desk file has."""
    return msgspec.structs.replace(
        fake_rules()[1],
        id="zinc",
        name="锌基差上限",
        name_en="Zinc high",
        subjects=("commodity:zn", "contract:SHFE.cu2701", "pair00", "*"),
        family="high",
    )
