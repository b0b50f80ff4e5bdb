"""Groups added up; nothing is added that is not of one kind, or that is not known."""

from __future__ import annotations

from typing import Any

from terminal.core.kin_view import Kin, KinGroup, KinRow, KinTotal
from tests.book_builders import D


def row(key: str, quantity: int = 0, **fields: Any) -> KinRow:
    values: dict[str, Any] = {
        "group": KinGroup.STOCK,
        "base_unit": "t",
        "delta_spot": D(quantity),
        "delta_futures": D(0),
        "money": D(quantity * 10),
    }
    return KinRow(key=key, quantity=D(quantity), **values | fields)


def total(*rows: KinRow) -> KinTotal:
    return Kin(alert="a", subject="s", rows=rows).total(KinGroup.STOCK)


def test_a_group_is_added_up_with_its_signs() -> None:
    other = row("p", 7, group=KinGroup.POSITIONS)
    assert total(row("a", 500), row("b", -20), other) == KinTotal(
        count=2,
        base_unit="t",
        quantity=D(480),
        delta_spot=D(480),
        delta_futures=D(0),
        money=D(4800),
    )


def test_goods_that_their_contract_counts_are_listed_and_not_added() -> None:
    found = total(row("a", 500), row("b", 200, is_counted_elsewhere=True))
    assert (found.count, found.quantity, found.money) == (2, D(500), D(5000))


def test_what_is_not_known_of_one_is_not_known_of_all() -> None:
    found = total(row("a", 500, money=None), row("b", 200, delta_spot=None))
    assert (found.quantity, found.delta_spot, found.delta_futures) == (D(700), None, D(0))
    assert found.money is None


def test_tonnes_and_grams_are_not_added_but_money_is() -> None:
    found = total(row("a", 500), row("b", 200, base_unit="g"))
    assert (found.count, found.base_unit, found.quantity) == (2, "", None)
    assert found.money == D(7000)


def test_an_empty_group_is_nothing() -> None:
    assert total().count == 0
    assert total().quantity == D(0)
