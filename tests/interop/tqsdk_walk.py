"""A walk of the real tqsdk client over our exchange, run as a process of its own by test_tqsdk.py.

usage: tqsdk_walk.py MD_URL TD_URL

tqsdk blocks, starts threads of its own and writes into the home folder, so it lives here and not in
the test process. The protocol client is the real one. Some things around it are changed, none of
them part of the protocol: the vendor's login over the internet is answered locally, its news page
is not fetched at import, the machine's data are not collected, the wait before a reconnect (10-20 s
and more) is 0.2 s, and the half hour in which it does not connect again is left out. Any attempt to
reach an address other than this machine is refused and reported.

It prints one JSON object a line: `{"step": NAME, ...}`; after the step "cut me off" it waits until
its connections were lost and restored.
"""

import json
import socket
import sys
import time
import types
from datetime import UTC, datetime

BEYOND: list[str] = []
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def guard_network() -> None:
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def only_here(self, address):
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            BEYOND.append(str(address))
            raise OSError(f"not on this machine: {address}")
        return connect(self, address)

    def resolve_here(host, *more, **named):
        if host not in (*LOOPBACK, b"127.0.0.1", None):
            BEYOND.append(str(host))
            raise OSError(f"not on this machine: {host}")
        return resolve(host, *more, **named)

    socket.socket.connect = only_here
    socket.getaddrinfo = resolve_here
    # tqsdk fetches a news page when it is imported.
    sys.modules["tqsdk.changelog_notification"] = types.ModuleType("tqsdk.changelog_notification")


guard_network()

from tqsdk import TqAccount, TqApi, TqAuth, connect  # noqa: E402 -- after the guard
from tqsdk.connect import ReconnectTimer  # noqa: E402


class LocalAuth(TqAuth):
    """The vendor's account service, answered here."""

    def login(self):
        self._grants = {"features": ["futr"], "accounts": ["demo"]}
        self._auth_id = "local"

    @property
    def expire_datetime(self):
        return None


class LocalAccount(TqAccount):
    """A futures account that does not collect the machine's data for the regulator."""

    def _get_system_info(self):
        return ""


def quicken_reconnect() -> None:
    def start(self):
        self.timer = time.time()

    def set_count(self, count):
        self.timer = time.time() + 0.2

    ReconnectTimer.__init__ = start
    ReconnectTimer.set_count = set_count


def never_rest() -> None:
    # The vendor's servers rest from 19:00 to 19:30 in Beijing: a line that breaks for the first
    # time then is given up. Ours do not, and the walk is taken at any hour.
    noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
    connect._cst_now = lambda: noon


def say(step: str, **more) -> None:
    print(json.dumps({"step": step, **more}, ensure_ascii=False), flush=True)


def wait(api: TqApi, condition, seconds: float = 20.0) -> None:
    deadline = time.time() + seconds
    while not condition():
        if not api.wait_update(deadline=deadline):
            raise TimeoutError(f"waited {seconds} s in vain")


def trade(api: TqApi, symbol: str, direction: str, offset: str, volume: int, price, **more):
    order = api.insert_order(symbol, direction, offset, volume, price, **more)
    wait(api, lambda: order.status == "FINISHED" and not order.is_online)
    wait(api, lambda: order.is_error or bool(order.exchange_order_id))
    return {
        "left": order.volume_left,
        "error": order.is_error,
        "message": order.last_msg,
        "price": order.trade_price if order.volume_left < order.volume_orign else None,
    }


def lots(position) -> list[int]:
    return [
        position.pos_long_his,
        position.pos_long_today,
        position.pos_short_his,
        position.pos_short_today,
    ]


def money(account) -> dict:
    names = (
        "static_balance close_profit position_profit commission balance margin frozen_margin "
        "frozen_commission available"
    )
    return {name: account[name] for name in names.split()}


def watch_market(api: TqApi) -> None:
    quote, bars = api.get_quote("SHFE.cu2701"), api.get_kline_serial("SHFE.cu2701", 60, 200)
    ticks = api.get_tick_serial("SHFE.cu2701", 20)
    hours = api.get_kline_serial("DCE.m2705", 300, 20)
    wait(api, lambda: quote.volume > 0 and ticks.iloc[-1].id > 0)
    say(
        "quote",
        tick=quote.price_tick,
        multiple=quote.volume_multiple,
        kind=quote.ins_class,
        day=[list(span) for span in quote.trading_time.day],
        levels=[quote.bid_price5 == quote.bid_price5, quote.ask_price5 == quote.ask_price5],
    )
    last = bars.iloc[-1]
    say(
        "bars",
        count=int(bars.close.notna().sum()),
        steps=sorted({int(step) for step in bars.datetime.diff().dropna() / 1e9}),
        near=bool(abs(last.close - quote.last_price) <= 200),
        five=int(hours.close.notna().sum()),
    )
    say("query", futures=sorted(api.query_quotes(ins_class="FUTURE", exchange_id="INE")))


def work_orders(api: TqApi) -> None:
    symbol = "SHFE.cu2701"
    quote, position = api.get_quote(symbol), api.get_position(symbol)
    say("start", lots=lots(position))
    high, low = quote.upper_limit, quote.lower_limit
    say("open", **trade(api, symbol, "BUY", "OPEN", 2, high), lots=lots(position))
    say("close today", **trade(api, symbol, "SELL", "CLOSETODAY", 6, low), lots=lots(position))
    say("too many", **trade(api, symbol, "SELL", "CLOSETODAY", 1, low), lots=lots(position))
    say("close history", **trade(api, symbol, "SELL", "CLOSE", 3, low), lots=lots(position))
    order = api.insert_order(symbol, "SELL", "CLOSE", 2, high)
    wait(api, lambda: order.is_online)
    wait(api, lambda: position.volume_long_frozen_his == 2)
    api.cancel_order(order)
    wait(api, lambda: order.status == "FINISHED" and position.volume_long_frozen_his == 0)
    say("cancel", left=order.volume_left, message=order.last_msg, lots=lots(position))
    killed = trade(api, symbol, "SELL", "CLOSE", 1, high, advanced="FAK")
    say("fill and kill", **killed, lots=lots(position))
    meal = api.get_position("DCE.m2705")
    api.get_quote("DCE.m2705")
    say("market order", **trade(api, "DCE.m2705", "SELL", "CLOSE", 1, None), lots=lots(meal))
    say("account", **money(api.get_account()))


def survive_reconnect(api: TqApi) -> None:
    quote, position = api.get_quote("SHFE.cu2701"), api.get_position("SHFE.cu2701")
    bars = api.get_kline_serial("SHFE.cu2701", 60, 200)
    before, trades, stamp = lots(position), len(api.get_trade()), quote.datetime
    seen: set[str] = set()

    def restored() -> bool:
        for notice in api._data.get("notify", {}).values():
            if getattr(notice, "code", 0) == 2019112902 or notice.get("code") == 2019112902:
                seen.add(notice["conn_id"])
        return {"md", "td_0"} <= seen

    say("cut me off")
    wait(api, restored, 30)
    wait(api, lambda: quote.datetime > stamp and api.is_changing(quote), 30)
    say(
        "restored",
        lots=lots(position),
        before=before,
        trades=len(api.get_trade()) == trades,
        bars=int(bars.close.notna().sum()),
    )
    done = trade(api, "SHFE.cu2701", "SELL", "CLOSE", 1, quote.lower_limit)
    say("trade again", **done, lots=lots(position))


def main() -> None:
    quicken_reconnect()
    never_rest()
    md_url, td_url = sys.argv[1:3]
    api = TqApi(
        LocalAccount("simnow", "demo", "demo", td_url=td_url),
        auth=LocalAuth("local", "local"),
        debug=False,
        disable_print=True,
        _md_url=md_url,
    )
    try:
        say("ready", balance=api.get_account().balance)
        watch_market(api)
        work_orders(api)
        survive_reconnect(api)
    finally:
        api.close()
    say("done", beyond=BEYOND)


main()
