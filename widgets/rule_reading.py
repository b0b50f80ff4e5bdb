"""What people type into the fields of a rule, read; what cannot be is refused with its field."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal, InvalidOperation

from terminal import Refused
from terminal.core.rules.words import MICROSECONDS, SPAN
from widgets import format as f
from widgets.words import translate

Key = tuple[str, ...]


class FieldError(Refused):
    """A field that cannot be read: its key as in `first_flaw`, and why, in the screen's words."""

    def __init__(self, key: Key, why: str) -> None:
        super().__init__(why)
        self.key = key


def number(typed: str, key: Key) -> Decimal | None:
    """Read a finite number, thousands and minus as the screen writes them; 80% is 0.8."""
    text = f.typed(typed)
    if not text:
        return None
    is_part = text.endswith("%")
    try:
        found = Decimal(text.removesuffix("%").rstrip())
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise FieldError(key, translate("RuleForm", "a number is needed"))
    return found / 100 if is_part else found


def span(typed: str, key: Key) -> timedelta:
    """Read a time such as 500ms, 2s, 15m or 1h; nothing is none."""
    text = typed.strip()
    if text in ("", "0", f.NONE):
        return timedelta(0)
    match = re.fullmatch(SPAN, text)
    if match is None:
        why = translate("RuleForm", "a time is written as 500ms, 2s, 15m or 1h")
        raise FieldError(key, why)
    return timedelta(microseconds=int(Decimal(match[1]) * MICROSECONDS[match[2]]))


def selectors(typed: str) -> tuple[str, ...]:
    """Read what a rule is on: ids and selectors between commas or spaces."""
    return tuple(typed.replace(",", " ").replace("，", " ").split())
