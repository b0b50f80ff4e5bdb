"""A unit's money by its shares of accounts: known whole or not at all."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.core.book_wish import ChangeBook
from terminal.core.event import AccountChanged, PositionsChanged
from terminal.core.shares import funds_of
from terminal.core.unit_funds import UnitFunds
from terminal.core.unit_rules import OF_MONEY
from terminal.domain.account import Account, Position
from terminal.domain.allocation import Allocation
from terminal.domain.change import Change
from terminal.domain.register import Table
from tests.book_builders import CU1, CU2, D, make_allocation, make_lot, make_register
from tests.builders import ACCOUNT, FUTURES, make_account
from tests.core.test_bookwork import BookPlay, changes_of
from tests.core.test_formulas import formula
from tests.playbook import down, lots, up

UNKNOWN = dict.fromkeys(OF_MONEY)


def money(id: str, equity: int, available: int = 0) -> Account:
    return make_account(id=id, balance=D(equity), available=D(available))


def held(account: str, symbol: str, margin: int) -> Position:
    return lots(account=account, symbol=symbol, short_history=10, margin=D(margin))


def share(id: str, account: str, futures: str = "*", part: str = "1", **more: Any) -> Allocation:
    fields = {"unit": "metals"} | more
    return make_allocation(id=id, account=account, futures=futures, share=D(part), **fields)


class Desk:
    """Accounts a (1,000,000), b (3,000,000) and c, of which nothing is heard."""

    def __init__(self, *rows: Allocation) -> None:
        self.accounts = {"a": money("a", 1_000_000, 400_000), "b": money("b", 3_000_000, 2_000_000)}
        held_now = [held("a", CU1, 200_000), held("b", CU1, 400_000), held("b", CU2, 50_000)]
        positions = {one.key: one for one in held_now}
        self.book: Any = SimpleNamespace(positions=positions, heard={"a", "b"})
        self.business: Any = SimpleNamespace(register=make_register(allocations=rows))
        self.away: set[str] = set()
        self.funds = UnitFunds(
            self.accounts, self.book, self.business, lambda one: one not in self.away
        )

    def values(self, subject: str = "metals/cu") -> dict[str, float | None]:
        self.funds.look()
        return self.funds.values(subject)


def named(*values: float | None) -> dict[str, float | None]:
    return dict(zip(OF_MONEY, values, strict=True))


def test_shares_of_accounts_add_up_in_every_commodity_of_the_unit() -> None:
    # a: all of it; b: half.
    desk = Desk(share("1", "a"), share("2", "b", part="0.5"))
    found = named(2_500_000, 1_400_000, 425_000, 0.17)
    assert desk.values() == found
    assert desk.values("metals/al") == found
    assert desk.values("other/cu") == UNKNOWN
    assert desk.values("strategy:carry/cu") == UNKNOWN
    assert desk.values("/cu") == UNKNOWN


def test_single_contracts_have_margin_and_no_equity() -> None:
    desk = Desk(share("1", "a", CU1), share("2", "b", CU2))
    assert desk.values() == named(None, None, 250_000, None)


def test_margin_is_not_held_against_the_equity_of_another_account() -> None:
    desk = Desk(share("1", "a"), share("2", "b", CU1))
    assert desk.values() == named(1_000_000, 400_000, 600_000, None)


def test_equity_that_bears_the_margin_of_anothers_lots_has_no_ratio() -> None:
    # a has a margin of 200,000, all of it on lots of a unit without a part of the equity.
    borrowed = share("2", "a", CU1, unit="farm")
    assert Desk(share("1", "a"), borrowed).values() == named(1_000_000, 400_000, 0, None)
    # With a part of the equity it stands for its own lots.
    own = share("3", "a", part="0.25", unit="farm")
    desk = Desk(share("1", "a", part="0.75"), borrowed, own)
    assert desk.values()["unit_margin_ratio"] == 0
    assert desk.values("farm/cu")["unit_margin_ratio"] == 0.8


@pytest.mark.parametrize("gone", ["link", "lots", "money", "never"])
def test_one_account_that_is_not_known_leaves_the_unit_unknown(gone: str) -> None:
    desk = Desk(share("1", "a"), share("2", "c" if gone == "never" else "b", part="0.5"))
    if gone == "link":
        desk.away.add("b")
    elif gone == "lots":
        desk.book.heard.discard("b")
    elif gone == "money":
        del desk.accounts["b"]
    assert desk.values() == UNKNOWN
    assert desk.funds.facts("metals/cu") == []


@pytest.mark.parametrize("name", ["balance", "available"])
def test_money_that_a_counter_does_not_say_leaves_the_unit_unknown(name: str) -> None:
    desk = Desk(share("1", "a"), share("2", "b", part="0.5"))
    desk.accounts["b"] = make_account(id="b", missing=(name,))
    assert desk.values() == UNKNOWN


def test_margin_that_a_counter_does_not_say_is_no_margin_of_zero() -> None:
    desk = Desk(share("1", "a"), share("2", "b", part="0.5"))
    silent = lots(account="b", symbol=CU2, short_history=10, missing=("margin",))
    desk.book.positions[f"b/{CU2}"] = silent
    assert desk.values() == UNKNOWN


def test_what_changed_is_divided_anew_and_what_did_not_is_kept() -> None:
    desk = Desk(share("1", "a"), share("2", "b", part="0.5"))
    desk.values()
    kept = desk.funds._parts["b"]
    desk.accounts["a"] = money("a", 500_000, -100)
    assert desk.values() == named(2_000_000, 999_900, 425_000, 0.2125)
    desk.book.positions[f"a/{CU1}"] = held("a", CU1, 275_000)
    assert desk.values()["unit_margin"] == 500_000
    assert desk.funds._parts["b"] is kept
    desk.business.register = make_register(allocations=[share("1", "a")])
    assert desk.values() == named(500_000, -100, 275_000, 0.55)
    del desk.book.positions[f"a/{CU1}"]
    assert desk.values() == named(500_000, -100, 0, 0)


@pytest.mark.parametrize(
    ("equity", "margin", "ratio"),
    [(0, 5, 500.0), (-10, 200, 1000.0), (0, 0, None), (-10, 0, None), (100, 25, 0.25)],
)
def test_margin_without_equity_is_beyond_every_limit(
    equity: int, margin: int, ratio: float | None
) -> None:
    desk = Desk(share("1", "a"))
    desk.accounts["a"] = money("a", equity)
    desk.book.positions[f"a/{CU1}"] = held("a", CU1, margin)
    assert desk.values()["unit_margin_ratio"] == ratio


PARTS = st.lists(st.integers(1, 4), min_size=1, max_size=3)


@given(of_a=PARTS, of_b=PARTS, equities=st.tuples(*[st.integers(-(10**6), 10**6)] * 2))
def test_units_sum_up_to_what_all_accounts_together_come_to(
    of_a: list[int], of_b: list[int], equities: tuple[int, int]
) -> None:
    rows = [
        share(f"{account}{at}", account, part=str(Decimal(part) / 12), unit=f"u{at}")
        for account, parts in (("a", of_a), ("b", of_b))
        for at, part in enumerate(parts)
    ]
    desk = Desk(*rows)
    for account, equity in zip("ab", equities, strict=True):
        desk.accounts[account] = money(account, equity)
    desk.funds.look()
    whole = funds_of(desk.accounts.values(), desk.book.positions.values(), rows)
    for unit in {one.unit for one in rows}:
        found = desk.funds.values(f"{unit}/cu")
        assert found["unit_equity"] == pytest.approx(float(whole[unit].balance))
        assert found["unit_margin"] == pytest.approx(float(whole[unit].margin))


def test_the_sums_and_the_shares_are_told_in_money() -> None:
    desk = Desk(share("1", "a"), share("2", "b", CU1, part="0.125"))
    desk.values()
    assert [(one.name, one.value) for one in desk.funds.facts("metals/cu")] == [
        ("unit_equity", "1000000 CNY"),
        ("unit_available", "400000 CNY"),
        ("unit_margin", "250000 CNY"),
        ("fund_share", "a: 100%"),
        ("fund_share", f"b/{CU1}: 12.5%"),
    ]


def playing(*said: str) -> BookPlay:
    """Half of an account with an equity of 10,000,000 is metals', which has 500 t in store."""
    play = BookPlay(
        rules=(formula(*said, on="unit", subjects=("metals/cu",)),), accounts=(ACCOUNT,)
    )
    play.opens()
    mine = make_register(
        allocations=[share("A9", ACCOUNT, part="0.5")], stock=[make_lot(futures=FUTURES)]
    )
    play.hears(ChangeBook(changes_of(mine), "li", "book.xlsx", "ab" * 32))
    own = lots(short_history=100, margin=D(3_000_000))
    play.hears(up(f"td:{ACCOUNT}"), PositionsChanged(ACCOUNT, (own,), complete=True))
    return play


def test_an_account_that_falls_fires_and_says_sums_and_shares() -> None:
    play = playing("unit_margin_ratio > 40% or unit_available < 1000000").ticks(1)
    play.records_no("alert")
    poor = make_account(balance=D(7_000_000), available=D(4_000_000), margin=D(3_000_000))
    play.hears(AccountChanged(poor)).ticks(1).records("alert", state="firing", subject="metals/cu")
    facts = [(one.name, one.value) for one in play.alert.facts]
    assert ("operand", "unit_margin_ratio = 0.4285714286") in facts
    assert ("operand", "unit_available = 2000000") in facts
    assert ("unit_equity", "3500000 CNY") in facts
    assert ("unit_margin", "1500000 CNY") in facts
    assert ("fund_share", f"{ACCOUNT}: 50%") in facts
    # An account that is away clears nothing, and one that is back and well does.
    play.hears(down(f"td:{ACCOUNT}"), AccountChanged(make_account())).ticks(5)
    play.records_no("alert", state="resolved")
    play.hears(up(f"td:{ACCOUNT}")).ticks(1).records("alert", state="resolved")


def test_an_allocation_that_changes_moves_the_money() -> None:
    play = playing("unit_available < 3000000").ticks(1)
    play.records_no("alert")
    before = share("A9", ACCOUNT, part="0.5")
    less = Change(
        table=Table.ALLOCATIONS, id="A9", before=before, after=share("A9", ACCOUNT, part="0.25")
    )
    play.hears(ChangeBook((less,), "li", "form", "")).ticks(1).records("alert", state="firing")
    assert ("operand", "unit_available = 1750000") in [
        (one.name, one.value) for one in play.alert.facts
    ]


def test_a_rule_on_exposure_tells_no_money() -> None:
    # Its other level asks for the money, so that it is there.
    play = playing("flat_exposure < 99999", "unit_equity < 0").ticks(1)
    assert not [one for one in play.alert.facts if one.name in (*OF_MONEY, "fund_share")]
