"""Stage files: ours has margin for every product; a bad one is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from terminal.almanac.calendar_file import read_calendar
from terminal.almanac.product_file import read_products
from terminal.almanac.stage_file import SHIPPED, read_stages
from terminal.almanac.table_file import BadTable
from terminal.core.calendar import Calendar
from terminal.core.staging import course
from terminal.domain.delivery import ClientType
from terminal.domain.stage import StageName, StageRule

RULES = read_stages()
PRODUCTS = read_products().products
CALENDAR = Calendar(read_calendar())
HEAD = '[[stage]]\nexchange = "DCE"\nsource = "x"\nclients = ["person"]\nstage = "before"\n'
GOODS = sorted(key for key, one in PRODUCTS.items() if one.exchange != "CFFEX")


def seen(product: str, day: date, client: ClientType) -> tuple[StageName, Decimal | None]:
    exchange = product.partition(".")[0]
    month = "705" if exchange == "CZCE" else "2705"
    last = date(2027, 5, 17)
    found = course(f"{product}{month}", client, day, RULES, CALENDAR.days(exchange), last)
    assert found is not None
    return found.rule.stage, found.margin


@pytest.mark.parametrize("client", ClientType)
def test_margin_rises_towards_delivery_for_every_product(client: ClientType) -> None:
    for product in GOODS:
        path = [
            seen(product, day, client)
            for day in (date(2026, 11, 25), date(2027, 4, 29), date(2027, 5, 6))
        ]
        assert [stage for stage, _ in path] == list(StageName)[:3], product
        margins = [margin for _, margin in path]
        assert None not in margins
        assert margins == sorted(margins, key=lambda one: one or 0)


def test_the_last_days_are_counted_from_the_last_trading_day() -> None:
    for product in ("SHFE.cu", "INE.sc"):
        days = (date(2027, 5, 12), date(2027, 5, 13))
        stages = [seen(product, day, ClientType.INSTITUTION)[0] for day in days]
        assert stages == [StageName.DELIVERY, StageName.LAST]


def test_a_persons_limit_in_the_delivery_month_is_none_where_he_must_be_flat() -> None:
    for rule in RULES:
        is_his = rule.clients == (ClientType.PERSON,)
        assert is_his == (rule.limit == 0)
        if rule.exchange in ("DCE", "CZCE", "GFEX") and rule.stage is StageName.DELIVERY:
            assert is_his or ClientType.PERSON not in rule.clients


def test_every_rule_names_products_that_there_are_and_who_says_so() -> None:
    for rule in RULES:
        assert {f"{rule.exchange}.{code}" for code in rule.products} <= set(PRODUCTS)
        assert "[K" in rule.source


def test_a_persons_rule_stands_after_ours(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(HEAD + "limit = 7\nshare = 0.1\nabove = 100\nmargin = 0.3\n", "utf-8")
    rules = read_stages((*SHIPPED, path))
    assert rules[:-1] == RULES
    assert rules[-1] == StageRule(
        exchange="DCE",
        clients=(ClientType.PERSON,),
        stage=StageName.BEFORE,
        source="x",
        limit=7,
        share=Decimal("0.1"),
        above=100,
        margin=Decimal("0.3"),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("limit = -1", "6: stage[1].limit = -1: must be at least 0"),
        ("margin = 12", "6: stage[1].margin = 12: must be a fraction above 0 and below 1"),
        ("share = 0\nabove = 5", "6: stage[1].share = 0: must be a fraction above 0"),
        ("share = 0.1", "6: stage[1].share = 0.1: needs `above`"),
        ("day = 16", "6: stage[1].day = 16: must be at most 15"),
        ("calendar_day = 31", "6: stage[1].calendar_day = 31: must be at most 28"),
        ('products = ["DCE.i"]', "6: stage[1].products[1] = 'DCE.i': the"),
        ("colour = 1", "6: stage[1].colour = 1: is not a known key"),
        ("[[stages]]", "6: stages[1] = 'stages': is no table of this file"),
    ],
)
def test_a_bad_rule_is_one_clear_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(HEAD + text, "utf-8")
    with pytest.raises(BadTable) as caught:
        read_stages([path])
    (found,) = (one.removeprefix(f"{path} line ") for one in caught.value.complaints)
    assert found.startswith(said)
