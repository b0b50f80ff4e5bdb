"""Money and lots: signs, and the one ratio that has no value without equity."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.builders import make_account, make_position


@pytest.mark.parametrize(
    ("margin", "balance", "ratio"),
    [(3, 10, 0.3), (12, 10, 1.2), (0, 10, 0.0), (3, 0, None), (3, -5, None)],
)
def test_the_margin_ratio_needs_equity(margin: int, balance: int, ratio: float | None) -> None:
    account = make_account(margin=Decimal(margin), balance=Decimal(balance))
    assert account.margin_ratio == (None if ratio is None else pytest.approx(ratio))


@pytest.mark.parametrize("name", ["margin", "balance"])
def test_of_an_amount_that_is_missing_there_is_neither_value_nor_ratio(name: str) -> None:
    account = make_account(missing=(name,))
    assert (account.told(name), account.has_ratio, account.margin_ratio) == (None, False, None)
    assert account.told("available") == account.available
    assert make_position(missing=("margin",)).told("margin") is None


def test_lots_are_counted_by_side_and_netted_with_a_sign() -> None:
    position = make_position(short_today=2, short_history=33)
    assert (position.long, position.short, position.net) == (30, 35, -5)


def test_frozen_lots_are_still_held() -> None:
    assert make_position(long_frozen_history=20).long == 30


def test_one_contract_in_two_accounts_is_two_positions() -> None:
    assert make_position(account="a").key != make_position(account="b").key
    assert make_position().key == "demo/SHFE.cu2505"
