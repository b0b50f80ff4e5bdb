"""The changes of rules: who drafted, allowed and put live what, and why."""

from __future__ import annotations

from terminal.domain.revision import Revision, RevisionState
from widgets import format as f
from widgets import revision_text as text
from widgets.bridge import Bridge
from widgets.column import Column
from widgets.columns import text_column, time_column
from widgets.latest import Latest
from widgets.names import actor
from widgets.panel import TablePanel
from widgets.table_model import RowsModel
from widgets.theme import Theme
from widgets.words import REVISION_STATES, translate, word

S = RevisionState
TONES = {S.DRAFT: "attention", S.APPROVED: "warning", S.LIVE: "ok", S.REJECTED: "muted"}
SHORT = 8  # digits of the digest, as the audit shows them


class RevisionTable(TablePanel):
    """One row a revision, newest first."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        self._bridge = bridge
        model: RowsModel[Revision] = RowsModel(
            columns_of(bridge.latest), order=lambda row: row.drafted, falling=True
        )
        name = translate("Changes", "Changes of rules")
        super().__init__(model, theme, name, translate("Changes", "No rule was changed yet"))
        bridge.ruled.connect(lambda _: self._put())
        self._put()

    @property
    def revision(self) -> Revision | None:
        """The current one."""
        return next((one for one in self.revisions if one.id == self.view.key), None)

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """All of them, oldest first."""
        state = self._bridge.latest.rules.get("")
        return () if state is None else state.revisions

    def _put(self) -> None:
        self.model.put({one.id: one for one in self.revisions})


def columns_of(latest: Latest) -> list[Column[Revision]]:
    """Return the columns; in a narrow view hash, origin and the hours give way."""
    return [
        text_column(
            translate("Changes", "State"),
            lambda row: word(REVISION_STATES, row.state.value),
            tone=lambda row: TONES[row.state],
            strong=True,
            search=True,
        ),
        time_column(translate("Changes", "Drafted"), lambda row: row.drafted, latest),
        text_column(translate("Changes", "By"), lambda row: actor(row.author, latest), search=True),
        text_column(translate("Changes", "Rules"), text.counts, tip=_explained),
        text_column(
            translate("Changes", "Reason"),
            lambda row: row.reason,
            search=True,
            stretch=3,
            elide=90,
            tip=lambda row: row.reason,
        ),
        *_decided(latest),
    ]


def _decided(latest: Latest) -> list[Column[Revision]]:
    def decided(row: Revision) -> str:
        return actor(row.decided_by, latest) if row.decided_by else f.NONE

    return [
        text_column(
            translate("Changes", "Decided by"),
            decided,
            search=True,
            tip=lambda row: f"{decided(row)} {f.when(row.decided, latest.now)}\n{row.note}".strip(),
        ),
        time_column(translate("Changes", "Live since"), lambda row: row.live, latest, drop=1),
        text_column(translate("Changes", "Origin"), text.source, tone="muted", drop=2),
        text_column(
            translate("Changes", "Hash"),
            lambda row: row.digest[:SHORT],
            tone="muted",
            drop=3,
            tip=lambda row: row.digest,
        ),
    ]


def _explained(row: Revision) -> str:
    return translate("Changes", "+ new, ~ changed, − taken away") + f"\n{', '.join(row.touched)}"
