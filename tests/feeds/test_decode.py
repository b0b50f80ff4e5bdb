"""Wire nodes become values of the house; what is not there yet waits, what cannot be is refused."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.account import Account
from terminal.domain.bar import Bar
from terminal.domain.instrument import TradingTime
from terminal.domain.order import Direction, Offset
from terminal.feeds.decode import (
    AMOUNTS,
    OF_POSITIONS,
    account_of,
    bars_of,
    instrument_of,
    notice_of,
    order_of,
    position_of,
    trade_of,
)
from terminal.feeds.fault import Malformed
from terminal.feeds.quotes import quote_of
from tests.feeds import wire
from tests.feeds.wire import CU, NOW

DBL_MAX = 1.7976931348623157e308


def test_an_instrument_is_read_from_the_names_of_the_contract_query() -> None:
    found = instrument_of(wire.info())
    assert (found.symbol, found.exchange, found.code) == (CU, "SHFE", "cu2701")
    assert (found.name, found.product) == ("沪铜2701", "cu")
    assert (found.multiplier, found.price_tick) == (Decimal(5), Decimal(10))
    assert found.trading_time == TradingTime(
        (("09:00:00", "10:15:00"), ("10:30:00", "11:30:00")), (("21:00:00", "25:00:00"),)
    )
    assert found.expires == datetime(2027, 1, 15, 7, 0, tzinfo=UTC)
    assert found.max_limit_volume == 500
    assert found.splits_today


@pytest.mark.parametrize(
    ("symbol", "code"),
    [
        ("CZCE.SR007", "SR007"),
        ("DCE.m2007-P-2900", "m2007-P-2900"),
        ("KQ.m@SHFE.cu", "m@SHFE.cu"),
    ],
)
def test_codes_are_kept_as_the_exchange_writes_them(symbol: str, code: str) -> None:
    assert instrument_of(wire.info(symbol)).code == code


def test_an_index_is_multiplied_by_its_own_name_and_has_no_sessions() -> None:
    node = wire.info("KQ.i@SHFE.cu", index_multiple=5, trading_time=None)
    del node["volume_multiple"], node["expire_datetime"]
    found = instrument_of(node)
    assert (found.multiplier, found.trading_time, found.expires) == (5, TradingTime(), None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("volume_multiple", "-"),
        ("volume_multiple", 0),
        ("volume_multiple", None),
        ("price_tick", -10),
        ("price_tick", float("nan")),
        ("instrument_id", "cu2701"),
        ("instrument_id", 7),
        ("trading_time", "always"),
        ("trading_time", {"day": [["09:00:00"]]}),
        ("trading_time", {"day": [["9:00", "10:15"]]}),
        ("trading_time", {"night": [["21:00:00", None]]}),
    ],
)
def test_an_instrument_that_cannot_be_traded_by_is_refused_with_its_value(
    field: str, value: Any
) -> None:
    with pytest.raises(Malformed) as refusal:
        instrument_of(wire.info(**{field: value}))
    assert refusal.value.kind == "instrument"
    assert "\n" not in str(refusal.value)


def test_money_is_exact_to_the_last_written_digit() -> None:
    account = account_of("main", wire.account(float_profit=-40519.999999999985))
    assert account is not None
    assert account.id == "main"
    assert account.balance == Decimal("1000123.45")
    assert account.available == Decimal("900000.1")
    assert account.margin == Decimal(100000)
    assert account.float_profit == Decimal("-40519.999999999985")


def test_static_balance_is_worked_out_where_the_counter_has_none() -> None:
    account = account_of("main", wire.account(static_balance="-", deposit=50.5, withdraw=0.25))
    assert account is not None
    assert account.static_balance == Decimal("1000050.25")


NOTHING = ["-", "12", "NaN", "", None, DBL_MAX, True, float("inf"), float("nan"), [1], 10**400]


@pytest.mark.parametrize("field", ["balance", "margin"])
@pytest.mark.parametrize("nothing", NOTHING)
def test_an_account_without_equity_or_margin_is_not_an_account_with_zero(
    field: str, nothing: Any
) -> None:
    assert account_of("main", wire.account(**{field: nothing})) is None
    before = account_of("main", wire.account())
    found = account_of("main", wire.account(**{field: nothing}), before)
    assert found is not None
    assert (found.told(field), found.margin_ratio) == (None, None)
    assert found.told("available") == Decimal("900000.1")


@pytest.mark.parametrize("field", AMOUNTS)
@pytest.mark.parametrize("nothing", NOTHING)
def test_one_amount_that_is_none_hides_no_other_and_is_never_zero(field: str, nothing: Any) -> None:
    node = wire.account(**dict.fromkeys(AMOUNTS, 7.5))
    before = account_of("main", node)
    found = account_of("main", node | {field: nothing}, before)
    assert found is not None
    told = {name: found.told(name) for name in AMOUNTS}
    seven = Decimal("7.5")
    # What equity began at follows from the rest of it.
    assert told.pop(field) == (seven if field == "static_balance" else None)
    assert set(told.values()) == {seven}


def test_an_account_that_is_gone_is_not_known_any_more() -> None:
    before = account_of("main", wire.account())
    found = account_of("main", {}, before)
    assert found is not None
    assert {found.told(name) for name in AMOUNTS} == {None}
    assert account_of("main", {}) is None


@pytest.mark.parametrize("field", OF_POSITIONS)
@pytest.mark.parametrize("nothing", NOTHING)
def test_an_amount_of_a_position_that_is_none_is_not_zero(field: str, nothing: Any) -> None:
    node = wire.position(**dict.fromkeys(OF_POSITIONS, 7.5)) | {field: nothing}
    found = position_of("main", CU, node)
    assert (found.missing, found.told(field)) == ((field,), None)
    flat = position_of("main", CU, node | {"pos_long_his": 0, "pos_long_today": 0})
    assert flat.missing == ()


def test_a_position_counts_by_pos_and_falls_back_to_volume() -> None:
    node = wire.position(volume_long_his=9, volume_long_today=9, volume_short_his=4)
    del node["pos_short_his"], node["pos_short_today"]
    found = position_of("main", CU, node)
    assert (found.long_history, found.long_today) == (3, 2)
    assert (found.short_history, found.short_today) == (4, 0)
    assert found.key == f"main/{CU}"


@pytest.mark.parametrize("nothing", ["-", "", "3", DBL_MAX, True, float("nan"), 1e17, -1e17, 2.5])
def test_lots_that_are_no_number_are_not_none(nothing: Any) -> None:
    with pytest.raises(Malformed, match="long lots of yesterday are not a number"):
        position_of("main", CU, wire.position(pos_long_his=nothing))
    found = position_of("main", CU, wire.position(pos_long_his=nothing, volume_long_his=9))
    assert (found.long_history, found.long_today) == (9, 2)
    empty = position_of("main", CU, {"volume_long_today": 4})
    assert (empty.long, empty.short) == (4, 0), "what is not mentioned is not held"


def test_lots_booked_below_zero_on_one_part_are_taken_from_the_other() -> None:
    node = {"volume_long_his": 5, "volume_long_today": -2, "pos_short_his": -1}
    found = position_of("main", CU, node | {"pos_short_today": 4})
    assert (found.long_history, found.long_today) == (3, 0)
    assert (found.short_history, found.short_today) == (0, 3)


@given(st.integers(-50, 50), st.integers(-50, 50))
def test_lots_are_never_negative_and_their_sum_is_kept(history: int, today: int) -> None:
    node = wire.position(pos_long_his=history, pos_long_today=today)
    found = position_of("main", CU, node)
    assert found.long_history >= 0 <= found.long_today
    assert found.long == max(history + today, 0)


def test_frozen_lots_are_read_by_part_or_as_one() -> None:
    node = wire.position(volume_long_frozen_today=2, volume_short_frozen=3)
    found = position_of("main", CU, node)
    assert (found.long_frozen_today, found.long_frozen_history) == (2, 0)
    assert (found.short_frozen_today, found.short_frozen_history) == (0, 3)


def test_an_empty_side_has_no_price() -> None:
    found = position_of("main", CU, wire.position(open_price_short=0))
    assert (found.long_price, found.short_price) == (Decimal("87500.0"), None)


def test_an_order_is_read_in_the_words_of_the_house() -> None:
    report = order_of("main", "o1", wire.order(insert_date_time=1795401000500000000))
    assert report is not None
    assert (report.id, report.account, report.symbol) == ("o1", "main", CU)
    assert (report.direction, report.offset) == (Direction.SELL, Offset.CLOSE_TODAY)
    assert (report.volume, report.volume_left, report.is_alive) == (2, 2, True)
    assert (report.limit_price, report.message) == (Decimal("87990.0"), "未成交")
    assert report.inserted == datetime(2026, 11, 23, 2, 30, 0, 500000, UTC)


def test_a_finished_order_is_not_alive_and_an_unsent_one_has_no_time() -> None:
    report = order_of("main", "o1", wire.order(status="FINISHED", volume_left=0))
    assert report is not None
    assert (report.is_alive, report.inserted) == (False, None)


def test_a_market_order_has_no_limit_price() -> None:
    report = order_of("main", "o1", wire.order(price_type="ANY", limit_price=0.0))
    assert report is not None
    assert report.limit_price is None


@pytest.mark.parametrize(
    "field", ["direction", "offset", "status", "volume_orign", "volume_left", "instrument_id"]
)
def test_an_order_in_pieces_waits_for_the_rest(field: str) -> None:
    node = wire.order()
    del node[field]
    assert order_of("main", "o1", node) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("direction", "UP"),
        ("direction", []),
        ("offset", "REVERSE"),
        ("offset", {}),
        ("status", "MAYBE"),
        ("status", 1),
        ("volume_left", 3),
        ("volume_left", -1),
        ("volume_orign", 2.5),
    ],
)
def test_an_order_that_cannot_be_is_refused(field: str, value: Any) -> None:
    with pytest.raises(Malformed):
        order_of("main", "o1", wire.order(**{field: value}))


def test_a_trade_is_read_with_price_and_time() -> None:
    found = trade_of("main", "t1", wire.trade())
    assert found is not None
    assert (found.key, found.order_id, found.symbol) == ("t1", "o1", CU)
    assert (found.volume, found.price, found.commission) == (2, Decimal("87990.0"), Decimal("21.5"))
    assert found.offset is Offset.CLOSE_TODAY
    assert found.time is not None


@pytest.mark.parametrize("field", ["price", "volume", "order_id", "direction", "offset"])
def test_a_trade_in_pieces_waits_for_the_rest(field: str) -> None:
    node = wire.trade()
    del node[field]
    assert trade_of("main", "t1", node) is None


@pytest.mark.parametrize(("field", "value"), [("volume", 0), ("volume", -1), ("offset", "X")])
def test_a_trade_that_cannot_be_is_refused(field: str, value: Any) -> None:
    with pytest.raises(Malformed):
        trade_of("main", "t1", wire.trade(**{field: value}))


def test_a_notice_keeps_its_words_and_survives_wrong_types() -> None:
    found = notice_of("main", "n1", wire.notice("登录成功", 324))
    assert (found.id, found.level, found.code, found.content) == ("n1", "INFO", 324, "登录成功")
    odd = notice_of("main", "n2", {"level": 3, "code": "x", "content": None})
    assert (odd.level, odd.code, odd.content) == ("INFO", 0, "")


def test_a_settlement_statement_is_known_by_its_type() -> None:
    node = wire.notice("交易结算单", 325)
    assert not notice_of("main", "n1", node).is_statement
    assert notice_of("main", "n1", {**node, "type": "SETTLEMENT"}).is_statement


def test_bars_come_in_time_order_and_only_from_the_window() -> None:
    minute = 60 * 10**9
    start = 1795401000 * 10**9
    data: dict[str, Any] = {
        str(n): {"datetime": start + n * minute, "close": 88000 + n} for n in (11, 9, 10, 12)
    }
    data |= {"x": {"close": 1}, "13": {"datetime": start, "close": "-"}, "１0": {"close": 1}}
    assert bars_of({"data": data}, 10, 99) == (
        Bar(1795401600.0, 88010.0),
        Bar(1795401660.0, 88011.0),
        Bar(1795401720.0, 88012.0),
    )
    assert bars_of({}, 0, 1) == ()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.sampled_from(["-", "", "BUY", "OPEN", "ALIVE", "LIMIT", "2026-11-23 10:30:00.500000"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


@pytest.mark.parametrize("make", [wire.quote, wire.info, wire.account, wire.position, wire.order])
@given(data=st.data())
def test_any_field_of_any_type_ends_in_a_value_nothing_or_a_refusal(
    make: Any, data: st.DataObject
) -> None:
    node = make()
    for name in data.draw(st.sets(st.sampled_from(sorted(node)), max_size=3)):
        node[name] = data.draw(JSON)
    quote_of(CU, node, NOW)
    account_of("main", node)
    with contextlib.suppress(Malformed):
        position_of("main", CU, node)
    notice_of("main", "n", node)
    bars_of({"data": node}, 0, 9)
    with contextlib.suppress(Malformed):
        order_of("main", "o", node)
    with contextlib.suppress(Malformed):
        trade_of("main", "t", wire.trade() | node)
    with contextlib.suppress(Malformed):
        instrument_of(node)


def test_an_account_value_of_another_kind_never_stands_in() -> None:
    account = account_of("main", wire.account(commission=True, frozen_margin="12"))
    assert isinstance(account, Account)
    assert (account.commission, account.frozen_margin) == (0, 0)
