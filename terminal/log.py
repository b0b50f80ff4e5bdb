"""The log for engineers: what the program did, in a rotating file or on stderr.

Facts for people and auditors go to the ledger and the screen instead, never here. Everything passes
through the standard library's logging, so that other packages' lines land in the same place, and
every value under a key that may hold a secret is replaced before it is written.
"""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

import structlog
from structlog.typing import EventDict, WrappedLogger

from terminal import Refused

NAME = "basisdesk"
# Two processes never write to one file: the desk has its own.
WINDOW, DESK = "window.log", "basisdesk.log"
MOST_BYTES = 5_000_000
OLD_FILES = 5
SECRET_WORDS = ("password", "passwd", "secret", "token", "authorization", "cookie", "private")


def configure(folder: Path | None = None, file: str = DESK, level: str = "INFO") -> None:
    """Send the log to `file` in `folder` (5 MB, five older ones kept), or to stderr.

    Raise `Refused` when the folder cannot be made.
    """
    join_standard_logging()
    handler: logging.Handler
    if folder is None:
        handler = logging.StreamHandler(sys.stderr)
    else:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or error
            raise Refused(f"{folder}: the data folder cannot be made: {reason}") from error
        handler = RotatingFileHandler(
            folder / file, maxBytes=MOST_BYTES, backupCount=OLD_FILES, encoding="utf-8", delay=True
        )
    handler.setFormatter(_formatter())
    root = logging.getLogger()
    for old in [each for each in root.handlers if each.name == NAME]:
        root.removeHandler(old)
        old.close()
    handler.name = NAME
    root.addHandler(handler)
    root.setLevel(level)
    # A full disk must not print tracebacks over the trader's terminal; the ledger reports it.
    logging.raiseExceptions = False


def join_standard_logging() -> None:
    """Hand every structlog event to the standard library's logger of the same name."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_common(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def hide_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace values whose key names a secret, at any depth."""
    return {key: _hidden(key, value) for key, value in event.items()}


def _hidden(key: object, value: object) -> object:
    if isinstance(key, str) and any(word in key.lower() for word in SECRET_WORDS):
        return "***"
    if isinstance(value, dict):
        return {inner: _hidden(inner, item) for inner, item in value.items()}
    return value


def _common() -> list[structlog.typing.Processor]:
    return [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        hide_secrets,
    ]


def _formatter() -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_common(),
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.KeyValueRenderer(
                key_order=["timestamp", "level", "logger", "event"], drop_missing=True
            ),
        ],
    )
