"""A contract in words, above the forms."""

from __future__ import annotations

from terminal.core.view import PairView
from terminal.domain.contract import PricingKind, TradeSide
from terminal.domain.metric import DataState
from tests.book_builders import D, make_lot, make_roll
from tests.builders import make_pair
from tests.widgets.fake_book import deal
from widgets.deal_text import goods_of, head_of, lot_text, month_text, price_unit
from widgets.latest import Latest

LATEST = Latest({})
EMPTY = (
    "spot",
    "futures",
    "basis",
    "change",
    "spot_quote",
    "futures_quote",
    "spot_age",
    "futures_age",
)
PARTS = deal(rolls=(make_roll(quantity=D(200)),))


def test_what_is_unpriced_by_month() -> None:
    said = "Purchase CG-1, 华北事业部: 500 t unpriced, CU2701 −45, CU2702 −245"
    assert head_of(PARTS, LATEST) == said
    done = "Purchase CG-1, 华北事业部: 0 t unpriced, CU2701"
    assert head_of(deal(priced=D(500)), LATEST) == done


def test_what_has_to_change_hands() -> None:
    half = deal(delivered=D(120), side=TradeSide.SALE)
    assert goods_of(half, LATEST) == (
        "Sale CG-1, 华北事业部: 380 of 500 t to deliver, 500 t unpriced"
    )
    fixed = deal(kind=PricingKind.FIXED)
    assert goods_of(fixed, LATEST) == "Purchase CG-1, 华北事业部: 500 of 500 t to deliver"


def test_a_month_and_a_lot_to_choose() -> None:
    assert month_text(PARTS, "SHFE.cu2702") == "CU2702 · 200 t"
    assert lot_text(make_lot(grade="A", place="上海")) == "L1 · 500 t · A · 上海"
    assert lot_text(make_lot()) == "L1 · 500 t"


def test_prices_of_a_contract_are_as_its_futures_are_quoted() -> None:
    eggs = deal(commodity="jd", futures="DCE.jd2702")
    assert price_unit(eggs, LATEST) == "CNY/t"
    latest = Latest({})
    for name, futures, per in (("a", "SHFE.cu2701", "CNY/t"), ("b", "DCE.jd2701", "CNY/500kg")):
        latest.pairs[name] = PairView(
            pair=make_pair(id=name, futures=futures, price_unit=per),
            state=DataState.NO_DATA,
            **dict.fromkeys(EMPTY),
            limits=(),
        )
    assert price_unit(eggs, latest) == "CNY/500kg"
    assert price_unit(deal(), latest) == "CNY/t"
