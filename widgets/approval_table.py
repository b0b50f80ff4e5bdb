"""Every proposal of the day and what became of it; and the words that the desk had for people."""

from __future__ import annotations

from terminal.core.view import Notice
from terminal.domain.approval import Approval, ApprovalState
from widgets import alert_text as text
from widgets import format as f
from widgets.bridge import Bridge
from widgets.cells import Cell
from widgets.column import Column
from widgets.columns import number_column, text_column, time_column
from widgets.latest import Latest
from widgets.names import actor
from widgets.notice_text import notice_text
from widgets.panel import TablePanel
from widgets.refusals import told
from widgets.table_model import RowsModel
from widgets.theme import Theme
from widgets.words import NOTICE_LEVELS, translate, word

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
    """Return the approval table's columns: what was proposed, then what became of it."""
    return [*_proposed(latest), *_decided(latest)]


def _proposed(latest: Latest) -> list[Column[Approval]]:
    return [
        time_column(translate("Approvals", "Requested"), lambda row: row.requested, latest),
        text_column(
            translate("Approvals", "Account"),
            lambda row: latest.named("account", row.plan.account),
            search=True,
            stretch=1,
        ),
        Column(
            translate("Approvals", "Plan"),
            lambda row: Cell(text.plan_text(row.plan, latest), strong=not row.state.is_final),
            stretch=2,
            search=lambda row: latest.contract(row.plan.symbol),
            tip=lambda row: text.legs_text(row.plan, latest),
        ),
        number_column(
            translate("Approvals", "Flat exposure"),
            lambda row: text.exposure_text(row.plan),
            "+8,888 → +8,888",
        ),
        number_column(
            translate("Approvals", "Most slippage, CNY"),
            lambda row: f.money(row.plan.worst_cost),
            "888,888",
            order=lambda row: row.plan.worst_cost,
        ),
    ]


def _decided(latest: Latest) -> list[Column[Approval]]:
    return [
        text_column(
            translate("Approvals", "State"),
            text.proposal_state,
            tone=lambda row: STATE_TONES.get(row.state, "text"),
            search=True,
            stretch=1,
        ),
        text_column(
            translate("Approvals", "Requested by"),
            lambda row: actor(row.requester, latest),
            stretch=1,
            drop=2,
        ),
        text_column(
            translate("Approvals", "Decided by"),
            lambda row: text.approvers_text(row, latest) or f.NONE,
            stretch=1,
        ),
        time_column(translate("Approvals", "Decided"), lambda row: row.decided, latest, drop=1),
        text_column(
            translate("Approvals", "Reason"),
            lambda row: told(row.said, row.reason, latest),
            tone="muted",
            stretch=4,
            elide=100,
            tip=lambda row: told(row.said, row.reason, latest),
        ),
        text_column(
            translate("Approvals", "Hash"),
            lambda row: row.plan.digest[:8],
            tone="muted",
            drop=3,
            tip=lambda row: row.plan.digest,
        ),
    ]


def notice_columns(latest: Latest) -> list[Column[Notice]]:
    """Return the notice table's columns."""

    def words(row: Notice) -> str:
        return notice_text(row.source, row.content, row.said, latest)

    return [
        time_column(translate("Notices", "Time"), lambda row: row.time, latest),
        text_column(
            translate("Notices", "Kind"),
            lambda row: word(NOTICE_LEVELS, row.level.lower()),
            tone=lambda row: NOTICE_TONES.get(row.level.lower(), "text"),
            search=True,
        ),
        text_column(
            translate("Notices", "Source"),
            lambda row: actor(row.source, latest),
            tone="muted",
            search=True,
        ),
        text_column(
            translate("Notices", "Words"),
            lambda row: "  ".join(words(row).split("\n")),
            search=True,
            stretch=1,
            elide=200,
            tip=words,
        ),
    ]
