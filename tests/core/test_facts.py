"""What the engine does with what it is told by the market, the counters and the channels."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import msgspec

from terminal.core.effect import AskCounter, Show, Topic, Write
from terminal.core.event import (
    DeliveryProgressed,
    InstrumentsListed,
    LatencyMeasured,
    LinkChanged,
    NoticeReceived,
    OrderReported,
    OrdersListed,
    PositionsChanged,
    QuotesChanged,
    Reduce,
    SourceFaulted,
    StoreFailed,
    StoreRecovered,
    Tick,
    TradeReported,
)
from terminal.core.refusal import Refusal, say, sentence
from terminal.domain.account import Position
from terminal.domain.instrument import TradingTime
from terminal.domain.level import Level
from terminal.domain.link import Link, LinkState
from terminal.domain.metric import Metric
from terminal.domain.order import OrderStatus
from terminal.domain.rule import Limit
from terminal.domain.said import Said
from terminal.feeds.fault import moved
from tests.builders import (
    ACCOUNT,
    FUTURES,
    PAIR,
    SPOT,
    make_delivery,
    make_instrument,
    make_quote,
    make_report,
    make_trade,
    stamp,
)
from tests.calendars import at
from tests.playbook import Containing, Play, down, flat_of, lots, reducing, up

RATIO = reducing(
    id="funds",
    metric=Metric.MARGIN_RATIO,
    subjects=(ACCOUNT, "second"),
    limits=(Limit(Level.WARNING, high=Decimal("0.8")),),
    hysteresis=Decimal("0.03"),
)
SLOW = reducing(hold=timedelta(seconds=10), clear_hold=timedelta(seconds=10))


def shows(play: Play, topic: Topic) -> list[str]:
    return [one.key for one in play.all(Show) if one.topic is topic]


# The market


def test_a_quote_shows_its_pair_and_a_point() -> None:
    play = Play().opens().at(1).basis(10)
    assert shows(play, Topic.PAIR) == shows(play, Topic.POINT) == [PAIR]


def test_the_old_snapshot_after_a_reconnect_fires_nothing_and_resolves_nothing() -> None:
    play = Play().opens().at(1).basis(600)
    old = play.engine.state.market.quotes
    snapshot = QuotesChanged(tuple(old.values()))
    play.hears(down("md")).at(100).hears(up("md"), snapshot)
    play.records_no("alert").tells().ticks(5).records_no("alert").tells()


def test_a_snapshot_that_is_young_enough_runs_no_hold_before_it_is_news() -> None:
    # Out of its band for a second of ten when the link breaks, back within the age of a leg.
    play = Play(rules=(SLOW,)).opens().at(1).basis(600).at(2)
    snapshot = QuotesChanged(tuple(play.engine.state.market.quotes.values()))
    play.hears(down("md")).at(3).hears(up("md"), snapshot).ticks(20).records_no(
        "alert", state="firing"
    )
    play.basis(600).ticks(9).records("alert", state="firing")


def test_a_contract_described_again_replaces_the_old_description() -> None:
    play = Play().opens()
    play.hears(InstrumentsListed((make_instrument(price_tick=Decimal(5)),))).is_quiet()
    assert play.engine.state.market.instruments[FUTURES].price_tick == 5


def test_hours_that_the_calendar_cannot_use_are_told_at_each_login() -> None:
    odd = make_instrument(trading_time=TradingTime(day=(("10:00:00", "09:00:00"),)))
    play = Play().opens()
    for _ in range(2):
        play.hears(InstrumentsListed((odd,)))
        play.records("notice", content=Containing("10:00:00-09:00:00"), key="hours_not_used")


def test_other_hours_of_a_front_are_shown_at_once() -> None:
    play = Play().opens()
    known = play.engine.view(Topic.HOURS, "", play.now)
    play.hears(InstrumentsListed((make_instrument(),)))
    assert not shows(play, Topic.HOURS)
    other = make_instrument(trading_time=TradingTime(day=(("09:00:00", "10:00:00"),)))
    play.hears(InstrumentsListed((other,)))
    assert shows(play, Topic.HOURS) == [""]
    assert play.engine.view(Topic.HOURS, "", play.now) != known


def test_a_calendar_that_runs_out_is_told_and_shown() -> None:
    play = Play()
    play.now = at("2026-12-05 10:00")
    play.ticks(1).records("notice", level="warning", key="calendar_ends")
    play.ticks(120).records_no("notice")
    health = play.engine.view(Topic.HEALTH, "", play.now)
    assert health.calendar_until == date(2026, 12, 31)
    assert health.calendar_warning.args == {
        "exchanges": "SHFE",
        "until": "2026-12-31",
        "days": "24",  # from Monday on
    }


def test_a_calendar_that_reaches_far_is_only_shown() -> None:
    play = Play().ticks(1).records_no("notice")
    health = play.engine.view(Topic.HEALTH, "", play.now)
    assert (health.calendar_until, health.calendar_warning) == (date(2026, 12, 31), None)


# Links


def test_a_link_is_recorded_when_its_state_changes_and_shown_at_every_word() -> None:
    play = Play().hears(LinkChanged("md", LinkState.DOWN, "refused"))
    play.records("link", id="md", state="down", detail="refused")
    play.hears(LinkChanged("md", LinkState.DOWN, "timed out")).is_quiet()
    assert shows(play, Topic.LINK) == ["md"]
    play.hears(up("md")).records("link", state="ready")


def test_latency_belongs_to_a_known_link() -> None:
    play = Play().hears(LatencyMeasured("md", 3.5))
    assert play.effects == []
    play.hears(up("md"), LatencyMeasured("md", 3.5))
    link: Link = play.engine.view(Topic.LINK, "md", play.now)
    assert (link.latency_ms, link.state) == (3.5, LinkState.READY)


def test_a_lost_trade_link_makes_the_orders_of_its_account_unknown() -> None:
    play = Play().opens().hears(OrderReported(make_report()))
    play.hears(down("td:second")).records_no("order")
    play.hears(down("td:demo")).records("order", status="unknown")
    play.hears(LinkChanged("td:demo", LinkState.LOADING)).records_no("order")


def test_a_regained_front_that_keeps_silent_of_an_order_is_asked_and_the_order_lapses() -> None:
    play = Play().opens().hears(Reduce(ACCOUNT, FUTURES, "li")).approves().leave()
    play.hears(down("td:demo")).at(1).hears(up("td:demo"))
    play.ticks(6)
    assert [one.account for one in play.all(AskCounter)] == [ACCOUNT]
    play.hears(down("td:demo"), up("td:demo"), OrdersListed(ACCOUNT, frozenset())).ticks(6)
    play.records("order", status="lapsed").records("approval", state="failed")


def test_an_order_that_was_given_up_and_is_at_the_counter_after_all_is_told_to_people() -> None:
    play = Play().opens().hears(Reduce(ACCOUNT, FUTURES, "li")).approves().leave()
    play.hears(down("td:demo"), up("td:demo"), OrdersListed(ACCOUNT, frozenset())).ticks(6)
    first, second = play.orders
    play.fills(first, 3, is_alive=True)
    args = {
        "symbol": FUTURES,
        "order": first.id,
        "account": ACCOUNT,
        "filled": "3",
        "lots": str(first.request.volume),
    }
    play.records("notice", level="warning", key="order_back", args=args)
    play.fills(first).records("order", status="filled").records_no("notice")
    play.fills(second).records("notice", level="warning")


def test_a_fault_of_a_source_is_told_to_people_and_recorded() -> None:
    play = Play().hears(SourceFaulted("spot:a", "row", "line 7: no price", 3))
    play.records("notice", level="warning", content="line 7: no price (row, 3)")
    notice = play.engine.view(Topic.NOTICE, shows(play, Topic.NOTICE)[0], play.now)
    assert notice.said == Said("not_usable", {"words": "line 7: no price", "times": "3"})


def test_a_fault_that_has_its_words_keeps_them_with_how_often_it_came() -> None:
    why = say(Refusal.WEB_STATUS, source="smm", status=500)
    play = Play().hears(SourceFaulted("spot:smm", "status", sentence(why), 2, why))
    notice = play.engine.view(Topic.NOTICE, shows(play, Topic.NOTICE)[0], play.now)
    assert notice.content == "smm: the service answered with HTTP 500 (status, 2)"
    assert notice.said == Said("web_status", {"source": "smm", "status": "500", "times": "2"})


def test_why_a_link_is_down_is_kept_with_its_key() -> None:
    why = say(Refusal.WEB_LOST, source="smm")
    play = Play().hears(moved("spot:smm", LinkState.DOWN, why))
    link = play.engine.view(Topic.LINK, "spot:smm", play.now)
    assert (link.detail, link.said) == ("smm: the connection was lost", why)
    play.records("link", detail=link.detail)


def test_a_counters_notice_is_told_and_recorded() -> None:
    play = Play().hears(NoticeReceived(ACCOUNT, "n1", "WARNING", 332, "请追加保证金"))
    play.records("notice", level="warning", content="请追加保证金")
    assert shows(play, Topic.NOTICE)


def test_a_settlement_statement_is_known_as_one_and_keeps_its_words() -> None:
    words = "交易结算单\n客户号: demo"
    play = Play().hears(NoticeReceived(ACCOUNT, "n1", "INFO", 325, words, is_statement=True))
    play.records("notice", level="info", content=words, key="settlement", args={})
    notice = play.engine.view(Topic.NOTICE, shows(play, Topic.NOTICE)[0], play.now)
    assert (notice.content, notice.said) == (words, say(Refusal.SETTLEMENT))


def test_notices_do_not_pile_up_for_ever() -> None:
    play = Play()
    for number in range(1100):
        play.hears(SourceFaulted("spot:a", "row", str(number), 1))
    assert len(play.engine.state.notices) == 1000
    assert play.engine.view(Topic.NOTICE, shows(play, Topic.NOTICE)[0], play.now) is not None


# Accounts


# Positions


def test_a_change_of_lots_shows_the_position_and_the_exposure() -> None:
    play = Play().opens().hears(PositionsChanged(ACCOUNT, (lots(long_history=1),)))
    assert shows(play, Topic.POSITION) == [f"{ACCOUNT}/{FUTURES}"]
    assert shows(play, Topic.EXPOSURE) == [PAIR]
    assert flat_of(play) == 105


def test_a_position_that_vanished_is_shown_as_gone() -> None:
    play = Play().opens().hears(PositionsChanged(ACCOUNT, (), True))
    (key,) = shows(play, Topic.POSITION)
    assert play.engine.view(Topic.POSITION, key, play.now) is None
    assert flat_of(play) == 100


def test_a_partial_word_on_positions_leaves_the_others_alone() -> None:
    play = Play().opens()
    other: Position = lots(symbol="SHFE.cu2506", long_today=1)
    play.hears(PositionsChanged(ACCOUNT, (other,)))
    assert shows(play, Topic.EXPOSURE) == []
    assert flat_of(play) == 250


# Orders and trades


def test_an_order_of_another_terminal_is_recorded_under_that_name() -> None:
    play = Play().opens().hears(OrderReported(make_report(id="SERVER.1.2.3")))
    (write,) = play.all(Write)
    assert write.record.actor == "another terminal"
    assert play.orders[0].status is OrderStatus.ALIVE


def test_a_trade_is_recorded_once() -> None:
    play = Play().opens().hears(TradeReported(make_trade()))
    play.records("trade", order_id="order-1", price="77990")
    play.hears(TradeReported(make_trade())).is_quiet()
    (key,) = [one.id for one in play.engine.state.orders.trades.values()]
    assert play.engine.view(Topic.TRADE, key, play.now) == make_trade()


# Notices on their way, and the house


def test_the_progress_of_a_notice_is_shown_and_not_recorded_again() -> None:
    delivery = make_delivery()
    play = Play().hears(DeliveryProgressed(delivery)).is_quiet()
    assert play.engine.view(Topic.DELIVERY, delivery.id, play.now) == delivery
    assert shows(play, Topic.DELIVERY) == [delivery.id]


def test_a_ledger_that_fails_is_shown_and_its_return_told() -> None:
    play = Play().hears(StoreFailed("disk full")).is_quiet()
    assert play.engine.view(Topic.HEALTH, "", play.now).read_only == "disk full"
    play.hears(StoreRecovered()).records("notice", level="info")
    assert play.engine.view(Topic.HEALTH, "", play.now).read_only == ""


def test_alarms_go_on_while_the_ledger_fails_and_nothing_is_proposed_by_the_clock() -> None:
    play = Play().opens(lots(short_history=10)).hears(StoreFailed("disk full"))
    play.at(1).basis(600).records("alert", state="firing").tells("wecom", "sms")
    play.hears(PositionsChanged(ACCOUNT, (lots(long_history=10),)))
    play.at(2).basis(600).hears(Tick()).records_no("approval")
    play.hears(StoreRecovered(), Tick()).records("approval", state="requested")


def test_values_in_records_are_text_so_that_nothing_is_rounded() -> None:
    play = Play().opens().at(1).basis(0.1 + 600)
    for write in play.all(Write):
        assert not _floats(write.record.body)
        msgspec.json.encode(write.record.body)


def _floats(value: object) -> bool:
    if isinstance(value, dict):
        return any(_floats(item) for item in value.values())
    if isinstance(value, list | tuple):
        return any(_floats(item) for item in value)
    return isinstance(value, float)


def test_a_second_source_of_a_series_is_told_once_and_passed_over() -> None:
    play = Play()
    play.opens()
    other = make_quote(1.0, symbol=SPOT, arrival=play.now + timedelta(seconds=1))
    play.hears(up("spot:a"), QuotesChanged((other,), "spot:a"))
    play.records(
        "notice",
        level="warning",
        content=f"{SPOT} comes from md already and stays with it; what spot:a brings of it is "
        "passed over: two sources of one series would overtake each other",
    )
    later = msgspec.structs.replace(other, stamp=stamp(play.now + timedelta(seconds=9)))
    play.hears(QuotesChanged((later,), "spot:a")).records_no("notice")
    assert play.engine.state.market.quotes[SPOT].last != 1.0


def test_a_quote_from_the_future_is_told_once_a_contract_and_day() -> None:
    play = Play().opens().at(1)
    wrong = play.quote(99_000.0, stamp="2099-01-01 00:00:00.000000")
    play.hears(QuotesChanged((wrong,), "md"))
    play.records("notice", level="warning", content=Containing("lies in the future"))
    play.hears(QuotesChanged((wrong,), "md")).records_no("notice")
    later = msgspec.structs.replace(wrong, arrival=play.now + timedelta(days=1))
    play.hears(QuotesChanged((later,), "md"))
    play.records("notice", level="warning", content=Containing("lies in the future"))
