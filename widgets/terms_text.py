"""What dated rows make of a pair, in words: rows, and a step from one day's terms to the next."""

from __future__ import annotations

import re
from decimal import Decimal

from terminal.core.explain import row_words
from terminal.core.terms_step import TermsStep
from widgets import format as f
from widgets.latest import Latest
from widgets.words import translate


def row_text(value: str) -> str:
    """Write a row as facts have it: "brand X, from 2026-01-01 to 2026-12-31, source".

    The words of the desk file stay as they are.
    """
    found = re.fullmatch(r"(.*?), from (\S+?)(?: to (\S+))?, (.*)", value)
    if found is None:
        return value
    goods, since, until, source = found.groups()
    if until is None:
        return translate("Explain", "{0}, from {1}, {2}").format(goods, since, source)
    return translate("Explain", "{0}, from {1} to {2}, {3}").format(goods, since, until, source)


def step_text(step: TermsStep, latest: Latest) -> str:
    """Write the record of a pair's terms: what has changed and by which rows; at first, all."""
    before, now = step.before, step.terms
    parts = [latest.subject_name(step.pair), f"{step.day}"]
    if before is None or before.premium != now.premium or before.rows != now.rows:
        was = None if before is None else before.premium
        parts.append(translate("Terms", "premium {0}").format(_moved(was, now.premium)))
        parts += [row_text(row_words(row)) for row in now.rows]
    if before is None or before.tax_factor != now.tax_factor:
        was = None if before is None else before.tax_factor
        parts.append(translate("Terms", "tax factor {0}").format(_moved(was, now.tax_factor)))
    return "  ".join(parts)


def _moved(before: Decimal | None, after: Decimal) -> str:
    return f.plain(after) if before in (None, after) else f"{f.plain(before)} → {f.plain(after)}"
