"""The notification provider's HTTP interface, and how it misbehaves when told to.

The interface is the one that `terminal/notify/http_gateway.py` speaks; POST /control changes the
behaviour on command, with the fields of `Faults`.
"""

from __future__ import annotations

import asyncio
import math
import random
import socket
import struct
import sys
from contextlib import suppress
from typing import Annotated, Any

import msgspec
from aiohttp import web
from msgspec import Meta

from terminal.sim.mailroom import Mailroom, Message

PHONES = ("voice", "phone")
LONGEST_WAIT = 60.0
MOST_RECEIPTS = 500

Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Seconds = Annotated[float, Meta(ge=0.0)]


class Faults(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How it behaves now.

    fail: HTTP 500; lose_reply: took it, cuts the line; garbage: took it, answers nonsense;
    reject: refuses the recipient for good; down: cuts every line; hang: never answers
    only: the channel whose messages suffer, "" = all of them and the inquiries too
    """

    fail: Share = 0.0
    lose_reply: Share = 0.0
    garbage: Share = 0.0
    reject: Share = 0.0
    receipt_lag: Seconds = 0.5
    throttle: Annotated[int, Meta(ge=0)] = 0
    query_lag: Seconds = 0.0
    slow: Seconds = 0.0
    answer: Share = 0.0
    down: bool = False
    hang: bool = False
    only: str = ""


class Posted(msgspec.Struct):
    """The body of a POST."""

    key: Annotated[str, Meta(min_length=1, max_length=15)]
    channel: str
    to: Annotated[str, Meta(min_length=1)]
    text: str
    level: str


class Provider:
    """Takes messages into a mailroom and follows each with receipts."""

    def __init__(self, room: Mailroom, faults: Faults, chance: random.Random) -> None:
        self.faults = faults
        self._room = room
        self._chance = chance
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._said = asyncio.Event()

    def app(self) -> web.Application:
        """Return the application that serves it."""
        app = web.Application()
        app.add_routes(
            [
                web.post("/v1/messages", self._post),
                web.get("/v1/messages/{key}", self._query),
                web.get("/v1/receipts", self._receipts),
                web.post("/control", self._control),
            ]
        )
        return app

    def resume(self) -> None:
        """Follow up the messages of an earlier run."""
        for message in self._room.messages:
            self._follow(message)

    def stop(self) -> None:
        """Say nothing more."""
        for timer in self._timers.values():
            timer.cancel()

    async def _post(self, request: web.Request) -> web.Response:
        try:
            posted = msgspec.json.decode(await request.read(), type=Posted)
        except msgspec.DecodeError as error:
            self._room.write("refused", code=400, reason=str(error))
            return _reply(400, error="bad_request", text=str(error))
        faults = self.faults
        if faults.only in ("", posted.channel):
            trouble = await self._trouble(request, faults, posted)
            if trouble is not None:
                return trouble
        else:
            faults = Faults(receipt_lag=faults.receipt_lag, answer=faults.answer)
        message = self._room.accept(
            posted.key, posted.channel, posted.to, posted.text, posted.level
        )
        self._follow(message)
        if self._strikes(faults.lose_reply):
            return _cut(request)
        if self._strikes(faults.garbage):
            return web.Response(text="<html>Welcome</html>")
        return _reply(200, id=message.id, stage="accepted")

    # What keeps a message from being taken; None = nothing does.
    async def _trouble(
        self, request: web.Request, faults: Faults, posted: Posted
    ) -> web.Response | None:
        if faults.down:
            return _cut(request)
        if faults.hang:
            return await _hang()
        await asyncio.sleep(faults.slow)
        if self._strikes(faults.fail):
            return self._refuse(posted, 500, "internal", "not accepted")
        room = self._room.wait_for_room(posted.channel, faults.throttle) if faults.throttle else 0
        if room > 0:
            reply = self._refuse(posted, 429, "throttled", f"{faults.throttle} a minute")
            reply.headers["Retry-After"] = str(math.ceil(room))
            return reply
        if self._strikes(faults.reject):
            return self._refuse(posted, 422, "blocked", "the recipient is blocked")
        return None

    def _refuse(self, posted: Posted, status: int, code: str, text: str) -> web.Response:
        fields = {"key": posted.key, "channel": posted.channel, "to": posted.to}
        self._room.write("refused", **fields, code=status, reason=code)
        return _reply(status, error=code, text=text)

    async def _query(self, request: web.Request) -> web.Response:
        if (obstacle := await self._obstacle(request)) is not None:
            return obstacle
        key = request.match_info["key"]
        message = self._room.find(key, self.faults.query_lag)
        self._room.write("query", key=key, found=message is not None)
        if message is None:
            return _reply(404, error="unknown_key")
        return _reply(200, id=message.id, stage=message.stage)

    async def _receipts(self, request: web.Request) -> web.Response:
        if (obstacle := await self._obstacle(request)) is not None:
            return obstacle
        try:
            after = max(0, int(request.query.get("after", "0")))
            wait = min(float(request.query.get("wait", "0")), LONGEST_WAIT)
        except ValueError as error:
            return _reply(400, error="bad_request", text=str(error))
        with suppress(TimeoutError):
            async with asyncio.timeout(wait):
                while len(self._room.receipts) <= after:
                    await self._said.wait()
        news = self._room.receipts[after : after + MOST_RECEIPTS]
        return _reply(
            200, receipts=news, next=news[-1].seq if news else after, stream=self._room.stream
        )

    async def _obstacle(self, request: web.Request) -> web.Response | None:
        if self.faults.only:
            return None
        if self.faults.down:
            return _cut(request)
        return await _hang() if self.faults.hang else None

    async def _control(self, request: web.Request) -> web.Response:
        try:
            wanted = msgspec.json.decode(await request.read(), type=dict[str, Any])
            now = msgspec.structs.asdict(self.faults)
            self.faults = msgspec.convert(now | wanted, Faults)
        except msgspec.DecodeError as error:
            return _reply(400, error="bad_request", text=str(error))
        return _reply(200, **msgspec.structs.asdict(self.faults))

    def _strikes(self, share: float) -> bool:
        return self._chance.random() < share

    # The next thing to say about a message, when its time has come.
    def _follow(self, message: Message) -> None:
        stage = "delivered" if message.stage == "accepted" else "acknowledged"
        if stage == "acknowledged":
            is_answered = message.channel in PHONES and self._strikes(self.faults.answer)
            if message.stage == stage or not is_answered:
                return
        loop = asyncio.get_running_loop()
        self._timers[message.id] = loop.call_later(
            self.faults.receipt_lag, self._say, message, stage
        )

    def _say(self, message: Message, stage: str) -> None:
        del self._timers[message.id]
        self._room.say(message, stage, message.to if stage == "acknowledged" else "")
        self._said.set()
        self._said = asyncio.Event()
        self._follow(message)


def _reply(status: int, **body: Any) -> web.Response:
    return web.Response(
        status=status, body=msgspec.json.encode(body), content_type="application/json"
    )


async def _hang() -> web.Response:
    await asyncio.Event().wait()
    raise AssertionError  # only a cancellation ends the wait


# A reset, not a goodbye: what a broken network looks like.
def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
        request.transport.get_extra_info("socket").setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, linger
        )
        request.transport.abort()
    return web.Response()
