"""The rules in force: those of the desk file, changed by every revision that went live.

A revision is drafted, approved and put live; each step is one ledger entry of the revision as it
then stands. What is in force follows from the desk file and the ledger alone, so a restart finds
the same rules. Nothing here watches anything: who owns timers takes `rules` over.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

import msgspec

from terminal.core.ids import Ids
from terminal.core.linked import missing
from terminal.core.refusal import Denied, Refusal, say
from terminal.core.rule_check import first_flaw
from terminal.core.rule_digest import stamped
from terminal.core.rule_permit import NotRevised, check_approve, check_live, check_reject
from terminal.core.rule_wish import ApproveRules, DraftRules, PutLive, RejectRules
from terminal.core.selectors import Places, check_meant, meant_part, resolve
from terminal.core.view import RuleState
from terminal.domain.revision import Revision, RevisionState
from terminal.domain.rule import Rule
from terminal.domain.said import Said


class Rulebook:
    """Own the revisions. `written` are the rules in force as people wrote them.

    four_eyes: who drafted a revision may not approve it
    strategies: those of the book as it stands; None where nobody can tell
    warming: what `RuleState` says of it; who runs the rules keeps it up to date
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        places: Places,
        ids: Ids,
        *,
        four_eyes: bool,
        strategies: Callable[[], tuple[str, ...] | None] = lambda: None,
    ) -> None:
        self.revisions: dict[str, Revision] = {}
        self.warming: dict[str, tuple[int, int]] = {}
        self.written: tuple[Rule, ...] = tuple(rules)
        self._of_file = {rule.id: rule for rule in rules}
        self._resolved: tuple[tuple[Rule, ...], tuple[Rule, ...]] | None = None
        self._places = places
        self._strategies = strategies
        self._ids = ids
        self._four_eyes = four_eyes

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules in force, resolved: with the subjects that each really watches."""
        if self._resolved is None or self._resolved[0] is not self.written:
            self._resolved = self.written, resolve(self.written, self._places)
        return self._resolved[1]

    def view(self) -> RuleState:
        """Return what a screen shows of it."""
        return RuleState(
            rules=self.rules,
            written=self.written,
            of_file=tuple(self._of_file.values()),
            hindered=self._hindered(),
            revisions=tuple(self.revisions.values()),
            four_eyes=self._four_eyes,
            warming=self.warming,
        )

    def draft(self, wish: DraftRules, now: datetime) -> Revision:
        """Write a change down. Raise `Denied` when the rules could not become so."""
        if not wish.reason.strip():
            raise NotRevised(Refusal.REVISION_REASON)
        # The digest is this program's to say, whoever made the rule.
        rules = tuple(stamped(rule) for rule in wish.rules)
        in_force = {rule.id: rule for rule in self.written}
        for rule in wish.removed:
            if rule not in in_force:
                raise NotRevised(Refusal.NO_RULE, rule=rule)
        changed = tuple(r for r in rules if r.id not in in_force or in_force[r.id] != r)
        if not changed and not wish.removed:
            raise NotRevised(Refusal.RULES_SAME)
        self._check(rules, wish.removed)
        touched = (*(rule.id for rule in changed), *wish.removed)
        revision = Revision(
            id=self._ids.new(now),
            rules=changed,
            removed=wish.removed,
            base={one: in_force[one].digest if one in in_force else "" for one in touched},
            digest=revision_digest(changed, wish.removed),
            reason=wish.reason.strip(),
            source=wish.source,
            author=wish.actor,
            drafted=now,
        )
        return self._put(revision)

    def approve(self, wish: ApproveRules, now: datetime) -> Revision:
        """Allow a draft. Raise `Denied` when it is another one, or its author's own."""
        revision = self._find(wish.revision)
        check_approve(revision, wish.actor, four_eyes=self._four_eyes)
        if revision.digest != wish.digest:
            raise NotRevised(Refusal.REVISION_OTHER)
        self._check_fits(revision)
        return self._put(
            msgspec.structs.replace(
                revision, state=RevisionState.APPROVED, decided_by=wish.actor, decided=now
            )
        )

    def reject(self, wish: RejectRules, now: datetime) -> Revision:
        """Say no to a draft, or to what was approved and is not live yet."""
        revision = self._find(wish.revision)
        check_reject(revision)
        return self._put(
            msgspec.structs.replace(
                revision,
                state=RevisionState.REJECTED,
                decided_by=wish.actor,
                decided=now,
                note=wish.note.strip(),
            )
        )

    def put_live(self, wish: PutLive, now: datetime) -> Revision:
        """Let an approved change take over: `rules` are others from now on. Raise `Denied`."""
        revision = self._find(wish.revision)
        check_live(revision, four_eyes=self._four_eyes)
        self._check_fits(revision)
        self.written = _revised(self.written, revision)
        return self._put(
            msgspec.structs.replace(
                revision, state=RevisionState.LIVE, live_by=wish.actor, live=now
            )
        )

    def restore(self, revisions: Iterable[Revision]) -> list[Said]:
        """Take up the ledger's revisions; return what a person should know of them.

        A rule that the desk file changed after a revision of it stays as it was approved.
        """
        said: list[Said] = []
        self.revisions.update((one.id, one) for one in revisions)
        lived = [one for one in self.revisions.values() if one.state is RevisionState.LIVE]
        first: dict[str, Revision] = {}
        for revision in sorted(lived, key=_order):
            for id in revision.touched:
                first.setdefault(id, revision)
            said += self._take_up(revision)
        in_force = {rule.id: rule.digest for rule in self.written}
        for id, revision in first.items():
            of_file = self._of_file.get(id)
            # A file may also have got a rule of this id after the revision, or the approved one.
            known = revision.base.get(id, ""), in_force.get(id)
            if of_file is not None and of_file.digest not in known:
                who = f"{revision.decided_by} ({revision.id[-6:]})"
                said.append(say(Refusal.REVISION_KEPT, rule=id, who=who))
        return said

    # It was in force whole. Of what this desk no longer has, such as a pair, a rule is not watched
    # any more; everything else of it is. The book may not be there yet: strategies are not asked.
    def _take_up(self, revision: Revision) -> list[Said]:
        said: list[Said] = []
        rules: list[Rule] = []
        for rule in revision.rules:
            fit = rule
            try:
                self._check_rule(rule, self._places)
            except Denied as refusal:
                said.append(refusal.said)
                fit = stamped(meant_part(rule, self._places))
            if fit is rule or self._is_fit(fit):
                rules.append(fit)
        try:
            resolve(_merged(self.written, rules, revision.removed), self._places)
        except Denied:
            self.written = _merged(self.written, (), revision.removed)
            for rule in rules:
                said += self._add(rule)
        else:
            self.written = _merged(self.written, rules, revision.removed)
        return said

    def _is_fit(self, rule: Rule) -> bool:
        try:
            self._check_rule(rule, self._places)
        except Denied:
            return False
        return True

    # Two of a family that say the same: the one that was there first stays.
    def _add(self, rule: Rule) -> list[Said]:
        merged = _merged(self.written, (rule,), ())
        try:
            resolve(merged, self._places)
        except Denied as refusal:
            return [refusal.said]
        self.written = merged
        return []

    def _check(self, rules: Iterable[Rule], removed: Iterable[str]) -> None:
        rules = tuple(rules)
        known = msgspec.structs.replace(self._places, strategies=self._strategies())
        for index, rule in enumerate(rules):
            if rule.id in {one.id for one in rules[:index]}:
                raise _flawed(rule, "id", rule.id, "is there twice")
            self._check_rule(rule, known)
        resolve(_merged(self.written, rules, removed), self._places)

    def _check_rule(self, rule: Rule, known: Places) -> None:
        if (flaw := first_flaw(rule)) is not None:
            raise _flawed(rule, ".".join(flaw.key), flaw.value, flaw.why)
        check_meant(rule, known)
        lost = missing(rule, self._places.pairs, self._places.accounts)
        if lost is not None:
            raise _flawed(rule, lost.key, lost.formula, lost.why)

    def _hindered(self) -> dict[str, Said]:
        found: dict[str, Said] = {}
        for revision in self.revisions.values():
            if revision.state.is_open:
                try:
                    self._check_fits(revision)
                except Denied as refusal:
                    found[revision.id] = refusal.said
        return found

    # The versions that it was drafted on are in force, and the rules could become so now.
    def _check_fits(self, revision: Revision) -> None:
        in_force = {rule.id: rule.digest for rule in self.written}
        for id, digest in revision.base.items():
            if in_force.get(id, "") != digest:
                raise NotRevised(Refusal.REVISION_OVERTAKEN, rule=id)
        self._check(revision.rules, revision.removed)

    def _find(self, id: str) -> Revision:
        revision = self.revisions.get(id)
        if revision is None:
            raise NotRevised(Refusal.NO_REVISION, revision=id)
        return revision

    def _put(self, revision: Revision) -> Revision:
        self.revisions[revision.id] = revision
        return revision


def revision_digest(rules: Iterable[Rule], removed: Iterable[str]) -> str:
    """Hash what a revision says: the versions of its rules and what it takes away."""
    said = {"rules": {rule.id: rule.digest for rule in rules}, "removed": sorted(removed)}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _flawed(rule: Rule, key: str, value: object, words: str) -> NotRevised:
    return NotRevised(Refusal.RULE_FLAW, rule=rule.id, key=key, value=value, words=words)


def _order(revision: Revision) -> tuple[datetime, str]:
    return revision.live or revision.drafted, revision.id


def _revised(rules: Iterable[Rule], revision: Revision) -> tuple[Rule, ...]:
    return _merged(rules, revision.rules, revision.removed)


# A rule that is changed keeps its place, a new one comes last.
def _merged(
    rules: Iterable[Rule], changed: Iterable[Rule], removed: Iterable[str]
) -> tuple[Rule, ...]:
    found = {rule.id: rule for rule in rules}
    found.update((rule.id, rule) for rule in changed)
    for id in removed:
        found.pop(id, None)
    return tuple(found.values())
