"""The tables that the program brings are sound, and a wrong one is a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from terminal.complaint import SettingsError
from terminal.core.countdown import countdown, rule_for
from terminal.core.reference import Reference
from terminal.domain.delivery import ClientType, Demand
from terminal.feeds.instrument_table import products_of, rules_of
from tests.book_builders import weekdays
from tests.playbook import lots

PRODUCT = 'id = "SHFE.cu"\nname = "铜"\nbase_unit = "t"\nprice_unit = "元/吨"\n'
LOT = "multiplier = 5\nbase_per_lot = 5\n"
DAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def reference(root: Path) -> Reference:
    path = root / "resources" / "instruments" / "products.toml"
    table = products_of(path.read_bytes(), path)
    return Reference(table.product, table.vat)


def test_lots_multipliers_and_tax_of_the_table(reference: Reference) -> None:
    eggs, pigs = reference.product("DCE.jd2701", DAY), reference.product("DCE.lh2701", DAY)
    assert (eggs.multiplier, eggs.base_per_lot, eggs.value_per_base) == (10, 5, 2)
    assert (pigs.multiplier, pigs.base_per_lot) == (16, 16)
    gold = reference.product("SHFE.au2702", DAY)
    assert (gold.base_unit, gold.base_per_lot) == ("g", 1000)
    assert all(
        reference.product(f"INE.{one}2702", DAY).is_bonded for one in ("sc", "lu", "nr", "bc")
    )
    assert str(reference.vat("SHFE.cu2702", DAY)) == "0.13"
    assert str(reference.vat("CZCE.CF701", DAY)) == "0.09"
    assert str(reference.vat("SHFE.cu1806", date(2018, 5, 2))) == "0.16"
    assert str(reference.vat("CFFEX.IF2612", DAY)) == "0"


def test_the_delivery_rules_of_the_table(root: Path) -> None:
    path = root / "resources" / "instruments" / "delivery.toml"
    rules = rules_of(path.read_bytes(), path).rule
    person = ClientType.PERSON
    found = {
        symbol: (rule.demand, rule.multiple)
        for symbol in ("DCE.i2701", "SHFE.rb2701", "SHFE.fu2701", "INE.sc2701", "SHFE.cu2701")
        if (rule := rule_for(symbol, person, DAY, rules))
    }
    assert found == {
        "DCE.i2701": (Demand.FLAT, 1),
        "SHFE.rb2701": (Demand.MULTIPLE, 30),
        "SHFE.fu2701": (Demand.FLAT, 1),
        "INE.sc2701": (Demand.FLAT, 1),
        "SHFE.cu2701": (Demand.MULTIPLE, 5),
    }
    position = lots(symbol="SHFE.rb2701", long_today=31)
    assert (left := countdown(position, person, DAY, rules, weekdays))
    assert (left.excess, left.deadline) == (1, date(2026, 12, 31))
    # The rule for the product beats the rule for all, also for the firm's general one.
    assert rule_for("SHFE.cu2701", ClientType.INSTITUTION, DAY, rules)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"[[product]]\n{PRODUCT}multiplier = 0\nbase_per_lot = 5", r"line 6: product\[1\].mult"),
        (f"[[product]]\n{PRODUCT}{LOT}[[product]]\n{PRODUCT}{LOT}", "is there already from"),
        (f"[[product]]\n{PRODUCT}{LOT}lot = 5", r"product\[1\].lot = 5: is not a known key"),
        (f"[[product]]\n{PRODUCT}", "multiplier is missing"),
        (
            'product = []\n[[vat]]\nvat = "farm"\nrate = 9\nsince = 2020-01-01',
            r"line 4: vat\[1\].rate = 9: must be a fraction",
        ),
        (f"[[product]]\n{PRODUCT}multiplier = nan\nbase_per_lot = 5", "must be above 0"),
        ("product = [", "not valid TOML"),
    ],
)
def test_a_wrong_table_of_products(text: str, why: str) -> None:
    with pytest.raises(SettingsError, match=why):
        products_of(text.encode(), Path("p.toml"))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("multiple = 0", "multiple = 0: must be 1 to 10000"),
        ("months_before = 13", "months_before = 13: must be 0 to 12"),
        ('client = "robot"', 'allowed is "person", "institution"'),
    ],
)
def test_a_wrong_table_of_rules(line: str, why: str) -> None:
    head = '[[rule]]\nexchange = "DCE"\ndemand = "flat"\nsource = "x"\n'
    client = "" if line.startswith("client") else 'client = "person"\n'
    with pytest.raises(SettingsError, match=why):
        rules_of(f"{head}{client}{line}".encode(), Path("r.toml"))


def test_what_is_no_text_is_a_sentence() -> None:
    with pytest.raises(SettingsError, match=r"r\.toml: not valid TOML"):
        rules_of(b"\xff\xfe", Path("r.toml"))
