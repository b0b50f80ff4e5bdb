"""A stage in words: what is used of it, and what the next one asks for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from terminal.domain.stage import Staged, StageName
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.test_deadline_text import make_deadline
from widgets.stage_text import ahead, stage_text


def make_staged(**fields: Any) -> Staged:
    values: dict[str, Any] = {
        "accounts": ("6688-01",),
        "futures": "SHFE.cu2701",
        "stage": StageName.BEFORE,
        "lots": 1200,
        "limit": 3000,
        "used": 0.4,
        "margin": Decimal("0.10"),
        "source": "上期所 [K]",
        "turns": date(2027, 1, 4),
        "days": 12,
        "next": StageName.DELIVERY,
        "next_limit": 1000,
        "next_margin": Decimal("0.15"),
        "more": Decimal(25_950_000),
    }
    return Staged(**values | fields)


def test_a_stage_says_what_is_used_and_what_comes_when(qapp: QApplication) -> None:
    assert stage_text(make_staged()).split("\n") == [
        "Month before delivery: 6688-01 has 1,200 of 3,000 lots · margin 10%",
        "Delivery month in 12 trading days (2027-01-04) · 1,000 lots · margin 15% · "
        "25,950,000 CNY more",
        "上期所 [K]",
    ]
    assert stage_text(None) == ""


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"limit": None}, "position limit not known · margin 10%"),
        (
            {"lots": None, "missing": ("6688-01",)},
            "limit of 3,000 lots, lots not known · margin 10%",
        ),
        ({"margin": None}, "6688-01 has 1,200 of 3,000 lots · margin not known"),
    ],
)
def test_what_is_not_known_is_said(qapp: QApplication, fields: dict[str, Any], said: str) -> None:
    assert stage_text(make_staged(**fields)).split("\n")[0] == f"Month before delivery: {said}"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "6688-01 + 6688-02 together have 1,200 of 3,000 lots"),
        (
            {"lots": None, "at_least": 1100, "missing": ("6688-02",)},
            "6688-01 + 6688-02 together have at least 1,100 of 3,000 lots (6688-02 not known)",
        ),
        (
            {"lots": 3100, "at_least": 3100, "missing": ("6688-02",)},
            "6688-01 + 6688-02 together have at least 3,100 of 3,000 lots (6688-02 not known)",
        ),
        (
            {"lots": None, "missing": ("6688-01", "6688-02")},
            "limit of 3,000 lots for 6688-01 + 6688-02 together, lots not known",
        ),
    ],
)
def test_it_says_over_which_accounts_of_a_client_it_is_counted(
    qapp: QApplication, fields: dict[str, Any], said: str
) -> None:
    told = stage_text(make_staged(accounts=("6688-01", "6688-02"), **fields))
    assert told.split("\n")[0] == f"Month before delivery: {said} · margin 10%"


def test_the_next_stage_says_only_what_is_known_of_it(qapp: QApplication) -> None:
    bare = make_staged(next_limit=None, next_margin=None, more=None)
    assert stage_text(bare).split("\n")[1] == "Delivery month in 12 trading days (2027-01-04)"
    last = make_staged(next=None, turns=None, days=None)
    assert len(stage_text(last).split("\n")) == 2


def test_the_watchlist_tells_it_with_the_days_to_delivery(desk: FakeDesk) -> None:
    row = msgspec.structs.replace(desk.view("pair00"), stage=make_staged(), deadline=None)
    assert ahead(row).startswith("Month before delivery: 6688-01 has 1,200 of 3,000 lots")
    dated = msgspec.structs.replace(row, deadline=make_deadline())
    assert ahead(dated).split("\n")[0].startswith("Natural person: flat by")
    assert ahead(msgspec.structs.replace(row, stage=None)) == ""
