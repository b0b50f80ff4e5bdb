"""Check what a person typed, beside the desk: it takes a core for a third of a second."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

import structlog

from terminal.core.effect import Prove
from terminal.core.event import Event
from terminal.core.presence_wish import Proved
from terminal.secret_hash import is_secret

log = structlog.stdlib.get_logger("basisdesk.proof")


async def prove(asked: Prove, lines: Mapping[str, str], emit: Callable[[Event], None]) -> None:
    """Answer the engine's question, whatever happens: until then it asks no other.

    lines: by person, what the desk file keeps of the secret
    """
    line, failure, is_right = lines.get(asked.person, ""), "", False
    try:
        # scrypt gives the interpreter lock away: desk and window run on.
        is_right = await asyncio.to_thread(is_secret, asked.secret.reveal(), line)
    except (ValueError, MemoryError, RuntimeError) as error:
        failure = type(error).__name__
        log.error("a proof failed", person=asked.person, reason=failure)
    emit(Proved(asked.ticket, is_right, failure))
