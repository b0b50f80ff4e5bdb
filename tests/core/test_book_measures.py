"""Measures of a group at the prices of the moment agree with the exact ones, form by form."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import stdev

import pytest

from terminal.core.book_measures import (
    Meter,
    basis_weights,
    flat_weights,
    main_futures,
)
from terminal.core.book_view import Measures
from terminal.core.business import Business
from terminal.core.market import Market
from terminal.core.swings import Swings, next_trading_day
from terminal.domain.contract import TradeSide
from terminal.domain.link import LinkState
from terminal.domain.price_limit import LimitMove, LimitRule
from tests.book_builders import (
    CU1,
    CU2,
    DAY,
    JD,
    TIME,
    D,
    book_line,
    make_contract,
    make_fixed,
    make_limits,
    make_lot,
    make_pricing,
    make_reference,
    make_register,
    make_roll,
    make_swings,
    weekdays,
)
from tests.builders import NOW, make_pair, make_quote
from tests.exact_basis import contract_basis, stock_basis
from tests.marks import Marks

GROUP = ("metals", "cu")
BOOK = make_register(
    contracts=[
        make_contract(),
        make_fixed(id="P2", quantity=D(100), futures=CU2, pair="cu"),
        make_contract(id="S1", side=TradeSide.SALE, quantity=D(300), premium=D(90)),
    ],
    stock=[make_lot()],
)


def at_work(spot: float | None = 88_100.0, swings: Swings | None = None) -> tuple[Business, Meter]:
    pair = make_pair(futures=CU1, spot="SPOT.cu")
    market = Market((pair,), wall_clock=True)
    market.link_changed("md", LinkState.READY)
    quotes = [make_quote(88_000.0, symbol=CU1), make_quote(88_200.0, symbol=CU2)]
    if spot is not None:
        quotes.append(make_quote(spot, symbol="SPOT.cu"))
    market.apply(quotes, "md")
    business = Business(make_reference(pairs=(pair,)), DAY, weekdays)
    business.load(BOOK)
    return business, Meter(business, market, swings or make_swings((pair,)), make_limits())


def test_measures_are_those_of_the_exact_book() -> None:
    business, meter = at_work()
    found = meter.measures(GROUP, DAY, NOW)
    assert found is not None
    marks = Marks(spot={"cu": D(88100)}, futures={CU1: D(88000), CU2: D(88200)})
    exact = contract_basis(business.deals_in(*GROUP), marks, CU1, business.reference)
    stock = stock_basis(business.lots_in(*GROUP), marks, business.reference)
    assert found.purchase == pytest.approx(float(exact.purchase or 0), rel=1e-12)
    assert found.sale == float(exact.sale or 0)
    assert (found.market, found.cost) == (float(stock.market or 0), float(stock.cost or 0))
    assert found.stock_profit == float(stock.profit or 0)
    assert found.futures == CU1


def test_a_price_that_is_missing_is_no_number() -> None:
    _, meter = at_work(spot=None)
    found = meter.measures(GROUP, DAY, NOW)
    assert found is not None
    assert (found.market, found.exposed, found.stock_profit) == (None, None, None)
    assert found.cost == -100.0


def test_a_fresh_spot_price_beside_an_old_one_of_another_month_is_no_basis() -> None:
    near, far = make_pair(futures=CU1, spot="SPOT.cu"), make_pair(id="far", futures=CU2, spot="F")
    market = Market((near, far), wall_clock=True)
    market.link_changed("md", LinkState.READY)
    later = NOW + timedelta(minutes=5)

    def hear(at: datetime, **prices: float) -> None:
        names = {"near": CU1, "far": CU2, "spot": "SPOT.cu"}
        quotes = [
            make_quote(price, symbol=names[name], arrival=at) for name, price in prices.items()
        ]
        market.apply(quotes, "md")

    business = Business(make_reference(pairs=(near, far)), DAY, weekdays)
    bought = make_contract(futures=CU2, pair=near.id)
    business.load(make_register(stock=[make_lot(futures=CU2, pair=near.id)], contracts=[bought]))
    meter = Meter(business, market, make_swings((near, far)), make_limits())
    hear(NOW, near=88_000.0, far=88_200.0, spot=88_100.0)
    hear(later, near=88_000.0, spot=88_700.0)
    found = meter.measures(GROUP, DAY, later)
    assert found is not None
    assert (found.market, found.stock_profit, found.exposed) == (None, None, None)
    # What was locked is against futures alone, and has no spot price to be too young for.
    assert (found.purchase, found.contract_profit) == (50.0, None)
    hear(later, far=88_500.0)
    found = meter.measures(GROUP, DAY, later)
    assert found is not None
    assert (found.market, found.exposed) == (200.0, 200.0)


def test_a_changed_book_is_measured_anew_once_it_is_said() -> None:
    business, meter = at_work()
    meter.measures(GROUP, DAY, NOW)
    business.load(make_register(stock=[make_lot(cost=D(87900))]))
    meter.forget([GROUP])
    found = meter.measures(GROUP, DAY, NOW)
    assert found is not None
    assert (found.cost, found.purchase) == (0.0, None)
    business.load(make_register())
    meter.forget_all()
    assert meter.measures(GROUP, DAY, NOW) is None


def test_the_month_of_a_group_is_where_most_of_it_is() -> None:
    lines = [book_line(100, futures=CU2), book_line(60, -60, futures=CU1, id="b")]
    assert main_futures(lines) == CU1
    assert main_futures([book_line(100, futures=CU2), book_line(100, futures=CU1)]) == CU1


def test_a_limit_move_costs_tonnes_times_the_move() -> None:
    _, meter = at_work()
    found = meter.measures(GROUP, DAY, NOW)
    assert found is not None
    # 1000 + 100 - 300 + 500 t with spot; 1000 - 300 t of them unpriced.
    assert found.basis_risk == 1300 * 12_000
    assert found.flat_risk == 600 * 12_000
    assert found.limit == LimitMove(move=D(12_000), rate=D(12) / D(78))


def test_a_locked_market_costs_the_wider_move_of_the_next_day() -> None:
    business, _ = at_work()
    market = Market((make_pair(futures=CU1, spot="SPOT.cu"),), wall_clock=True)
    locked = make_quote(84_240.0, symbol=CU1, ask=None, upper_limit=84_240.0, lower_limit=71_760.0)
    market.apply([locked], "md")
    rule = LimitRule(exchange="SHFE", rate=D("0.07"), widen=(D("0.03"),), source="a")
    found = Meter(business, market, make_swings(), make_limits(rule)).measures(GROUP, DAY, NOW)
    assert found is not None
    assert found.limit is not None
    # 8 % today; from the lock on 11 % of the price that it is locked at, down to a step of 10.
    assert (found.limit.rate, found.limit.is_next) == (D("0.11"), True)
    assert found.flat_risk == 600 * 9_260


def test_k_deviations_cost_tonnes_times_them_once_there_are_days_enough() -> None:
    swings = make_swings([make_pair(futures=CU1, spot="SPOT.cu")], sigma_k=D(3))
    _, meter = at_work(swings=swings)

    def found() -> Measures:
        measures = meter.measures(GROUP, DAY, NOW)
        assert measures is not None
        return measures

    day = date(2026, 10, 1)
    for n in range(21):
        assert (found().basis_sigma_risk, found().flat_sigma_risk) == (None, None)
        assert (found().basis_days, found().sigma_least) == (max(n - 1, 0), 20)
        spot, near, far = 100.0 + (n % 2) * 40, 100.0 + (n % 3) * 10, 100.0 + (n % 5) * 10
        swings.take(day, {"SPOT.cu": spot, CU1: near, CU2: far})
        day = next_trading_day(day, weekdays)
    bases = [(n % 2) * 40 - (n % 3) * 10 for n in range(21)]
    sigma = stdev(b - a for a, b in pairwise(bases))
    assert found().basis_sigma == pytest.approx(sigma, rel=1e-12)
    assert found().basis_sigma_risk == pytest.approx(3 * sigma * 1300, rel=1e-12)
    # 500 t are flat in the near month and 100 t in the next: months are not netted.
    flat = [500 * (n % 3) * 10 + 100 * (n % 5) * 10 for n in range(21)]
    assert found().flat_sigma_risk == pytest.approx(3 * stdev(b - a for a, b in pairwise(flat)))
    assert (found().basis_days, found().flat_days, found().sigma_k) == (20, 20, 3.0)
    # A limit move means what it meant.
    assert (found().basis_risk, found().flat_risk) == (1300 * 12_000, 600 * 12_000)


def test_weights_are_by_pair_and_by_month_and_of_one_unit_of_measure() -> None:
    lines = [
        book_line(100, -60, futures=CU1),
        book_line(-40, futures=CU2, id="b"),
        book_line(7, futures=CU2, id="c", base_unit="kg"),
    ]
    assert sum(basis_weights(lines, "t").values()) == 60.0
    assert flat_weights(lines, "t") == {CU1: 40.0, CU2: -40.0}


def test_goods_that_net_to_nothing_can_still_lose_by_their_places() -> None:
    here, there = make_pair(id="here", spot="A"), make_pair(id="there", spot="B")
    swings = make_swings([here, there], sigma_least=2)
    for n, day in enumerate((date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 4))):
        swings.take(day, {here.futures: 100.0, "A": 100.0 + n * n, "B": 100.0})
    lots = [
        make_lot(id="L1", pair="here", quantity=D(100)),
        make_lot(id="L2", pair="there", quantity=D(100), unit="metals"),
    ]
    business = Business(make_reference(), DAY, weekdays)
    sold = make_fixed(id="S", side=TradeSide.SALE, pair="there", quantity=D(200), hedge_price=None)
    business.load(make_register(stock=lots, contracts=[sold]))
    meter = Meter(business, Market((), wall_clock=True), swings, make_limits())
    found = meter.measures(GROUP, DAY, NOW)
    assert found is not None
    assert found.basis_sigma is None
    assert found.basis_sigma_risk == pytest.approx(2 * 100 * stdev([1.0, 3.0]))


def test_a_month_whose_goods_have_all_come_still_counts_eggs_as_eggs() -> None:
    near, mid, far = JD, "DCE.jd2702", "DCE.jd2703"
    pair = make_pair(id="jd", futures=near, spot="SPOT.jd")
    market = Market((pair,), wall_clock=True)
    market.link_changed("md", LinkState.READY)
    prices = {near: 3000.0, mid: 3100.0, far: 3200.0, "SPOT.jd": 3300.0}
    market.apply([make_quote(price, symbol=symbol) for symbol, price in prices.items()], "md")
    bought = make_contract(commodity="jd", futures=near, quantity=D(100), delivered=D(40))
    rolls = [
        make_roll(futures=mid, source=near, quantity=D(40), old_price=D(3000), new_price=D(3100)),
        make_roll(id="R2", futures=far, old_price=D(3000), new_price=D(3200), source=near),
    ]
    priced = make_pricing(40, 3000, futures=mid, time=TIME + timedelta(1))
    business = Business(make_reference(pairs=(pair,)), DAY, weekdays)
    business.load(make_register(contracts=[bought], rolls=rolls, pricings=[priced]))
    found = Meter(business, market, make_swings((pair,)), make_limits()).measures(
        ("metals", "jd"), DAY, NOW
    )
    assert found is not None
    # 24 t locked -50 in the middle month, 36 t -150 in the last; a tonne is two quoted units.
    assert found.contract_profit == 2 * (24 * (200 + 50) + 36 * (100 + 150))
