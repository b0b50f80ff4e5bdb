"""One family of channels: a provider behind a plain HTTP interface.

POST {url}/v1/messages sends, GET {url}/v1/messages/{key} asks, GET {url}/v1/receipts long-polls.
Nothing of an address, a text or a URL goes into a log or an error: only what went wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

import aiohttp
import msgspec
import structlog
from yarl import URL

from terminal import LinkError
from terminal.domain.notification import Notification, Stage
from terminal.notify.channel import (
    UNREACHABLE,
    Absent,
    Accepted,
    Answer,
    Found,
    Receipt,
    Receipts,
    Rejected,
    Sent,
    Unknown,
)
from terminal.notify.stages import PROOF

log = structlog.stdlib.get_logger("basisdesk.notify")

TIMEOUT = timedelta(seconds=5)
WAIT = timedelta(seconds=25)
THROTTLED_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=10)
TEXT_LIMIT = 200
# Client errors that do not say that the message was refused: a timeout, a conflict with the same
# key, a repetition. Who gets one must ask.
DOUBTFUL = (408, 409, 425)
T = TypeVar("T")


class _Message(msgspec.Struct):
    id: str
    stage: str


class _Error(msgspec.Struct):
    error: str = ""
    text: str = ""


class _Event(msgspec.Struct):
    seq: int
    key: str
    stage: str
    time: datetime
    by: str = ""


class _News(msgspec.Struct):
    receipts: list[msgspec.Raw]
    next: int
    stream: str = ""


def client(timeout: timedelta = TIMEOUT) -> aiohttp.ClientSession:
    """Make the one HTTP client of all channels; inside the running loop, closed by its owner."""
    seconds = timeout.total_seconds()
    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=seconds, sock_connect=seconds / 2),
        cookie_jar=aiohttp.DummyCookieJar(),
    )


class HttpChannel:
    """A channel `id` of the provider at `url`.

    wait: how long the provider may hold a poll
    provider: a name that outlives a change of address, "" = host and port
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str,
        id: str,
        *,
        wait: timedelta = WAIT,
        provider: str = "",
    ) -> None:
        self._session = session
        self._root = URL(url) / "v1"
        self._id = id
        self._wait = wait
        self._has_polled = False
        self.provider = provider or f"{self._root.host}:{self._root.port}"

    async def send(self, notification: Notification) -> Sent:
        """POST the message once."""
        body = {
            "key": notification.key,
            "channel": self._id,
            "to": notification.address,
            "text": notification.text,
            "level": notification.level.name.lower(),
        }
        try:
            status, content, headers = await self._request("POST", "messages", json=body)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            return Rejected(UNREACHABLE, "no connection to the provider", retryable=True)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return Unknown(_trouble(error))
        return _sent(status, content, headers.get("Retry-After", ""))

    async def reconcile(self, notification: Notification) -> Answer:
        """GET the message by its key."""
        try:
            status, content, _ = await self._request("GET", f"messages/{notification.key}")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            return Unknown(_trouble(error))
        if status == 404 and _decoded(content, _Error, _has_code) is not None:
            return Absent()
        message = _decoded(content, _Message, _is_proof) if status == 200 else None
        if message is None:
            return Unknown(f"inquiry answered with HTTP {status} that says nothing")
        return Found(Stage(message.stage), message.id)

    async def receipts(self, after: str) -> Receipts:
        """Long-poll for receipts; the cursor is "stream:seq", so a reset provider is read anew."""
        stream, _, seq = after.rpartition(":")
        news = await self._poll(int(seq or 0))
        if news.stream != stream and seq:
            stream, news = news.stream, await self._poll(0)
        found = [_receipt(raw, news.stream) for raw in news.receipts]
        if None in found:
            log.warning("receipts_refused", provider=self.provider, count=found.count(None))
        return Receipts(tuple(item for item in found if item), f"{news.stream}:{news.next}")

    async def _poll(self, seq: int) -> _News:
        # The first poll after silence returns at once, so that the link's state is soon known.
        wait = self._wait.total_seconds() if self._has_polled else 0.0
        self._has_polled = False
        patience = aiohttp.ClientTimeout(total=wait + (self._session.timeout.total or 0.0))
        query = {"after": str(seq), "wait": str(wait)}
        try:
            status, content, _ = await self._request(
                "GET", "receipts", params=query, timeout=patience
            )
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise LinkError(_trouble(error)) from error
        news = _decoded(content, _News) if status == 200 else None
        if news is None:
            raise LinkError(f"receipts answered with HTTP {status} that says nothing")
        self._has_polled = True
        return news

    async def _request(self, method: str, path: str, **arguments: Any) -> tuple[int, bytes, Any]:
        # A redirect of a POST would send it twice.
        async with self._session.request(
            method, self._root / path, allow_redirects=False, **arguments
        ) as reply:
            return reply.status, await reply.read(), reply.headers


def _sent(status: int, content: bytes, retry_after: str) -> Sent:
    if status == 200:
        message = _decoded(content, _Message, _is_proof)
        if message is None or message.stage == Stage.FAILED:
            return Unknown("accepted or not: the reply could not be understood")
        return Accepted(message.id)
    if status == 429:
        return Rejected("throttled", retryable=True, retry_after=_pause(retry_after))
    refusal = _decoded(content, _Error, _has_code)
    if refusal is None or not 400 <= status < 500 or status in DOUBTFUL:
        return Unknown(f"HTTP {status}" + (f", {refusal.error}" if refusal else ""))
    return Rejected(refusal.error, refusal.text[:TEXT_LIMIT])


def _decoded(content: bytes, kind: type[T], is_sound: Callable[[T], bool] = bool) -> T | None:
    try:
        value = msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return value if is_sound(value) else None


def _is_proof(message: _Message) -> bool:
    return message.id != "" and message.stage in PROOF


def _has_code(error: _Error) -> bool:
    return error.error != ""


def _receipt(raw: msgspec.Raw, stream: str) -> Receipt | None:
    event = _decoded(bytes(raw), _Event, _is_known)
    if event is None:
        return None
    return Receipt(
        key=event.key,
        stage=Stage(event.stage),
        event_id=f"{stream}:{event.seq}",
        by=event.by,
        time=event.time,
    )


def _is_known(event: _Event) -> bool:
    return event.stage in PROOF and event.time.tzinfo is not None


# Seconds, or a date by a clock that we do not share: then a pause of our own.
def _pause(retry_after: str) -> timedelta:
    if not retry_after.isdecimal():
        return THROTTLED_PAUSE
    return min(timedelta(seconds=int(retry_after[:9])), LONGEST_PAUSE)


# Never str(error): it may carry the URL, and that may carry a secret.
def _trouble(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, aiohttp.ClientConnectorError):
        return "no connection to the provider"
    return f"connection lost before the answer ({type(error).__name__})"
