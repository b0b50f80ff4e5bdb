"""The exchange: a DIFF server for market data and one for trading, on two loopback ports.

`async with Exchange(options)` runs it inside a loop; `run_exchange(options)` is the command. It is
a world of its own, so it reads the clock itself, unless a test hands it another. State lives as
long as the process: one trading day, without a settlement at its end.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal

import msgspec

from terminal import Refused
from terminal.log import configure
from terminal.sim.catalogue import CONTRACTS
from terminal.sim.counter import Counter
from terminal.sim.journal import Journal
from terminal.sim.market import Market
from terminal.sim.quotes import QuoteFront
from terminal.sim.replay import ReplayFront, read
from terminal.sim.scenario import scenario_of
from terminal.sim.server import Server, Session
from terminal.sim.stopping import stop_event
from terminal.sim.trader import Holding
from terminal.sim.trading import PASSWORDS, TradeFront

Clock = Callable[[], datetime]

# How often prices move and go out, and every how many of those accounts follow them.
_PULSE = 0.04
_PULSES_A_MARK = 4
_LAST_PORT = 65535

HOLDINGS = (
    Holding("demo", "SHFE.cu2701", is_long=True, history=8, today=4, entry=85900),
    Holding("demo", "DCE.m2705", is_long=True, history=60, entry=2905),
    Holding("demo", "SHFE.rb2705", is_long=False, history=40, entry=3240),
    Holding("demo", "INE.sc2702", is_long=True, history=3, today=3, entry=471),
    Holding("demo", "DCE.i2705", is_long=False, history=10, entry=795),
    Holding("hedge", "SHFE.al2701", is_long=False, history=20, entry=21650),
    Holding("hedge", "GFEX.lc2705", is_long=False, history=5, entry=83200),
    Holding("hedge", "CZCE.CF705", is_long=True, history=8, entry=14950),
)


class ExchangeOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to run an exchange.

    port: market data; trading is on the next one; 0 = any two free ports
    speed: model seconds per second; 0 = prices stand still until told otherwise
    lots: multiplies every holding and the money behind it
    pre_balance: CNY per account; log: the order journal; leash: end with standard input
    """

    host: str = "127.0.0.1"
    port: int = 0
    scenario: str = "blowout"
    seed: int = 1
    speed: float = 1.0
    replay: Path | None = None
    clock: Literal["always", "real"] = "always"
    log: Path | None = None
    leash: bool = False
    lots: int = 1
    pre_balance: int = 20_000_000
    holdings: tuple[Holding, ...] = HOLDINGS


def read_clock() -> datetime:
    """Tell the time; the exchange's own clock, replaced by tests."""
    return datetime.now(UTC)  # noqa: TID251 -- the clock function that is handed in


class Exchange:
    """A running exchange. `market` and `counter` are open to tests, which may force anything."""

    def __init__(self, options: ExchangeOptions, clock: Clock = read_clock) -> None:
        _check(options)
        self._options = options
        self._clock = clock
        self._stack = AsyncExitStack()
        self._journal = Journal(options.log)
        self._recording = None if options.replay is None else read(options.replay)
        self.market = Market(
            scenario_of(options.scenario),
            options.seed,
            clock(),
            real_hours=options.clock == "real",
            contracts=CONTRACTS if self._recording is None else (),
        )
        self.counter = Counter(
            self.market, clock, self._journal, PASSWORDS, options.pre_balance * options.lots
        )
        if self._recording is None:
            self.counter.hold(holding.times(options.lots) for holding in options.holdings)
        self._quotes = QuoteFront(self.market)
        self.md, self.td = self._servers()

    def _servers(self) -> tuple[Server, Server]:
        options, recording = self._options, self._recording
        quotes: Callable[[], Session] = self._quotes.open_session
        trades: Callable[[], Session] = TradeFront(self.counter).open_session
        if recording is not None:
            replay = ReplayFront(recording, options.speed, is_trade_port=False)
            quotes = replay.open_session
        if recording is not None and recording.is_trade:
            trades = ReplayFront(recording, options.speed, is_trade_port=True).open_session
        trade_port = options.port + 1 if options.port else 0
        return (
            Server(options.host, options.port, quotes),
            Server(options.host, trade_port, trades),
        )

    async def __aenter__(self) -> Exchange:
        async with AsyncExitStack() as stack:
            stack.callback(self._journal.close)
            await stack.enter_async_context(self.md)
            await stack.enter_async_context(self.td)
            group = await stack.enter_async_context(asyncio.TaskGroup())
            pulse = group.create_task(self._pulse())
            stack.callback(pulse.cancel)
            self._stack = stack.pop_all()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._stack.aclose()

    def drop_connections(self) -> None:
        """Cut every client off, without a goodbye."""
        self.md.drop()
        self.td.drop()

    def advance(self, seconds: float) -> None:
        """Let model time go on by this much now, and tell everyone."""
        self._move(self.market.time + seconds)
        self._quotes.publish()
        self.counter.mark()

    def set_price(self, symbol: str, last: float) -> None:
        """Put a symbol at a price, let resting orders meet it, and tell everyone."""
        self.market.set_price(symbol, last, self._clock())
        self.advance(0.0)

    def _move(self, seconds: float) -> None:
        for symbol in self.market.advance(seconds, self._clock()):
            self.counter.on_price(symbol)

    async def _pulse(self) -> None:
        loop = asyncio.get_running_loop()
        before, pulses = loop.time(), 0
        while True:
            await asyncio.sleep(_PULSE)
            now = loop.time()
            self._move(self.market.time + (now - before) * self._options.speed)
            before, pulses = now, pulses + 1
            self._quotes.publish()
            if pulses % _PULSES_A_MARK == 0:
                self.counter.mark()
            self._break(self.market.scenario.is_out(self.market.time))

    def _break(self, is_out: bool) -> None:
        if is_out and not self.md.is_out:
            self.drop_connections()
        self.md.is_out = self.td.is_out = is_out


def _check(options: ExchangeOptions) -> None:
    if not 0 <= options.port < _LAST_PORT:
        raise Refused(f"port {options.port} is not between 0 and {_LAST_PORT - 1}")
    if not 0 <= options.speed < float("inf"):
        raise Refused(f"speed {options.speed} is not a number from 0 up")
    if options.replay is not None and not options.speed:
        raise Refused("a replay needs a speed above 0")
    if options.lots < 1:
        raise Refused(f"lots {options.lots} is not a number from 1 up")


async def serve(options: ExchangeOptions, clock: Clock = read_clock) -> None:
    """Run until a signal (or the leash) ends it; print the ready line first."""
    async with Exchange(options, clock) as exchange:
        stop = stop_event(leash=options.leash)
        print(f"ready md={exchange.md.url} td={exchange.td.url}", flush=True)  # noqa: T201 -- the ready line is this command's contract
        await stop.wait()


def run_exchange(options: ExchangeOptions) -> int:
    """Be the exchange command; return its exit code. `Refused` says why it cannot run."""
    configure()
    try:
        asyncio.run(serve(options))
    except KeyboardInterrupt:
        # Only where the loop cannot take signals (Windows).
        return 0
    return 0
