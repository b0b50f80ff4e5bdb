"""What a unit has by its shares of accounts is said with its operands, and never guessed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from terminal.core.book_view import BookState
from terminal.core.effect import Topic
from terminal.domain.account import Account, Position
from terminal.domain.allocation import Allocation
from tests.book_builders import make_allocation
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import Bridge
from widgets.funds_hint import funds_hint

D = Decimal
CU, AL = "SHFE.cu2701", "SHFE.al2701"


@pytest.fixture
def say(bridge: Bridge, desk: FakeDesk, settle: Callable[[], None]) -> Callable[..., str]:
    def told(*rows: Allocation, unit: str = "metals") -> str:
        for id, equity in (("a", 1_000_000), ("b", 3_000_000)):
            money = Account(id=id, balance=D(equity), available=D(equity) / 2)
            desk.changes.put(Topic.ACCOUNT, id, money)
        for account, symbol, margin in (("a", CU, 200_000), ("b", CU, 400_000), ("b", AL, 50_000)):
            lots = Position(
                account=account,
                symbol=symbol,
                short_today=10,
                margin=D(margin),
                float_profit=D(-3000),
                position_profit=D(1000),
            )
            desk.changes.put(Topic.POSITION, lots.key, lots)
        desk.changes.put(Topic.BOOK, "", BookState(allocations=rows))
        settle()
        return funds_hint(unit, bridge.latest)

    return told


def share(id: str, account: str, futures: str = "*", part: str = "1") -> Allocation:
    return make_allocation(id=id, account=account, futures=futures, unit="metals", share=D(part))


def test_shares_of_accounts_add_up_with_the_ratio_of_both_sums(say: Callable[..., str]) -> None:
    # a: all of it; b: half.
    assert say(share("1", "a"), share("2", "b", part="0.5")).splitlines() == [
        "By its shares of accounts, CNY: equity 2,500,000, available 1,250,000, margin 425,000 · "
        "margin / equity 17.0%",
        "Position P&L +2,000 (mark-to-market), float P&L −6,000 (by trade): not to be added",
    ]


def test_shares_of_lots_alone_have_margin_and_no_equity(say: Callable[..., str]) -> None:
    said = say(share("1", "a", CU), share("2", "b", AL))
    assert said.splitlines()[0] == "Margin of its lots 250,000 CNY; no equity is allocated to it"
    assert "%" not in said


def test_margin_is_not_held_against_the_equity_of_another_account(say: Callable[..., str]) -> None:
    said = say(share("1", "a"), share("2", "b", CU))
    assert "equity 1,000,000, available 500,000, margin 600,000" in said
    assert "%" not in said


@pytest.mark.parametrize("name", ["balance", "available", "margin"])
def test_an_amount_that_a_counter_does_not_say_leaves_its_units_unknown(
    say: Callable[..., str], desk: FakeDesk, bridge: Bridge, settle: Callable[[], None], name: str
) -> None:
    say(share("1", "a"), share("2", "b"))
    if name == "margin":
        lots = Position(account="b", symbol=CU, short_today=10, missing=(name,))
        desk.changes.put(Topic.POSITION, lots.key, lots)
    else:
        desk.changes.put(Topic.ACCOUNT, "b", Account(id="b", missing=(name,)))
    settle()
    said = funds_hint("metals", bridge.latest)
    assert said == "Its money is not known: nothing is heard of b"


def test_an_account_that_is_not_heard_leaves_its_units_unknown(say: Callable[..., str]) -> None:
    said = say(share("1", "a"), share("2", "c"))
    assert said == "Its money is not known: nothing is heard of c"


def test_who_has_no_part_of_any_account_has_nothing_to_say(
    say: Callable[..., str], bridge: Bridge
) -> None:
    assert funds_hint("metals", bridge.latest) == ""
    assert say() == ""
    assert say(share("1", "a"), unit="other") == ""
