"""What is proposed, and who allowed it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from terminal.domain.line import TaxView
from terminal.domain.order import OrderRequest
from terminal.domain.said import Said


class ApprovalState(StrEnum):
    """REQUESTED waits for a person; SENT means orders are working; DONE and below are final."""

    REQUESTED = "requested"
    APPROVED = "approved"
    SENT = "sent"
    DONE = "done"
    FAILED = "failed"
    REJECTED = "rejected"
    EXPIRED = "expired"

    @property
    def is_final(self) -> bool:
        """Nothing more will come of it."""
        return self not in (
            ApprovalState.REQUESTED,
            ApprovalState.APPROVED,
            ApprovalState.SENT,
        )


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A reduction of one contract in one account: the orders, and what they would do.

    exposure_before, exposure_after: flat exposure of all pairs on the contract, `base_unit`, signed
    footing: how the goods in those are counted, the same as for the rules
    reference_price: last price when the plan was made
    worst_price: the limit price, i.e. the worst possible fill
    worst_cost: CNY lost against reference_price if all lots fill at worst_price, >= 0
    remainder: lots that the target would still want but that cannot be closed now
    digest: SHA-256 over the legs exactly as they will be sent, hex
    notes: stable keys of what a person should know (the screen translates them)
    """

    account: str
    symbol: str
    pair: str
    legs: tuple[OrderRequest, ...]
    exposure_before: Decimal
    exposure_after: Decimal
    base_unit: str
    reference_price: Decimal
    worst_price: Decimal
    worst_cost: Decimal
    remainder: int
    digest: str
    notes: tuple[str, ...] = ()
    footing: TaxView = TaxView.WITH_TAX

    @property
    def volume(self) -> int:
        """Lots over all legs."""
        return sum(leg.volume for leg in self.legs)


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """A person's decision on exactly one plan, good until `expires`.

    needed: how many persons must approve, >= 1. approvers: who has, in order; orders leave only
        with the last one that is needed
    held: net lots of the account when the last one approved; None before, and in older records
    reason: why it ended as it did. said: the same without its language; None where a person wrote
        it, and in records of older versions
    """

    id: str
    alert: str
    plan: Plan
    state: ApprovalState
    requester: str
    requested: datetime
    expires: datetime
    updated: datetime
    needed: int = 1
    approvers: tuple[str, ...] = ()
    decided_by: str = ""
    decided: datetime | None = None
    held: int | None = None
    reason: str = ""
    said: Said | None = None
