"""Factors of a pair by dated rows of the desk file: made on their day, or refused in words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from terminal.complaint import SettingsError
from terminal.core.comparable import SpotTerms
from terminal.domain.basis import comparable_spot
from terminal.settings import Settings, read_settings
from tests.desktext import RIGHT, line, write

NOON = datetime(2026, 11, 30, 4, tzinfo=UTC)
BRAND = """
[[premium]]
commodity = "cu"
attribute = "brand"
value = "贵冶"
amount = 20
from = "2026-01-01"
to = "2026-11-30"
source = "上期所升贴水表"
"""
LATER = BRAND.replace('to = "2026-11-30"\n', "").replace("2026-01-01", "2026-12-01")
REGION = """
[[premium]]
commodity = "cu"
attribute = "region"
value = "上海"
amount = -35.5
from = 2026-01-01
source = "贸易商报价"
"""
GOODS = 'goods = { brand = "贵冶", region = "上海" }'


def desk(pair: str = GOODS, rows: str = BRAND + REGION) -> str:
    """The right file with these keys in place of the first pair's premium."""
    return RIGHT.replace("premium = -20", pair, 1) + rows


def read(folder: Path, text: str, now: datetime = NOON) -> Settings:
    return read_settings(write(folder, text), now)


def refusal(folder: Path, text: str, now: datetime = NOON) -> str:
    path = write(folder, text)
    with pytest.raises(SettingsError) as caught:
        read_settings(path, now)
    assert "\n" not in str(caught.value)
    return str(caught.value).removeprefix(f"{path} line ")


def test_the_premium_is_the_sum_of_the_rows_in_force(tmp_path: Path) -> None:
    plant = read(tmp_path, desk()).plant
    pair = plant.pairs[0]
    assert pair.premium == Decimal("-15.5")
    assert [(one.attribute, one.amount, one.since) for one in pair.premiums] == [
        ("brand", 20, date(2026, 1, 1)),
        ("region", Decimal("-35.5"), date(2026, 1, 1)),
    ]
    assert comparable_spot(pair, Decimal(70_000))[-1].result == Decimal("70015.5")
    assert plant.terms == {"cu": SpotTerms(goods=(("brand", "贵冶"), ("region", "上海")))}
    assert len(plant.premiums) == 2


def test_goods_above_the_standard_lower_comparable_spot(tmp_path: Path) -> None:
    pair = read(tmp_path, desk('goods = { brand = "贵冶" }')).plant.pairs[0]
    assert comparable_spot(pair, Decimal(70_000))[-1].result == 69_980


def test_a_night_counts_with_the_rows_of_its_trading_day(tmp_path: Path) -> None:
    # 21:30 in Beijing on the last day of the first row is the day of the second one.
    night = datetime(2026, 11, 30, 13, 30, tzinfo=UTC)
    text = desk('goods = { brand = "贵冶" }', BRAND + LATER.replace("= 20", "= 45"))
    assert [read(tmp_path, text, now).plant.pairs[0].premium for now in (NOON, night)] == [20, 45]


@pytest.mark.parametrize(
    ("futures", "with_tax", "factor"),
    [
        ("SHFE.cu2701", "false", Decimal("1.13")),
        ("SHFE.cu2701", "true", Decimal(1)),
        ("INE.bc2701", "true", 1 / Decimal("1.13")),
        ("INE.bc2701", "false", Decimal(1)),
    ],
)
def test_the_tax_factor_is_of_the_series_and_the_contract(
    tmp_path: Path, futures: str, with_tax: str, factor: Decimal
) -> None:
    text = desk(f"premium = -20\nspot_with_tax = {with_tax}", "").replace("SHFE.cu2701", futures)
    pair = read(tmp_path, text).plant.pairs[0]
    assert (pair.tax_factor, pair.premium) == (factor, -20)


def test_the_rate_is_the_one_of_the_day(tmp_path: Path) -> None:
    text = desk("premium = -20\nspot_with_tax = false", "")
    then = datetime(2019, 3, 29, 4, tzinfo=UTC)
    assert read(tmp_path, text, then).plant.pairs[0].tax_factor == Decimal("1.16")


def test_wet_goods_are_made_dry(tmp_path: Path) -> None:
    pair = read(tmp_path, desk("premium = 0\nmoisture = 0.08", "")).plant.pairs[0]
    assert comparable_spot(pair, Decimal(920))[-1].result.quantize(Decimal("0.0001")) == 1000


@pytest.mark.parametrize(
    ("pair", "rows", "at", "said"),
    [
        (
            f"premium = -20\n{GOODS}",
            BRAND + REGION,
            "premium = -20",
            "pair[1].premium = -20: goods says it by the rows of [[premium]]: one of the two must "
            "go",
        ),
        (
            "premium = -20\ntax_factor = 1.13\nspot_with_tax = false",
            "",
            "tax_factor",
            "pair[1].tax_factor = 1.13: spot_with_tax says it by the rates on file: one of the two "
            "must go",
        ),
        (
            GOODS,
            BRAND,
            "goods",
            "pair[1].goods.region = '上海': no premium is on file for region 上海 of cu on "
            "2026-11-30; 0 must be written as 0",
        ),
        (
            'goods = { brand = "贵冶" }',
            LATER,
            "goods",
            "pair[1].goods.brand = '贵冶': no premium is on file for brand 贵冶 of cu on "
            "2026-11-30; 0 must be written as 0",
        ),
        (
            GOODS,
            BRAND.replace('to = "2026-11-30"', 'to = "2026-11-29"') + REGION,
            "goods",
            "pair[1].goods.brand = '贵冶': no premium is on file for brand 贵冶 of cu on "
            "2026-11-30; 0 must be written as 0",
        ),
        (
            "goods = { }",
            BRAND,
            "goods",
            "pair[1].goods = {}: at least one attribute is needed; without any, say premium",
        ),
        (
            f"{GOODS}\nfx = 7.1",
            BRAND + REGION,
            "fx = 7.1",
            "pair[1].fx = 7.1: goods cannot stand beside it: amounts of [[premium]] are in the "
            "contract's money",
        ),
        (
            "premium = 0\nmoisture = 1",
            "",
            "moisture",
            "pair[1].moisture = 1: must be 0 or more and below 1: 0.08 is 8% of water",
        ),
        (
            "premium = 0\nmoisture = -0.08",
            "",
            "moisture",
            "pair[1].moisture = -0.08: must be 0 or more and below 1: 0.08 is 8% of water",
        ),
        (
            GOODS,
            BRAND + REGION + LATER.replace("2026-12-01", "2026-11-30"),
            'from = "2026-11-30"',
            "premium[3].from = 2026-11-30: premium[1] is in force then too for brand 贵冶 of cu: "
            "end that one before",
        ),
        (
            GOODS,
            BRAND.replace('to = "2026-11-30"', 'to = "2025-12-31"') + REGION,
            'to = "2025-12-31"',
            "premium[1].to = 2025-12-31: ends before it begins, on 2026-01-01",
        ),
        ("", "", '[[pair]]\nid = "cu"', "pair[1].premium is missing"),
    ],
)
def test_what_contradicts_itself_or_is_not_on_file_is_refused(
    tmp_path: Path, pair: str, rows: str, at: str, said: str
) -> None:
    text = desk(pair, rows)
    assert refusal(tmp_path, text) == f"{line(text, at)}: {said}"


def test_a_product_whose_tax_nobody_knows_is_refused(tmp_path: Path) -> None:
    text = desk("premium = 0\nspot_with_tax = false", "").replace("SHFE.cu2701", "XX.yy2701")
    said = refusal(tmp_path, text)
    assert said == (
        f"{line(text, 'spot_with_tax')}: pair[1].spot_with_tax = false: no product is on file for "
        "XX.yy2701 on 2026-11-30"
    )


@pytest.mark.parametrize("key", ["commodity", "attribute", "value", "amount", "from", "source"])
def test_a_row_without_one_of_its_keys_is_refused(tmp_path: Path, key: str) -> None:
    row = "".join(one for one in BRAND.splitlines(keepends=True) if not one.startswith(key))
    assert refusal(tmp_path, desk(rows=row)).endswith(f": premium[1].{key} is missing")


def test_a_day_that_is_none_is_refused_with_its_line(tmp_path: Path) -> None:
    text = desk(rows=BRAND.replace('from = "2026-01-01"', 'from = "2026-02-30"'))
    assert refusal(tmp_path, text).startswith(f"{line(text, 'from = ')}: premium[1].from = ")
