"""Serves a recording instead of a live market, to every client from its beginning.

Packets keep their order and their boundaries: one that is due waits for the client's credit, and is
never merged with the next, so that what a client sees does not depend on its speed. The recorded
subscription echo is replaced by the client's own, which is what a client waits for.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from terminal.sim.flow import Outlet, Patch, rtn_data
from terminal.sim.quotes import FIRST_STATE, GREETING
from terminal.sim.recording import Packet, Row, packets, rows
from terminal.sim.symbols import Info, Symbols, replayed_info_of

__all__ = ["Recording", "ReplayFront", "packets", "read"]


class Recording(msgspec.Struct, frozen=True):
    """What is served on which port. Steps are (seconds since the start, patches).

    is_trade: the steps belong to the trade port; `table` marks one-row-a-second price tables
    """

    steps: tuple[tuple[float, tuple[Patch, ...]], ...]
    symbols: tuple[str, ...]
    is_trade: bool = False
    is_table: bool = False


class Backlog:
    """Packets in order, each as it was; handed out one a credit.

    ins_list: the client's own subscription, which stands wherever the recording has one
    """

    def __init__(self) -> None:
        self.ins_list = ""
        self._begun = False
        self._packets: deque[list[Patch]] = deque()

    def put(self, patches: Iterable[Patch]) -> None:
        """Add the next packet."""
        self._packets.append(list(patches))

    def put_first(self, patch: Patch) -> None:
        """Add an answer, which goes before what is recorded, but never before the first state."""
        self._packets.insert(int(not self._begun), [patch])

    def take(self) -> list[Patch] | None:
        """Return the next packet, or None."""
        if not self._packets:
            return None
        self._begun = True
        return [self._own(patch) for patch in self._packets.popleft()]

    def _own(self, patch: Patch) -> Patch:
        return patch | {"ins_list": self.ins_list} if "ins_list" in patch else patch


def read(path: Path) -> Recording:
    """Read a recording (.jsonl, .jsonl.gz) or a table (.csv); else `Refused`."""
    if path.suffix == ".csv":
        return _of_rows(rows(path))
    return _of_packets(packets(path))


def _of_packets(recorded: Iterable[Packet]) -> Recording:
    steps = tuple(
        (packet.seconds, tuple(packet.pack["data"]))
        for packet in recorded
        if packet.received and packet.pack["aid"] == "rtn_data"
    )
    is_trade = any("trade" in patch for _, patches in steps for patch in patches)
    symbols: dict[str, None] = {}
    for _, patches in steps:
        for patch in patches:
            for section in ("quotes", "klines", "ticks"):
                symbols |= dict.fromkeys(patch.get(section) or {})
            for account in (patch.get("trade") or {}).values():
                symbols |= dict.fromkeys(account.get("positions") or {})
    return Recording(steps, tuple(symbols), is_trade=is_trade)


def _of_rows(table: Sequence[Row]) -> Recording:
    steps = []
    before: dict[str, float] = {}
    for second, row in enumerate(table):
        quotes = {symbol: _quote(symbol, row, before) for symbol in row.prices}
        before |= row.prices
        steps.append((float(second), ({"quotes": quotes},)))
    return Recording(tuple(steps), tuple(before), is_table=True)


def _quote(symbol: str, row: Row, before: dict[str, float]) -> Patch:
    price = row.prices[symbol]
    return {
        "instrument_id": symbol,
        "datetime": f"{row.day} 15:00:00.000000",
        "last_price": price,
        "bid_price1": price,
        "bid_volume1": 1,
        "ask_price1": price,
        "ask_volume1": 1,
        "pre_settlement": before.get(symbol, "-"),
        "upper_limit": "-",
        "lower_limit": "-",
    }


class ReplayFront:
    """Opens a session for each connection to the port that the recording belongs to, or to the
    market data port beside a trade recording, where only contract queries have an answer.
    """

    def __init__(self, recording: Recording, speed: float, *, is_trade_port: bool) -> None:
        infos: list[Info] = [
            info for symbol in recording.symbols if (info := replayed_info_of(symbol)) is not None
        ]
        self.symbols = Symbols(infos)
        self.speed = speed
        self.is_trade_port = is_trade_port
        self.recording = recording
        if recording.is_trade != is_trade_port:
            self.recording = Recording(steps=((0.0, (FIRST_STATE,)),), symbols=())

    def open_session(self) -> ReplaySession:
        """Begin a connection."""
        return ReplaySession(self)


class ReplaySession:
    """One client, on its way through the recording."""

    def __init__(self, front: ReplayFront) -> None:
        self._front = front
        self._backlog = Backlog()
        self._timer: asyncio.TimerHandle | None = None
        self._next = 0
        self._start = 0.0
        self._started = False
        self.outlet = Outlet(self._backlog)
        if not front.is_trade_port:
            self.outlet.send(GREETING)
        if front.recording.is_table:
            self._backlog.put([FIRST_STATE])
        elif not front.is_trade_port:
            self._begin()

    def close(self) -> None:
        """Stop the clock of this connection."""
        if self._timer is not None:
            self._timer.cancel()

    def receive(self, pack: dict[str, Any]) -> bool:
        """Carry out one instruction; False for one that a recording cannot answer."""
        match pack["aid"]:
            case "req_login" if self._front.is_trade_port:
                self._begin()
                return True
            case "confirm_settlement":
                return self._front.is_trade_port
            case "subscribe_quote" if isinstance(pack.get("ins_list"), str):
                self._subscribe(pack["ins_list"])
                return True
            case "ins_query":
                answer = self._front.symbols.answer(pack)
                if answer is not None:
                    self._answer(answer)
                return answer is not None
        return False

    def _subscribe(self, ins_list: str) -> None:
        self._backlog.ins_list = ins_list
        self._answer({"ins_list": ins_list})
        if self._front.recording.is_table and ins_list:
            self._begin()

    def _answer(self, patch: Patch) -> None:
        self._backlog.put_first(patch)
        self.outlet.wake()

    def _begin(self) -> None:
        if not self._started:
            self._started = True
            self._start = asyncio.get_running_loop().time()
            self._play()

    def _play(self) -> None:
        loop, steps = asyncio.get_running_loop(), self._front.recording.steps
        while self._next < len(steps):
            seconds, patches = steps[self._next]
            due = self._start + seconds / self._front.speed
            if due > loop.time():
                self._timer = loop.call_at(due, self._play)
                return
            self._next += 1
            self._give(patches)

    def _give(self, patches: tuple[Patch, ...]) -> None:
        if self._front.recording.is_table:
            patches = self._subscribed(patches)
        if self._front.is_trade_port and self._next == 1:
            # The first snapshot of an account does not wait for a credit.
            self.outlet.send(rtn_data(*patches))
        elif patches:
            self._backlog.put(patches)
            self.outlet.wake()

    def _subscribed(self, patches: tuple[Patch, ...]) -> tuple[Patch, ...]:
        wanted = set(self._backlog.ins_list.split(","))
        mine = []
        for patch in patches:
            quotes = {s: quote for s, quote in patch["quotes"].items() if s in wanted}
            if quotes:
                mine.append({"quotes": quotes})
        return tuple(mine)
