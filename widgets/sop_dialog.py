"""Lay down a procedure (SOP): a pack, its commodities and units, every number to confirm.

What comes of it is a draft of rules. Nothing is watched differently before somebody has approved
that draft and put it live.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QListWidget, QWidget

from terminal.core.sop import commodities_of
from terminal.core.view import Notice, RuleState
from terminal.domain.pack import Pack
from widgets.bridge import Bridge
from widgets.exposure_text import unit_name
from widgets.opener import Opener
from widgets.refusals import told
from widgets.sop_carry import bound_hint
from widgets.sop_draft import SopDraft, condition_text
from widgets.sop_facts import SopFacts
from widgets.sop_past import Past, past_of
from widgets.sop_text import Shown, left_out_text, past_hint
from widgets.sop_view import SopView, checked, fill, keys
from widgets.theme import Theme
from widgets.words import translate


class SopDialog(SopView):
    """Choose on the left, confirm in the middle, give the reason below."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget) -> None:
        super().__init__(bridge.latest, theme, parent)
        self._bridge, self.opener = bridge, Opener(bridge)
        self._facts = SopFacts(bridge)
        self.draft: SopDraft | None = None
        self._pasts: dict[str, Past | None] = {}
        self._looked: set[str] = set()
        self._known: set[str] = set()
        self._is_sent = self._is_done = False
        self._look = QTimer(self, interval=0)
        self._join()
        self._offer(self.units, self._named_units())
        self._say(translate("Sop", "Reading the packs…"), "muted")
        self._read("")

    @property
    def is_looking(self) -> bool:
        """The past of some rule is still to be looked at."""
        return self._look.isActive()

    def post(self) -> None:
        """Hand the draft to the desk, which may refuse it."""
        if self.draft is None or not self.draft_button.isEnabled():
            return
        state = self._bridge.latest.rules.get("")
        self._known = set() if state is None else {one.id for one in state.revisions}
        self._is_sent = True
        wish = self.draft.wish(self.reason.text().strip(), self.opener.actor, self._removed())
        self._judge()
        self._bridge.revise(wish)

    def choose_file(self) -> None:
        """Read a pack of somebody's own."""
        dialog = QFileDialog(self, translate("Sop", "Rule pack"), "", "TOML (*.toml)")
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.fileSelected.connect(self._read)
        dialog.open()

    def take_past(self) -> None:
        """Take the limits that the past suggests, for the rule in hand, else for all."""
        draft, place = self.draft, self.tree.place_of(self.tree.currentItem())
        if draft is None:
            return
        chosen = "" if place is None else place[0]
        mine = self._pasts.get(chosen)
        if mine is not None and not mine.proposals:
            self._say(past_hint(mine, "", self._bridge.latest), "attention")
            return
        wanted = list(draft.rules) if mine is None else [chosen]
        for rule in wanted:
            if (past := self._pasts.get(rule)) is not None and rule in draft.rules:
                draft.take(rule, past.proposals, self._facts.decimals(draft).get(rule, 0))
        self.tree.refresh()
        self._judge()

    def take_carry(self) -> None:
        """Take the forced low that carry suggests, for the rule in hand, else for all."""
        draft, place = self.draft, self.tree.place_of(self.tree.currentItem())
        if draft is None:
            return
        bounds, places = self._facts.bounds(draft), self._facts.decimals(draft)
        wanted = [one for one in bounds if place is None or one == place[0]]
        for rule in wanted:
            draft.take_bound(rule, bounds[rule].low, places.get(rule, 0))
        self.tree.refresh()
        self._judge()
        if not wanted:
            self._say(translate("Sop", "No forced low limit here has a carry bound"), "attention")

    def confirm_all(self) -> None:
        """Confirm every number that stands here."""
        if self.draft is not None:
            self.draft.confirm_all()
            self.tree.refresh()
            self._judge()

    def _join(self) -> None:
        self._look.timeout.connect(self._look_back)
        self.pack_box.activated.connect(lambda _: self._turn_to())
        self.file_button.clicked.connect(self.choose_file)
        for chosen in (self.commodities, self.units):
            chosen.itemChanged.connect(lambda _: self._chosen())
        self.tree.changed.connect(self._judge)
        # With another dead band the past has other episodes.
        self.tree.changed.connect(self._look_again)
        self.tree.complained.connect(lambda words: self._say(words, "bad"))
        # Without its items: what was current before may be gone.
        self.tree.currentItemChanged.connect(self._pointed)
        self.reason.textEdited.connect(lambda _: self._judge())
        self.replace.toggled.connect(lambda _: self._judge())
        self.past_button.clicked.connect(self.take_past)
        self.carry_button.clicked.connect(self.take_carry)
        self.confirm_button.clicked.connect(self.confirm_all)
        self.draft_button.clicked.connect(self.post)
        # Methods, not lambdas: what the bridge calls has to go with the dialog.
        for signal in (self._bridge.pairs, self._bridge.units):
            signal.connect(self._arrived)
        self._bridge.days.connect(self._look_again)
        self._bridge.ruled.connect(self._ruled)
        self._bridge.notices.connect(self._noticed)

    def _named_units(self) -> dict[str, str]:
        latest = self._bridge.latest
        return {one: unit_name(one, latest) for one in latest.units}

    # What came after the dialog, such as a pair or a unit, is offered as well.
    def _arrived(self, _: object) -> None:
        if self.draft is None:
            return
        here = commodities_of(self.draft.pack, self._facts.places())
        is_new = self._offer(self.commodities, {one: one for one in here})
        if self._offer(self.units, self._named_units()) or is_new:
            self._chosen()

    def _offer(self, listed: QListWidget, things: dict[str, str]) -> bool:
        if keys(listed) == list(things):
            return False
        fill(listed, things)
        return True

    def _read(self, file: str) -> None:
        packs = self._bridge.ledger.packs
        if packs is not None:
            self._bridge.ask(
                lambda: packs(file),
                self._packed,
                lambda words: self._say(told(None, words, self._bridge.latest), "bad"),
            )

    def _packed(self, packs: Sequence[Pack]) -> None:
        is_english = self._bridge.latest.is_english
        first = self.pack_box.count()
        for pack in packs:
            name = (is_english and pack.name_en) or pack.name
            self.pack_box.addItem(f"{name}  {pack.version}", pack)
        self.pack_box.setCurrentIndex(first)
        self._turn_to()

    def _turn_to(self) -> None:
        pack = self.pack_box.currentData()
        if pack is None:
            return
        self.draft, self._is_sent, self._is_done = SopDraft(pack), False, False
        here = commodities_of(pack, self._facts.places())
        fill(self.commodities, {one: one for one in here})
        self.show_list(self.commodities, is_used=bool(pack.commodities))
        self._chosen()

    def _chosen(self) -> None:
        if self.draft is None:
            return
        units = checked(self.units)
        is_all = len(units) == self.units.count()
        self.draft.lay(self._facts.places(), checked(self.commodities), None if is_all else units)
        self._is_sent = False
        self._pasts.clear()
        self._looked.clear()
        latest, pack = self._bridge.latest, self.draft.pack
        said = (pack.description_en, pack.source_en) if latest.is_english else ()
        left_out = left_out_text(self.draft, latest)
        self.about.setText(" ".join((*(said or (pack.description, pack.source)), left_out)))
        self._show()
        self._look.start()

    # One rule at a time, so that no frame waits for the past of all.
    def _look_back(self) -> None:
        if self.draft is None:
            return
        resolved = self._facts.resolved(self.draft)
        for rule in self.draft.rules.values():
            if rule.id not in self._looked:
                self._looked.add(rule.id)
                past = past_of(rule, resolved[rule.id].subjects, self._bridge.latest.days)
                if past != self._pasts.get(rule.id):
                    self._pasts[rule.id] = past
                    self.tree.show_beside(self._shown())
                    is_some = any(one is not None and one.proposals for one in self._pasts.values())
                    self.past_button.setEnabled(is_some)
                return
        self._look.stop()

    # Days that came after the dialog may be past enough.
    def _look_again(self, _: object = None) -> None:
        self._looked.clear()
        self._look.start()

    def _show(self) -> None:
        if self.draft is not None:
            self.tree.show_draft(self.draft, self._shown())
            self.past_button.setEnabled(False)
            self._judge()

    def _shown(self) -> Shown:
        draft = self.draft
        return Shown(
            in_force=self._bridge.rules,
            resolved=self._facts.resolved(draft) if draft else {},
            pasts={id: past for id, past in self._pasts.items() if past is not None},
            bounds=self._facts.bounds(draft) if draft else {},
            decimals=self._facts.decimals(draft) if draft else {},
            decided=self._bridge.decided,
        )

    def _judge(self) -> None:
        said, tone = self._verdict()
        self._say(said, tone)
        self.draft_button.setEnabled(tone == "ok" and not self._is_sent)
        known = self._facts.doubled(self.draft) if self.draft else ()
        names = [self._bridge.latest.named("rule", one) for one in known]
        self.replace.setVisible(bool(names))
        self.replace.setText(
            translate("Sop", "Take away rules that watch the same ({0})").format(len(names))
        )
        self.replace.setToolTip("\n".join(names))

    def _verdict(self) -> tuple[str, str]:
        if self._is_done:
            return translate("Sop", "The draft stands. It is live once approved."), "ok"
        if self._is_sent:
            return translate("Sop", "Handed to the desk…"), "muted"
        if self.draft is None:
            return "", "muted"
        return self._facts.verdict(self.draft, self.reason.text(), self._removed())

    def _removed(self) -> tuple[str, ...]:
        wanted = self.draft is not None and self.replace.isChecked()
        return self._facts.doubled(self.draft) if wanted and self.draft else ()

    # What the desk says

    def _ruled(self, changes: dict[str, RuleState | None]) -> None:
        state = changes.get("")
        if state is None or self.draft is None:
            return
        source = self.draft.pack.origin
        mine = (one for one in state.revisions if one.source == source)
        if self._is_sent and any(one.id not in self._known for one in mine):
            self._is_done = True
        self._judge()

    def _noticed(self, changes: dict[str, Notice | None]) -> None:
        for notice in changes.values():
            if notice is not None and notice.level == "refused" and self._is_sent:
                self._is_sent = self._is_done
                self.draft_button.setEnabled(not self._is_done)
                if not self._is_done:
                    self._say(told(notice.said, notice.content, self._bridge.latest), "bad")

    def _pointed(self) -> None:
        place = self.tree.place_of(self.tree.currentItem())
        if self.draft is None or place is None:
            self.why.clear()
            return
        found = self.draft.suggestion(place[0])
        words = ""
        if found is not None:
            words = (self._bridge.latest.is_english and found.reason_en) or found.reason
            words = f"{found.unit}  {words}".strip()
        rule = self.draft.rules[place[0]]
        formula = condition_text(rule, place[1]) if rule.clauses else ""
        past = self._pasts.get(place[0])
        hint = past_hint(past, place[1], self._bridge.latest) if past else ""
        bound = bound_hint(self._shown().bounds.get(place[0]), place[1], self._bridge.latest)
        self.why.setText("\n".join(one for one in (formula, words, hint, bound) if one))
