"""Delivery files: ours says of every product what the trade knows; a bad one is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from terminal.almanac.delivery_file import SHIPPED, read_delivery
from terminal.almanac.product_file import read_products
from terminal.almanac.table_file import BadTable
from terminal.core.countdown import rules_for
from terminal.domain.delivery import ClientType, DeliveryRule, Demand

RULES = read_delivery()
PRODUCTS = read_products().products
PERSON, FIRM = ClientType.PERSON, ClientType.INSTITUTION
DAY = date(2026, 11, 25)
LOTS = {2: "sn ag sp br", 3: "au", 5: "cu al pb zn", 6: "ni", 12: "ss", 15: "ao", 30: "rb wr hc"}
HEAD = '[[rule]]\nexchange = "DCE"\nsource = "x"\n'
CLIENTS, DEMAND = 'clients = ["person"]\n', 'demand = "flat"\n'


def rule_of(product: str, client: ClientType) -> DeliveryRule:
    found = next(iter(rules_for(f"{product}701", client, DAY, RULES)), None)
    assert found is not None
    return found


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def complaints(path: Path) -> list[str]:
    with pytest.raises(BadTable) as caught:
        read_delivery([path])
    return [one.removeprefix(f"{path} line ") for one in caught.value.complaints]


@pytest.mark.parametrize("client", ClientType)
def test_every_product_has_a_rule_for_every_client(client: ClientType) -> None:
    for product in PRODUCTS:
        assert client in rule_of(product, client).clients


def test_every_rule_names_products_that_there_are_and_who_says_so() -> None:
    for rule in RULES:
        assert {f"{rule.exchange}.{code}" for code in rule.products} <= set(PRODUCTS)
        assert "[K" in rule.source


@pytest.mark.parametrize(("multiple", "letters"), LOTS.items())
def test_lots_that_shanghai_delivers(multiple: int, letters: str) -> None:
    for code in letters.split():
        for client in ClientType:
            rule = rule_of(f"SHFE.{code}", client)
            assert (rule.demand, rule.multiple) == (Demand.MULTIPLE, multiple)


def test_rules_for_natural_persons() -> None:
    for key, product in PRODUCTS.items():
        if product.exchange in ("DCE", "CZCE", "GFEX"):
            assert rule_of(key, PERSON).demand is Demand.FLAT
    for key in ("INE.sc", "INE.lu", "SHFE.fu"):
        rule = rule_of(key, PERSON)
        assert (rule.demand, rule.days_before, rule.is_last_day) == (Demand.FLAT, 8, True)
        assert rule_of(key, FIRM).demand is Demand.LAST_DAY


def test_a_persons_rule_stands_after_ours_and_wins(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + CLIENTS + DEMAND + "months_before = 2\n")
    rules = read_delivery((*SHIPPED, path))
    assert rules[:-1] == RULES
    found = next(iter(rules_for("DCE.i2701", PERSON, DAY, rules)), None)
    assert found == rules[-1]
    assert found == DeliveryRule(
        exchange="DCE", clients=(PERSON,), demand=Demand.FLAT, source="x", months_before=2
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CLIENTS + DEMAND + "multiple = 0", "6: rule[1].multiple = 0: must be at least 1"),
        (CLIENTS + DEMAND + "months_before = 13", "6: rule[1].months_before = 13: must be at most"),
        (CLIENTS + DEMAND + "days_before = -1", "6: rule[1].days_before = -1: must be at least 0"),
        (CLIENTS + DEMAND + "multiple = 5", "6: rule[1].multiple = 5: belongs to demand = "),
        (
            CLIENTS + DEMAND + 'products = ["DCE.i"]',
            "6: rule[1].products[1] = 'DCE.i': the",
        ),
        (CLIENTS + DEMAND + "colour = 1", "6: rule[1].colour = 1: is not a known key"),
        (
            CLIENTS + 'demand = "none"',
            "5: rule[1].demand = 'none': allowed is \"flat\", ",
        ),
        (
            'clients = ["robot"]\n' + DEMAND,
            "4: rule[1].clients[1] = 'robot': allowed is ",
        ),
        ("clients = []\n" + DEMAND, "4: rule[1].clients = []: must not be empty"),
        (DEMAND, "1: rule[1].clients is missing"),
        (CLIENTS + DEMAND + "[[rules]]", "6: rules[1] = 'rules': is no table of this file"),
    ],
)
def test_a_bad_rule_is_one_clear_sentence(tmp_path: Path, text: str, said: str) -> None:
    (found,) = complaints(written(tmp_path, HEAD + text))
    assert found.startswith(said)


def test_what_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(BadTable, match="the file cannot be read"):
        read_delivery([path])
