"""A change of rules in words: where it stands, what may be done with it, what it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

import msgspec

from terminal.core.refusal import Denied, Refusal
from terminal.core.rule_diff import EditKind, FieldEdit, RuleEdit, field_edits, revision_edits
from terminal.core.rule_permit import check_approve, check_live, check_reject
from terminal.core.view import Notice, RuleState
from terminal.domain.revision import Revision
from terminal.domain.rule import Rule
from widgets import format as f
from widgets import rule_text as text
from widgets.flaw_words import field_name
from widgets.latest import Latest
from widgets.refusals import told
from widgets.words import CHANGES, METRICS, translate, word

# What a wish about the rules can be answered with.
REFUSALS = frozenset(
    key.value
    for key in Refusal
    if key.name.startswith(("REVISION_", "RULE", "NO_RULE", "NO_REVISION"))
    or key in (Refusal.NO_SUBJECT, Refusal.SAME_SELECTOR)
)


class Act(StrEnum):
    """What a person can do with a change of rules."""

    APPROVE = "approve"
    REJECT = "reject"
    LIVE = "live"


class EditRow(msgspec.Struct, frozen=True):
    """One line of what a revision changes; rule and what only on the first line of a rule."""

    kind: EditKind
    rule: str = ""
    what: str = ""
    field: str = ""
    before: str = ""
    after: str = ""


def hindrance(act: Act, revision: Revision, actor: str, latest: Latest) -> str:
    """Say why this person cannot do this with a revision now; "" when the desk would do it."""
    state = latest.rules.get("")
    four_eyes = state is not None and state.four_eyes
    checks: dict[Act, Callable[[], None]] = {
        Act.APPROVE: lambda: check_approve(revision, actor, four_eyes=four_eyes),
        Act.REJECT: lambda: check_reject(revision),
        Act.LIVE: lambda: check_live(revision, four_eyes=four_eyes),
    }
    if latest.health is not None and latest.health.read_only:
        return translate("Changes", "the ledger fails: no rule can be changed")
    try:
        checks[act]()
    except Denied as refusal:
        return told(refusal.said, str(refusal), latest)
    said = None if state is None or act is Act.REJECT else state.hindered.get(revision.id)
    return "" if said is None else told(said, said.key, latest)


def is_refusal(notice: Notice) -> bool:
    """Tell whether the desk says no to a wish about the rules."""
    return notice.level == "refused" and notice.said is not None and notice.said.key in REFUSALS


def counts(revision: Revision) -> str:
    """Write how many rules are new, changed and taken away: 1 new · 2 changed."""
    new = sum(not revision.base.get(rule.id) for rule in revision.rules)
    parts = (
        (translate("Changes", "{0} new"), new),
        (translate("Changes", "{0} changed"), len(revision.rules) - new),
        (translate("Changes", "{0} away"), len(revision.removed)),
    )
    return f.SEPARATOR.join(words.format(count) for words, count in parts if count)


def source(revision: Revision) -> str:
    """Name the rule pack that a revision came from."""
    return revision.source.partition(" ")[0] or translate("Changes", "by hand")


def versions(state: RuleState) -> dict[str, Rule]:
    """Return every version of a rule that is known, by its digest."""
    of_revisions = (rule for one in state.revisions for rule in one.rules)
    return {rule.digest: rule for rule in (*state.of_file, *state.written, *of_revisions)}


def edit_rows(revision: Revision, latest: Latest) -> list[EditRow]:
    """Return what a revision changes, line by line."""
    state = latest.rules.get("")
    known = {} if state is None else versions(state)
    return [row for one in revision_edits(revision, known) for row in _lines(one, latest)]


def _lines(edit: RuleEdit, latest: Latest) -> Iterable[EditRow]:
    rule = edit.after or edit.before
    # What a rule is called may be what changes: the name is that of the version it becomes.
    name = edit.id if rule is None else (latest.is_english and rule.name_en) or rule.name
    head = EditRow(edit.kind, f"{name} ({edit.id})", word(CHANGES, edit.kind.value))
    rows = [
        EditRow(
            edit.kind,
            field=field_name(one.key),
            before=_value(one.key, one.before, edit.before, latest),
            after=_value(one.key, one.after, edit.after, latest),
        )
        for one in _fields(edit)
    ]
    if edit.is_blind:
        said = translate("Changes", "the version before is not known any more")
        rows.insert(0, EditRow(edit.kind, before=said))
    first = rows[0] if rows else EditRow(edit.kind)
    yield msgspec.structs.replace(first, rule=head.rule, what=head.what)
    yield from rows[1:]


def _fields(edit: RuleEdit) -> list[FieldEdit]:
    if edit.kind is EditKind.CHANGED and not edit.is_blind:
        return list(edit.fields)
    # Of a whole rule, what it does not say is not listed.
    found = field_edits(edit.before, edit.after)
    return [one for one in found if _says(one.before) or _says(one.after)]


def _says(value: object) -> bool:
    return value not in (None, "", (), Decimal(0), timedelta(0))


def _value(key: tuple[str, ...], value: object, rule: Rule | None, latest: Latest) -> str:
    if value is None or rule is None:
        return f.NONE
    match key[-1], value:
        case "metric", _:
            return word(METRICS, str(value))
        case "subjects", tuple():
            return ", ".join(text.selector_name(str(one), latest) for one in value)
        case "on", str():
            return word(text.KINDS, value)
        case "response", str():
            return word(text.RESPONSES, value)
        case "clock", str():
            return text.clock_words(value, rule.on)
        case "unknown", str():
            return word(text.UNKNOWNS, value)
        case _, bool():
            return translate("Changes", "yes") if value else translate("Changes", "no")
        case _, timedelta():
            return text.span(value)
        case _, Decimal():
            return text.amount(value, rule.metric)
    return str(value) or f.NONE
