"""The counter without sockets: examples of matching, and a machine that tries everything.

The machine keeps its own books from the wire alone, in cents: what the account says must be what
its trades and prices make of it, after every step.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from terminal.sim.catalogue import CONTRACTS
from terminal.sim.counter import Counter
from terminal.sim.exchange import HOLDINGS
from terminal.sim.flow import Patch
from terminal.sim.journal import Journal
from terminal.sim.market import Market
from terminal.sim.scenario import scenario_of
from terminal.sim.ticket import OrderRequest

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
CU, MEAL, INDEX = "SHFE.cu2701", "DCE.m2705", "CFFEX.IF2612"


class Ear:
    """A connection that only listens."""

    def __init__(self) -> None:
        self.notices: list[dict[str, Any]] = []
        self.changes: list[Patch] = []

    def notify(self, patch: Patch) -> None:
        self.notices += patch["notify"].values()

    def change(self, patch: Patch) -> None:
        self.changes.append(patch)

    @property
    def codes(self) -> list[int]:
        return [notice["code"] for notice in self.notices]


class Desk:
    """A counter with one listening user."""

    def __init__(
        self, journal: Journal | None = None, real_hours: bool = False, now: datetime = NOW
    ) -> None:
        self.now = now
        self.market = Market(scenario_of("calm"), 7, now, real_hours=real_hours)
        users = ("demo", "hedge")
        self.counter = Counter(
            self.market, lambda: self.now, journal or Journal(None), users, 20_000_000
        )
        self.counter.hold(HOLDINGS)
        self.ear = Ear()
        self.counter.confirm("demo")
        self.counter.join("demo", self.ear)
        self.count = 0

    def order(
        self,
        symbol: str,
        direction: str,
        offset: str,
        volume: int,
        price: float | None,
        **more: Any,
    ) -> dict[str, Any]:
        self.count += 1
        exchange, code = symbol.split(".")
        user = more.pop("user", "demo")
        fields = {"order_id": f"x{self.count}", "limit_price": price} | more
        request = OrderRequest(exchange, code, direction, offset, volume, **fields)  # type: ignore[arg-type]
        self.counter.insert(user, request)
        return self.orders(user)[fields["order_id"]]

    def account(self, user: str = "demo") -> dict[str, Any]:
        self.counter.publish(user)
        node: dict[str, Any] = self.counter.traders[user].statement.snapshot()["trade"][user]
        return node

    def orders(self, user: str = "demo") -> dict[str, Any]:
        return self.account(user)["orders"]  # type: ignore[no-any-return]

    def quote(self, symbol: str) -> dict[str, Any]:
        return self.market.books[symbol].wire()

    def move(self, symbol: str, price: float) -> None:
        self.market.set_price(symbol, price, self.now)
        for moved in self.market.advance(self.market.time, self.now):
            self.counter.on_price(moved)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_an_order_that_crosses_is_filled_at_the_quoted_prices(desk: Desk) -> None:
    quote = desk.quote(CU)
    order = desk.order(CU, "BUY", "OPEN", 1, quote["upper_limit"])
    assert (order["status"], order["volume_left"]) == ("FINISHED", 0)
    assert order["last_msg"] == "全部成交"
    (trade,) = desk.account()["trades"].values()
    assert trade["price"] == quote["ask_price1"]
    assert trade["order_id"] == order["order_id"]
    assert desk.ear.codes == [328, 331]


def test_a_large_order_goes_through_the_levels_and_rests_for_what_is_missing(desk: Desk) -> None:
    quote = desk.quote(MEAL)
    there = quote["bid_volume1"]
    order = desk.order(MEAL, "SELL", "CLOSE", 60, quote["bid_price1"])
    taken = min(there, 60)
    assert order["volume_left"] == 60 - taken
    book = desk.quote(MEAL)
    assert book["bid_volume1"] == there - taken if there > 60 else book["bid_price1"] == "-"
    assert book["volume"] == quote["volume"] + taken


def test_a_resting_order_is_filled_at_its_own_price_when_the_quotes_cross_it(desk: Desk) -> None:
    price = desk.quote(CU)["last_price"] + 500
    order = desk.order(CU, "SELL", "CLOSE", 2, price)
    assert (order["status"], order["last_msg"]) == ("ALIVE", "未成交")
    desk.move(CU, price - 20)
    assert desk.orders()["x1"]["status"] == "ALIVE"
    desk.move(CU, price + 300)
    assert desk.orders()["x1"]["last_msg"] == "全部成交"
    assert {t["price"] for t in desk.account()["trades"].values()} == {price}


def test_better_prices_go_first_then_older_orders(desk: Desk) -> None:
    desk.counter.confirm("hedge")
    last = desk.quote(INDEX)["last_price"]
    high, low = round(last + 40, 1), round(last + 20, 1)
    desk.order(INDEX, "SELL", "OPEN", 20, high)
    desk.order(INDEX, "SELL", "OPEN", 20, low, user="hedge")
    desk.order(INDEX, "SELL", "OPEN", 20, low)
    desk.move(INDEX, low)
    for _ in range(40):
        left = [desk.orders("hedge")["x2"]["volume_left"], desk.orders()["x3"]["volume_left"]]
        assert left[0] == 0 or left[1] == 20
        if left == [0, 0]:
            break
        desk.move(INDEX, low)
    assert left == [0, 0]
    assert desk.orders()["x1"]["volume_left"] == 20
    desk.order(INDEX, "SELL", "OPEN", 20, low)
    desk.move(INDEX, high)
    assert desk.orders()["x4"]["volume_left"] < 20
    assert desk.orders()["x1"]["volume_left"] == 20 or desk.orders()["x4"]["volume_left"] == 0


def test_fill_and_kill_takes_what_there_is_and_withdraws_the_rest(desk: Desk) -> None:
    quote = desk.quote(INDEX)
    order = desk.order(INDEX, "BUY", "OPEN", 20, quote["ask_price1"], time_condition="IOC")
    assert order["volume_left"] == max(0, 20 - quote["ask_volume1"])
    assert order["volume_left"] > 0
    assert (order["status"], order["last_msg"]) == ("FINISHED", "已撤单")
    assert desk.account()["accounts"]["CNY"]["frozen_margin"] == 0


def test_fill_or_kill_trades_all_or_nothing(desk: Desk) -> None:
    quote = desk.quote(INDEX)
    every = {"time_condition": "IOC", "volume_condition": "ALL"}
    killed = desk.order(INDEX, "BUY", "OPEN", 20, quote["ask_price1"], **every)
    assert (killed["volume_left"], killed["status"]) == (20, "FINISHED")
    assert desk.quote(INDEX)["ask_volume1"] == quote["ask_volume1"]
    filled = desk.order(INDEX, "BUY", "OPEN", 1, quote["ask_price1"], **every)
    assert filled["volume_left"] == 0


@pytest.mark.parametrize("symbol", [CU, "INE.sc2702", INDEX])
def test_market_orders_are_refused_where_there_are_none(desk: Desk, symbol: str) -> None:
    order = desk.order(symbol, "BUY", "OPEN", 1, None, price_type="ANY", time_condition="IOC")
    assert order["last_msg"] == "CTP:不支持的报单类型"


def test_market_orders_take_the_best_price_elsewhere(desk: Desk) -> None:
    best = desk.quote(MEAL)["bid_price1"]
    order = desk.order(MEAL, "SELL", "CLOSE", 1, None, price_type="ANY", time_condition="IOC")
    assert (order["volume_left"], order["limit_price"]) == (0, "-")
    (trade,) = desk.account()["trades"].values()
    assert trade["price"] == best


def test_the_index_exchange_has_best_price_orders_of_its_own(desk: Desk) -> None:
    depth = desk.quote(INDEX)["ask_volume1"]
    best = {"price_type": "BEST", "time_condition": "IOC"}
    order = desk.order(INDEX, "BUY", "OPEN", 20, None, **best)
    assert order["volume_left"] == 20 - depth
    assert desk.order(MEAL, "BUY", "OPEN", 1, None, **best)["last_msg"] == "CTP:不支持的报单类型"


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ((CU, "SELL", "CLOSETODAY", 5, 86500.0), "CTP:平今仓位不足"),
        ((CU, "SELL", "CLOSE", 9, 86500.0), "CTP:平昨仓位不足"),
        ((MEAL, "SELL", "CLOSE", 61, 2950.0), "CTP:平仓量超过持仓量"),
        ((CU, "BUY", "OPEN", 500, 86500.0), "CTP:资金不足"),
        ((CU, "BUY", "OPEN", 1, 86505.0), "CTP:价格非最小单位的倍数"),
        ((CU, "BUY", "OPEN", 0, 86500.0), "CTP:报单手数应在1与500之间"),
        ((CU, "BUY", "OPEN", -3, 86500.0), "CTP:报单手数应在1与500之间"),
        ((CU, "BUY", "OPEN", 501, 86500.0), "CTP:报单手数应在1与500之间"),
        ((CU, "BUY", "OPEN", 1, None), "CTP:报单价格错误"),
        ((CU, "BUY", "OPEN", 1, float("inf")), "CTP:报单价格错误"),
        (("SHFE.cu9999", "BUY", "OPEN", 1, 86500.0), "CTP:找不到合约"),
        (("SPOT.cu", "BUY", "OPEN", 1, 86500.0), "CTP:找不到合约"),
    ],
)
def test_refusals_use_the_counters_words_and_touch_nothing(
    desk: Desk, order: tuple[Any, ...], words: str
) -> None:
    before = desk.account()["accounts"], desk.account()["positions"]
    got = desk.order(*order)
    assert (got["status"], got["last_msg"], got["exchange_order_id"]) == ("FINISHED", words, "")
    assert got["volume_left"] == order[3]
    assert (desk.account()["accounts"], desk.account()["positions"]) == before
    assert desk.ear.codes == [330]


@pytest.mark.parametrize(("steps", "words"), [(1, "超过涨停板"), (-1, "跌破跌停板")])
def test_a_price_beyond_the_limit_is_refused_by_the_exchange(
    desk: Desk, steps: int, words: str
) -> None:
    limit = desk.quote(CU)["upper_limit" if steps > 0 else "lower_limit"]
    assert desk.order(CU, "BUY", "OPEN", 1, limit + 10 * steps)["last_msg"].endswith(words)
    assert desk.orders()["x1"]["exchange_order_id"] != ""
    assert desk.order(CU, "BUY", "OPEN", 1, limit)["last_msg"] in ("全部成交", "未成交")


def test_at_the_limit_board_the_crowded_side_is_not_filled(desk: Desk) -> None:
    limit = desk.quote(CU)["upper_limit"]
    desk.move(CU, limit)
    assert desk.order(CU, "BUY", "OPEN", 1, limit)["last_msg"] == "未成交"
    assert desk.order(CU, "SELL", "CLOSE", 8, limit)["volume_left"] == 0


def test_no_order_is_taken_before_the_settlement_is_confirmed(desk: Desk) -> None:
    got = desk.order(CU, "BUY", "OPEN", 1, 86500.0, user="hedge")
    assert got["last_msg"] == "CTP:结算结果未确认"


def test_no_order_is_taken_outside_the_sessions() -> None:
    noon = Desk(real_hours=True, now=datetime(2026, 11, 23, 4, 0, tzinfo=UTC))
    assert noon.order(CU, "BUY", "OPEN", 1, 86500.0)["last_msg"] == "CTP:不是交易时间"


def test_an_order_id_used_twice_gets_a_notice_and_the_first_order_stays(desk: Desk) -> None:
    first = desk.order(CU, "SELL", "CLOSE", 1, 90000.0, order_id="same")
    again = desk.order(CU, "SELL", "CLOSE", 2, 91000.0, order_id="same")
    assert again == first
    assert desk.ear.codes == [328, 407]
    assert "重复的报单编号" in desk.ear.notices[-1]["content"]


def test_an_order_for_another_user_gets_a_notice_only(desk: Desk) -> None:
    with pytest.raises(KeyError):
        desk.order(CU, "SELL", "CLOSE", 1, 90000.0, user_id="hedge")
    assert desk.ear.codes == [408]


def test_an_order_without_an_id_gets_one_it_can_be_withdrawn_by(desk: Desk) -> None:
    request = OrderRequest("SHFE", "cu2701", "SELL", "CLOSE", 1, limit_price=90000.0)
    desk.counter.insert("demo", request)
    (order_id,) = desk.orders()
    assert order_id.startswith("SERVER.")
    desk.counter.cancel("demo", order_id)
    assert desk.orders()[order_id]["last_msg"] == "已撤单"


def test_withdrawing_releases_what_was_frozen(desk: Desk) -> None:
    desk.order(CU, "SELL", "CLOSE", 3, 90000.0)
    assert desk.account()["positions"][CU]["volume_long_frozen_his"] == 3
    desk.counter.cancel("demo", "x1")
    assert desk.account()["positions"][CU]["volume_long_frozen_his"] == 0
    assert (desk.orders()["x1"]["status"], desk.orders()["x1"]["volume_left"]) == ("FINISHED", 3)
    assert desk.ear.codes == [328, 329]
    desk.move(CU, 91000.0)
    assert desk.orders()["x1"]["volume_left"] == 3


def test_withdrawing_the_unknown_or_the_finished_gets_a_notice_only(desk: Desk) -> None:
    desk.order(CU, "SELL", "CLOSE", 1, desk.quote(CU)["lower_limit"])
    before = desk.account()
    desk.counter.cancel("demo", "x1")
    desk.counter.cancel("demo", "nothing")
    assert desk.ear.codes[-2:] == [354, 354]
    assert desk.account() == before


def test_a_transfer_changes_equity_and_too_much_is_refused(desk: Desk) -> None:
    before = desk.account()["accounts"]["CNY"]
    assert desk.counter.transfer("demo", 1000.5, "CNY")
    after = desk.account()["accounts"]["CNY"]
    assert after["deposit"] == 1000.5
    assert Decimal(str(after["balance"])) - Decimal(str(before["balance"])) == Decimal("1000.5")
    assert desk.counter.transfer("demo", -1e9, "CNY")
    assert desk.account()["accounts"]["CNY"]["withdraw"] == 0
    assert desk.ear.codes == [327, 422]
    for amount in (0.0, float("inf"), float("nan"), 1e300):
        assert not desk.counter.transfer("demo", amount, "CNY")


def test_every_listener_of_a_user_hears_everything_and_nobody_else_does(desk: Desk) -> None:
    second, stranger = Ear(), Ear()
    desk.counter.join("demo", second)
    desk.counter.join("hedge", stranger)
    desk.order(CU, "SELL", "CLOSE", 1, 90000.0)
    assert second.codes == desk.ear.codes == [328]
    assert second.changes == desk.ear.changes[-len(second.changes) :] != []
    assert (stranger.notices, stranger.changes) == ([], [])
    desk.counter.leave("demo", second)
    desk.counter.cancel("demo", "x1")
    assert second.codes == [328]


def test_accounts_follow_prices_with_the_fields_that_moved(desk: Desk) -> None:
    desk.move(CU, desk.quote(CU)["last_price"] + 100)
    desk.counter.mark()
    (change,) = desk.ear.changes
    account = change["trade"]["demo"]
    assert list(account["positions"]) == [CU]
    assert "margin" not in account["accounts"]["CNY"]
    desk.counter.mark()
    assert len(desk.ear.changes) == 1


def test_the_journal_has_one_line_for_everything_that_happened(tmp_path: Path) -> None:
    path = tmp_path / "orders.jsonl"
    journal = Journal(path)
    desk = Desk(journal)
    desk.order(CU, "SELL", "CLOSE", 1, desk.quote(CU)["lower_limit"])
    desk.order(CU, "SELL", "CLOSE", 2, 90000.0)
    desk.order(CU, "SELL", "CLOSE", 2, 90000.0, order_id="x2")
    desk.counter.cancel("demo", "x2")
    desk.order(CU, "SELL", "CLOSE", 99, 90000.0)
    journal.close()
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [(line["event"], line["order_id"]) for line in lines] == [
        ("accepted", "x1"),
        ("trade", "x1"),
        ("accepted", "x2"),
        ("duplicate", "x2"),
        ("cancelled", "x2"),
        ("rejected", "x4"),
    ]
    assert (lines[1]["lots"], lines[4]["left"]) == (1, 2)


SYMBOLS = [CU, MEAL, INDEX, "SHFE.rb2705", "INE.sc2702", "CZCE.CF705"]
BY_SYMBOL = {contract.symbol: contract for contract in CONTRACTS}
DIRECTIONS, OFFSETS = (
    st.sampled_from(["BUY", "SELL"]),
    st.sampled_from(["OPEN", "CLOSE", "CLOSETODAY"]),
)
CONDITIONS = st.sampled_from([("GFD", "ANY"), ("IOC", "ANY"), ("IOC", "ALL")])


def cents(value: float) -> int:
    exact = Decimal(repr(value)) * 100
    assert exact == exact.to_integral_value(), value
    return int(exact)


class Bookkeeper(RuleBasedStateMachine):
    """Orders of every kind, withdrawals, transfers and price moves, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk()
        self.sent: list[OrderRequest] = []
        self.tree: dict[str, Any] = self.desk.counter.join("demo", self.desk.ear)

    @rule(
        symbol=st.sampled_from(SYMBOLS),
        direction=DIRECTIONS,
        offset=OFFSETS,
        volume=st.integers(1, 70),
        away=st.integers(-6, 6),
        condition=CONDITIONS,
    )
    def insert(self, **wanted: Any) -> None:
        book = self.desk.market.books[wanted["symbol"]]
        exchange, code = wanted["symbol"].split(".")
        request = OrderRequest(
            exchange,
            code,
            wanted["direction"],
            wanted["offset"],
            wanted["volume"],
            limit_price=book.grid.price(book.last + wanted["away"]),
            time_condition=wanted["condition"][0],
            volume_condition=wanted["condition"][1],
            order_id=f"m{len(self.sent)}",
        )
        self.sent.append(request)
        self.desk.counter.insert("demo", request)

    @rule(number=st.integers(0, 40))
    def cancel(self, number: int) -> None:
        self.desk.counter.cancel("demo", f"m{number}")

    @rule(symbol=st.sampled_from(SYMBOLS), steps=st.integers(-30, 30))
    def move(self, symbol: str, steps: int) -> None:
        book = self.desk.market.books[symbol]
        self.desk.move(symbol, book.grid.price(book.last + steps))

    @rule(seconds=st.floats(0.1, 3.0))
    def wait(self, seconds: float) -> None:
        market = self.desk.market
        for symbol in market.advance(market.time + seconds, self.desk.now):
            self.desk.counter.on_price(symbol)

    @rule(yuan=st.integers(-5_000_000, 5_000_000))
    def transfer(self, yuan: int) -> None:
        self.desk.counter.transfer("demo", yuan / 100, "CNY")

    @invariant()
    def the_account_is_what_its_trades_and_prices_make_of_it(self) -> None:
        node = self.desk.account()
        money, held = node["accounts"]["CNY"], self.worth(node)
        static = cents(money["pre_balance"]) + cents(money["deposit"]) - cents(money["withdraw"])
        assert cents(money["static_balance"]) == static
        paid = sum(cents(trade["commission"]) for trade in node["trades"].values())
        assert cents(money["commission"]) == paid
        assert cents(money["balance"]) == static + held - paid
        profits = cents(money["close_profit"]) + cents(money["position_profit"])
        assert cents(money["balance"]) == static + profits - paid
        frozen = cents(money["frozen_margin"]) + cents(money["frozen_commission"])
        assert cents(money["available"]) == (
            cents(money["balance"]) - cents(money["margin"]) - frozen
        )

    def worth(self, node: dict[str, Any]) -> int:
        """Profit of the day in cents: lots at last prices less what they cost, all trades."""
        total = 0
        for symbol in node["positions"]:
            contract, grid = BY_SYMBOL[symbol], self.desk.market.books[symbol].grid
            step = contract.tick_fen
            net = spent = 0
            for holding in HOLDINGS:
                if (holding.user, holding.symbol) == ("demo", symbol):
                    lots = (holding.history + holding.today) * (1 if holding.is_long else -1)
                    net, spent = net + lots, spent + lots * contract.settlement
            for trade in node["trades"].values():
                if f"{trade['exchange_id']}.{trade['instrument_id']}" == symbol:
                    lots = trade["volume"] * (1 if trade["direction"] == "BUY" else -1)
                    ticks = grid.exact(trade["price"])
                    assert ticks is not None
                    net, spent = net + lots, spent + lots * ticks
            position = node["positions"][symbol]
            assert net == position["volume_long"] - position["volume_short"]
            total += (net * self.desk.market.books[symbol].last - spent) * step
        return total

    @invariant()
    def lots_are_never_negative_and_frozen_lots_are_held(self) -> None:
        node = self.desk.account()
        margin = 0
        for symbol, position in node["positions"].items():
            for side in ("long", "short"):
                for age in ("today", "his"):
                    held = position[f"pos_{side}_{age}"]
                    assert held == position[f"volume_{side}_{age}"] >= 0
                    assert 0 <= position[f"volume_{side}_frozen_{age}"] <= held
                margin += position[f"volume_{side}"] * BY_SYMBOL[symbol].margin_fen
        assert cents(node["accounts"]["CNY"]["margin"]) == margin

    @invariant()
    def what_is_frozen_stands_under_a_working_order(self) -> None:
        node = self.desk.account()
        alive = [order for order in node["orders"].values() if order["status"] == "ALIVE"]
        assert all(order["time_condition"] == "GFD" for order in alive)
        opening = [order for order in alive if order["offset"] == "OPEN"]
        wanted = sum(cents(order["frozen_margin"]) for order in opening)
        assert cents(node["accounts"]["CNY"]["frozen_margin"]) == wanted
        frozen = sum(
            position[f"volume_{side}_frozen"]
            for position in node["positions"].values()
            for side in ("long", "short")
        )
        assert frozen == sum(o["volume_left"] for o in alive if o["offset"] != "OPEN")

    @invariant()
    def fills_keep_their_limit_and_add_up(self) -> None:
        node = self.desk.account()
        filled = dict.fromkeys(node["orders"], 0)
        for trade in node["trades"].values():
            order = node["orders"][trade["order_id"]]
            sign = 1 if order["direction"] == "BUY" else -1
            assert (order["limit_price"] - trade["price"]) * sign >= 0
            filled[trade["order_id"]] += trade["volume"]
        for order_id, order in node["orders"].items():
            assert order["volume_orign"] - order["volume_left"] == filled[order_id]
            if order["volume_condition"] == "ALL":
                assert filled[order_id] in (0, order["volume_orign"])

    def teardown(self) -> None:
        # A client that merged every difference holds what the counter holds.
        final = self.desk.account()
        for patch in self.desk.ear.changes:
            _merge(self.tree, patch)
        assert self.tree == {"trade": {"demo": final}}


def _merge(target: dict[str, Any], patch: dict[str, Any]) -> None:
    for key, value in patch.items():
        if isinstance(value, dict):
            _merge(target.setdefault(key, {}), value)
        else:
            target[key] = value


TestBookkeeper = Bookkeeper.TestCase
TestBookkeeper.settings = settings(max_examples=12, stateful_step_count=40, deadline=None)
