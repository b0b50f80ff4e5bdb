"""Limit files: ours has a rate for every product; a bad one is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from terminal.almanac.limit_file import SHIPPED, read_limits
from terminal.almanac.product_file import read_products
from terminal.almanac.table_file import BadTable
from terminal.core.in_force import in_force
from terminal.domain.price_limit import LimitRule
from terminal.sim.catalogue import CONTRACTS

RULES = read_limits()
PRODUCTS = read_products().products
DAY = date(2026, 11, 25)
HEAD = '[[limit]]\nexchange = "DCE"\nsource = "x"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def test_every_product_has_a_rate() -> None:
    for product in PRODUCTS:
        found = in_force(f"{product}2701", DAY, RULES)
        assert found is not None
        assert "[K" in found.source


def test_every_rule_names_products_that_there_are() -> None:
    for rule in RULES:
        assert {f"{rule.exchange}.{code}" for code in rule.products} <= set(PRODUCTS)


def test_the_simulator_s_limits_are_those_of_the_table() -> None:
    for contract in CONTRACTS:
        found = in_force(contract.symbol, DAY, RULES)
        assert found is not None
        assert found.rate == contract.limit_rate, contract.symbol


def test_stock_indices_are_not_widened() -> None:
    for rule in RULES:
        assert rule.widen == (
            () if rule.exchange == "CFFEX" else (Decimal("0.03"), Decimal("0.02"))
        )


def test_a_persons_rule_stands_after_ours_and_wins(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + 'rate = 0.15\nwiden = [0.05]\nproducts = ["i"]\n')
    rules = read_limits((*SHIPPED, path))
    assert in_force("DCE.i2701", DAY, rules) == LimitRule(
        exchange="DCE",
        rate=Decimal("0.15"),
        widen=(Decimal("0.05"),),
        products=("i",),
        source="x",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rate = 7", "4: limit[1].rate = 7: must be a fraction above 0 and below 1"),
        ("rate = 0", "4: limit[1].rate = 0: must be a fraction above 0"),
        ("rate = nan", "4: limit[1].rate = NaN: must be"),
        ("rate = 0.1\nwiden = [3]", "5: limit[1].widen[1] = 3: must be a fraction"),
        ("rate = 0.1\ncolour = 1", "5: limit[1].colour = 1: is not a known key"),
        ("", "1: limit[1].rate is missing"),
        ("rate = 0.1\n[[limits]]", "5: limits[1] = 'limits': is no table of this file"),
    ],
)
def test_a_bad_rule_is_one_clear_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, HEAD + text)
    with pytest.raises(BadTable) as caught:
        read_limits([path])
    (found,) = (one.removeprefix(f"{path} line ") for one in caught.value.complaints)
    assert found.startswith(said)
