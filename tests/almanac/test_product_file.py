"""Product files: ours is complete and right where it can be checked; a bad one is refused."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.almanac.product_file import SHIPPED, read_products
from terminal.almanac.table_file import BadTable
from terminal.domain.product import ProductTable
from tests.calendars import CALENDAR

TABLE = read_products()
OPTIONS = {"CFFEX.HO", "CFFEX.IO", "CFFEX.MO"}
HEAD = """\
# facts of mine
[[exchange]]
id = "DCE"
zh = "大"
en = "D"
[[vat]]
class = "x"
since = 2020-01-01
rate = 0.1
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def complaints(path: Path, *before: Path) -> list[str]:
    with pytest.raises(BadTable) as caught:
        read_products((*before, path))
    return [one.removeprefix(f"{path} line ") for one in caught.value.complaints]


def test_every_product_with_sessions_has_its_facts_and_the_other_way_round() -> None:
    assert set(TABLE.products) ^ CALENDAR.products == OPTIONS


def test_product_letters_are_of_one_exchange_only() -> None:
    letters = [product.code for product in TABLE.products.values()]
    assert len(set(letters)) == len(letters)


def test_every_exchange_has_names() -> None:
    assert set(TABLE.exchanges) == {product.exchange for product in TABLE.products.values()}
    assert TABLE.exchanges["DCE"].name_zh == "大连商品交易所"


def test_what_is_bonded() -> None:
    bonded = {key for key, product in TABLE.products.items() if product.is_bonded}
    assert bonded == {"INE.sc", "INE.lu", "INE.nr", "INE.bc", "SHFE.fu"}


def test_multipliers_and_steps_agree_with_another_table(shared: Path) -> None:
    path = shared / "data" / "sessions" / "wt_commodities.json"
    theirs = json.loads(path.read_text("gbk"))
    for exchange, rows in theirs.items():
        for code, row in rows.items():
            found = TABLE.product(f"{exchange}.{code}", date(2022, 11, 1))
            assert found is not None
            # The two-year bond's step was 0.005 when theirs was made; ours is today's.
            tick = 0.002 if code == "TS" else row["pricetick"]
            assert (found.multiplier, float(found.price_tick)) == (row["volscale"], tick)


def test_a_persons_file_replaces_a_product_and_its_past(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        '[product.SHFE]\nfu = { zh = "x", en = "y", multiplier = 20, tick = 1, vat = "farm" }',
    )
    found = read_products((*SHIPPED, path))
    before = found.product("SHFE.fu", date(2018, 1, 1))
    assert before == found.products["SHFE.fu"]
    assert (before.multiplier, before.base_per_lot, before.is_bonded) == (20, 20, False)
    assert found.products["SHFE.cu"] == TABLE.products["SHFE.cu"]


def test_a_persons_file_replaces_a_class_of_tax(tmp_path: Path) -> None:
    path = written(tmp_path, '[[vat]]\nclass = "farm"\nsince = 2020-01-01\nrate = 0.05\n')
    found = read_products((*SHIPPED, path))
    assert found.vat("farm", date(2026, 1, 1)) == Decimal("0.05")
    assert found.vat("farm", date(2019, 6, 1)) is None
    assert found.vat("standard", date(2026, 1, 1)) == Decimal("0.13")


M = 'm = { zh = "x", en = "y", multiplier = 10, tick = 1, vat = "x" }\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[product.DCE]\n" + M.replace("10", "0"),
            "11: product.DCE.m.multiplier = 0: must be above 0",
        ),
        (
            "[product.DCE]\n" + M.replace("10", '"ten"'),
            "11: product.DCE.m.multiplier = 'ten': a number is needed",
        ),
        ("[product.DCE]\n" + M.replace("tick = 1, ", ""), "11: product.DCE.m.tick is missing"),
        (
            "[product.DCE]\n" + M.replace("tick", "step"),
            "11: product.DCE.m.step = 1: is not a known key",
        ),
        (
            "[product.DCE]\n" + M.replace("tick = 1", "tick = 1, colour = 2"),
            "11: product.DCE.m.colour = 2: is not a known key",
        ),
        (
            "[product.DCE]\n" + M.replace('vat = "x"', 'vat = "z"'),
            "11: product.DCE.m.vat = 'z': is no class of [[vat]]; known are x",
        ),
        (
            "[product.DCE]\n" + M.replace("10", "nan"),
            "11: product.DCE.m.multiplier = NaN: must be above 0",
        ),
        (
            "[product.DCE]\n" + M.replace("tick = 1", "tick = 1, lot = 0"),
            "11: product.DCE.m.lot = 0: must be above 0",
        ),
        (
            "[product.DCE]\n" + M + '[[former]]\nproduct = "DCE.m"\nlast = 2020-01-01\n' * 2,
            "17: former[2].last = 2020-01-01: DCE.m has a row for it already",
        ),
        ("[product.XX]\n" + M, "10: product.XX = 'XX': is no exchange of this file; known are DCE"),
        ("[product.DCE]\nm = 3\n", "11: product.DCE.m = 3: a table is needed"),
        (
            "[product.DCE]\n" + M.replace("m =", "m1 ="),
            "11: product.DCE.m1 = 'm1': one to eight letters are needed",
        ),
        (
            "[[product]]\nid = 3\n",
            "10: product[1] = '[[product]]': write [product.SHFE] and the like",
        ),
        ("[product]\nDCE = 3\n", "11: product.DCE = 3: a table is needed"),
        (
            "[product.DCE]\n" + M + '[[former]]\nproduct = "DCE.y"\nlast = 2020-01-01\n',
            "13: former[1].product = 'DCE.y': is no product of this file",
        ),
        (
            "[product.DCE]\n" + M + "[[former]]\nproduct = []\nlast = 2020-01-01\n",
            "13: former[1].product = []: is no product of this file",
        ),
        (
            "[product.DCE]\n" + M + '[[former]]\nproduct = "DCE.m"\nlast = 2020-01-01T00:00:00\n',
            "14: former[1].last = 2020-01-01 00:00:00: a date such as 2024-12-17 is needed",
        ),
        ("[former]\nx = 3\n", "10: former = {'x': 3}: is no list of tables; write [[former]]"),
        (
            "[product.DCE]\n" + M + '[[former]]\nproduct = "DCE.m"\nlast = "x"\n',
            "14: former[1].last = 'x': a date such as 2024-12-17 is needed",
        ),
        (
            "[product.DCE]\n" + M + '[[former]]\nproduct = "DCE.m"\nlast = 2020-01-01\ntick = -1\n',
            "15: former[1].tick = -1: must be above 0",
        ),
        (
            '[[vat]]\nclass = "x"\nsince = 2020-01-01\nrate = 13\n',
            "13: vat[2].rate = 13: must be a fraction from 0 to below 1, such as 0.13",
        ),
        ("[vatt]\n", "10: vatt = 'vatt': is no table of this file"),
        ("[[products]]\n", "10: products[1] = 'products': is no table of this file; it may have"),
    ],
)
def test_a_bad_row_is_one_clear_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, HEAD + text)
    found = complaints(path)
    assert len(found) == 1
    assert found[0].startswith(said)


def test_all_bad_rows_are_told_at_once(tmp_path: Path) -> None:
    rows = M.replace("10", "0") + M.replace("m =", "y =").replace("tick = 1", 'tick = "x"')
    found = complaints(written(tmp_path, f"{HEAD}[product.DCE]\n{rows}"))
    assert [one.partition(" = ")[0] for one in found] == [
        "11: product.DCE.m.multiplier",
        "12: product.DCE.y.tick",
    ]


@pytest.mark.parametrize("text", [HEAD + "product = [", HEAD + "[product.DCE]\n" + M + M])
def test_what_is_no_toml_is_one_sentence(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    (found,) = complaints(path)
    assert found.startswith(f"{path}: not valid TOML")


SHIPPED_TEXT = SHIPPED[0].read_text("utf-8")
SCRAPS = st.sampled_from(
    ["", '"', "[", "]", "{", "= 1", '= "x"', "= nan", "= 1e999", "=true", "\n"]
)


@given(st.integers(1200, 11_000), st.integers(0, 40), SCRAPS)
def test_a_mangled_file_is_read_or_refused_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, at: int, gone: int, scrap: str
) -> None:
    text = SHIPPED_TEXT[:at] + scrap + SHIPPED_TEXT[at + gone :]
    path = written(tmp_path_factory.mktemp("mangled"), text)
    found = attempt(path)
    if isinstance(found, BadTable):
        assert all(str(path) in one for one in found.complaints)
    else:
        assert all(product.multiplier > 0 for product in found.products.values())


def attempt(path: Path) -> ProductTable | BadTable:
    try:
        return read_products((path,))
    except BadTable as bad:
        return bad
