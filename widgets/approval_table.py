"""Every proposal of the day and what became of it; and the words that the desk had for people."""

from __future__ import annotations

from terminal.core.view import Notice
from terminal.domain.approval import Approval, ApprovalState
from widgets import alert_text as text
from widgets import format as f
from widgets.bridge import Bridge
from widgets.cells import RIGHT, Cell
from widgets.latest import Latest
from widgets.panel import TablePanel
from widgets.table_model import Column, RowsModel
from widgets.theme import Theme
from widgets.words import APPROVAL_STATES, NOTICE_LEVELS, REASONS, translate, word

STATE_TONES = {
    ApprovalState.REQUESTED: "attention",
    ApprovalState.DONE: "ok",
    ApprovalState.FAILED: "bad",
    ApprovalState.REJECTED: "muted",
    ApprovalState.EXPIRED: "muted",
}
NOTICE_TONES = {"info": "muted", "warning": "attention", "error": "bad", "refused": "attention"}


class ApprovalTable(TablePanel):
    """One row a proposal, newest first."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        model: RowsModel[Approval] = RowsModel(
            approval_columns(bridge.latest), order=lambda row: row.requested, falling=True
        )
        name = translate("Approvals", "Approvals")
        super().__init__(model, theme, name, translate("Approvals", "Nothing was proposed yet"))
        bridge.approvals.connect(model.put)


class NoticeTable(TablePanel):
    """One row a notice, newest first."""

    def __init__(self, bridge: Bridge, theme: Theme) -> None:
        model: RowsModel[Notice] = RowsModel(
            notice_columns(bridge.latest), order=lambda row: row.time, falling=True
        )
        name = translate("Notices", "Notices")
        super().__init__(model, theme, name, translate("Notices", "No notice yet"))
        bridge.notices.connect(model.put)


def approval_columns(latest: Latest) -> list[Column[Approval]]:
    """Return the approval table's columns."""
    return [
        Column(
            translate("Approvals", "Requested"),
            lambda row: Cell(f.when(row.requested, latest.now)),
            ("21:13:22",),
            order=lambda row: row.requested,
        ),
        Column(
            translate("Approvals", "Account"),
            lambda row: Cell(latest.named("account", row.plan.account)),
            stretch=1,
            search=lambda row: row.plan.account,
        ),
        Column(
            translate("Approvals", "Plan"),
            lambda row: Cell(text.plan_text(row.plan, latest), strong=not row.state.is_final),
            stretch=2,
            search=lambda row: latest.contract(row.plan.symbol),
            tip=lambda row: text.legs_text(row.plan, latest),
        ),
        Column(
            translate("Approvals", "Flat exposure"),
            lambda row: Cell(text.exposure_text(row.plan)),
            ("+8,888 → +8,888",),
            RIGHT,
            stretch=1,
        ),
        Column(
            translate("Approvals", "Worst cost"),
            lambda row: Cell(f.money(row.plan.worst_cost)),
            ("888,888",),
            RIGHT,
            stretch=1,
            order=lambda row: row.plan.worst_cost,
        ),
        Column(
            translate("Approvals", "State"),
            lambda row: Cell(word(APPROVAL_STATES, row.state), STATE_TONES.get(row.state, "text")),
            stretch=1,
            search=lambda row: word(APPROVAL_STATES, row.state),
        ),
        Column(
            translate("Approvals", "Requested by"),
            lambda row: Cell(latest.named("person", row.requester)),
            stretch=1,
            drop=2,
        ),
        Column(
            translate("Approvals", "Decided by"),
            lambda row: Cell(latest.named("person", row.decided_by) or f.NONE),
            stretch=1,
        ),
        Column(
            translate("Approvals", "Decided"),
            lambda row: Cell(f.when(row.decided, latest.now)),
            ("21:13:22",),
            drop=1,
        ),
        Column(
            translate("Approvals", "Reason"),
            lambda row: Cell(word(REASONS, row.reason), "muted"),
            stretch=4,
            elide=100,
            tip=lambda row: row.reason,
        ),
        Column(
            translate("Approvals", "Hash"),
            lambda row: Cell(row.plan.digest[:8], "muted"),
            drop=3,
            tip=lambda row: row.plan.digest,
        ),
    ]


def notice_columns(latest: Latest) -> list[Column[Notice]]:
    """Return the notice table's columns."""
    return [
        Column(
            translate("Notices", "Time"),
            lambda row: Cell(f.when(row.time, latest.now)),
            ("21:13:22",),
            order=lambda row: row.time,
        ),
        Column(
            translate("Notices", "Kind"),
            lambda row: Cell(
                word(NOTICE_LEVELS, row.level.lower()), NOTICE_TONES.get(row.level.lower(), "text")
            ),
            ("Caution",),
            search=lambda row: word(NOTICE_LEVELS, row.level.lower()),
        ),
        Column(
            translate("Notices", "Source"),
            lambda row: Cell(latest.named("account", row.source), "muted"),
            ("6688-01",),
            search=lambda row: row.source,
        ),
        Column(
            translate("Notices", "Words"),
            lambda row: Cell(row.content),
            stretch=1,
            elide=200,
            search=lambda row: row.content,
            tip=lambda row: row.content,
        ),
    ]
