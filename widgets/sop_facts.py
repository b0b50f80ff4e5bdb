"""What the desk knows of a procedure that is being laid down: what it would be, what hinders it."""

from __future__ import annotations

from terminal.core.refusal import Denied
from terminal.core.selectors import Places, resolve
from terminal.core.sop import doubled, is_newer, left_behind, went_live
from terminal.domain.rule import Rule
from widgets import format as f
from widgets.bridge import Bridge
from widgets.refusals import told
from widgets.rule_text import subject_name
from widgets.sop_carry import Bound, bound_of
from widgets.sop_draft import SopDraft
from widgets.words import translate


class SopFacts:
    """Asked anew each time: rules and pairs come and go while the dialog stands."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    def places(self) -> Places:
        """Return what rules of this desk can be on."""
        latest = self._bridge.latest
        pairs = {id: view.pair.futures for id, view in latest.pairs.items()}
        return Places(pairs, tuple(latest.accounts))

    def written(self) -> tuple[Rule, ...]:
        """Return the rules in force as people wrote them."""
        state = self._bridge.latest.rules.get("")
        return self._bridge.rules if state is None else state.written

    def resolved(self, draft: SopDraft) -> dict[str, Rule]:
        """Return the draft's rules, by id, with the subjects that each would watch.

        Where two of a family say the same none gives way; `verdict` says so.
        """
        rules, places = tuple(draft.rules.values()), self.places()
        try:
            found = resolve(rules, places)
        except Denied:
            found = tuple(resolve((rule,), places)[0] for rule in rules)
        return {rule.id: rule for rule in found}

    def doubled(self, draft: SopDraft) -> tuple[str, ...]:
        """Return the rules in force that watch nothing but what the draft watches."""
        mine = [rule for id, rule in self.resolved(draft).items() if id not in draft.excluded]
        return doubled(mine, self._bridge.rules)

    def decimals(self, draft: SopDraft) -> dict[str, int]:
        """Return how many decimals prices of each rule's pairs have, by the rule's id."""
        pairs = self._bridge.latest.pairs
        return {
            id: max((pairs[one].pair.decimals for one in rule.subjects if one in pairs), default=0)
            for id, rule in self.resolved(draft).items()
        }

    def bounds(self, draft: SopDraft) -> dict[str, Bound]:
        """Return where cash-and-carry of each rule's pairs pays, by the rule's id, where known."""
        pairs, found = self._bridge.latest.pairs, {}
        for id, rule in self.resolved(draft).items():
            if (bound := bound_of(rule, rule.subjects, pairs)) is not None:
                found[id] = bound
        return found

    def verdict(
        self, draft: SopDraft, reason: str, removed: tuple[str, ...] = ()
    ) -> tuple[str, str]:
        """Say what hinders the draft, or what it will be, with its tone: "ok" when nothing does.

        removed: rules in force that it takes away
        """
        if not draft.included:
            return translate("Sop", "Nothing of this pack is on this desk"), "attention"
        for rule in draft.included:
            if (flaw := draft.flaw(rule.id)) is not None:
                said = translate("Sop", "{0}: {1} = {2}: {3}")
                name = (self._bridge.latest.is_english and rule.name_en) or rule.name
                place = ".".join(flaw.key)
                return said.format(name, place, flaw.value, flaw.why), "bad"
        try:
            self._check_with_others(draft, removed)
        except Denied as refusal:
            return told(refusal.said, str(refusal), self._bridge.latest), "bad"
        if draft.unconfirmed:
            said = translate("Sop", "{0} suggestions are not confirmed")
            return f.singular(said.format(draft.unconfirmed)), "attention"
        in_force = {rule.id: rule.digest for rule in self.written()}
        is_news = any(in_force.get(rule.id) != rule.digest for rule in draft.included)
        if not is_news and not removed:
            return translate("Sop", "All of this is in force already"), "muted"
        if not reason.strip():
            return translate("Sop", "Say why, below"), "attention"
        said = translate("Sop", "{0} rules become a draft; nothing is live before it is approved")
        aside = self._taken_back(draft) + self._left_behind(draft)
        return f.singular(said.format(len(draft.included))) + aside, "ok"

    # An old file of a pack looks as the new one does.
    def _taken_back(self, draft: SopDraft) -> str:
        state = self._bridge.latest.rules.get("")
        version = "" if state is None else went_live(draft.pack, state.revisions)
        if not version:
            return ""
        said = translate("Sop", ". Version {0} of this pack went live before, with another text")
        if is_newer(version, draft.pack.version):
            said = translate(
                "Sop", ". Version {0} of this pack went live before: this one is older"
            )
        return said.format(version)

    # Laid down for copper, then for aluminium, a rule on both would be on the latter alone.
    def _left_behind(self, draft: SopDraft) -> str:
        places, latest = self.places(), self._bridge.latest
        mine = {rule.id for rule in draft.included}
        before = [resolve((rule,), places)[0] for rule in self.written() if rule.id in mine]
        after = [resolve((rule,), places)[0] for rule in draft.included]
        names = [subject_name(one, latest) for one in left_behind(after, before, latest.units)]
        if not names:
            return ""
        said = translate("Sop", ". No longer watched by them: {0}")
        return said.format(", ".join(names))

    # As the desk will see it: what is drafted takes the place of what it changes.
    def _check_with_others(self, draft: SopDraft, removed: tuple[str, ...]) -> None:
        staying = (rule for rule in self.written() if rule.id not in removed)
        merged = {rule.id: rule for rule in (*staying, *draft.included)}
        resolve(tuple(merged.values()), self.places())
