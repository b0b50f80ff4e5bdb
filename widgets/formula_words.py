"""The language of formulas for people: its words with an example each, and what is wrong in one.

Formulas themselves are the same in every language; what is said about them is translated.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.refusal import fill
from widgets.formula_flaws import FIXED, PLACED
from widgets.phrases import Phrases
from widgets.words import translate

CONTEXT = "Formula"
ON_PAIRS = (
    ("basis < -300", QT_TRANSLATE_NOOP("Formula", "spot, futures, basis: a value, in its unit")),
    (
        "outside(basis, -300, 220, clear=20)",
        QT_TRANSLATE_NOOP("Formula", "outside: beyond either limit, back once inside by clear"),
    ),
    (
        "beyond(basis, high=220, high_clear=200)",
        QT_TRANSLATE_NOOP("Formula", "beyond: each limit by itself, with where it ends"),
    ),
    (
        'abs(change(basis, "15m")) > 30',
        QT_TRANSLATE_NOOP("Formula", "change: against 15 minutes ago, in the unit; abs: both ways"),
    ),
    (
        'abs(change(basis, "15m", per="price")) > 0.5%',
        QT_TRANSLATE_NOOP("Formula", "per price: of the spot price then; right across zero"),
    ),
    (
        'abs(change(basis, "15m", per="previous", floor=50)) > 20%',
        QT_TRANSLATE_NOOP("Formula", "per previous: of the value then, at least the floor"),
    ),
    (
        'abs(change(basis, "sample", per="sigma")) > 3',
        QT_TRANSLATE_NOOP("Formula", "per sigma: in deviations of the changes before"),
    ),
    (
        'change(basis, bar="5m") < -20',
        QT_TRANSLATE_NOOP("Formula", "bar: against the close of the last whole bar"),
    ),
    (
        "deviation(basis, 5) / deviation(basis, 60) > 2",
        QT_TRANSLATE_NOOP("Formula", "deviation, variance: over samples or a time; / is a ratio"),
    ),
    (
        "rank(basis, 240) > 0.95",
        QT_TRANSLATE_NOOP("Formula", "rank: place among the last values, from 0 to 1"),
    ),
    (
        "flip(basis, 10)",
        QT_TRANSLATE_NOOP("Formula", "flip: the sign has changed, by more than the dead band"),
    ),
    (
        'basis < -200 and during("21:00", "23:00")',
        QT_TRANSLATE_NOOP("Formula", "and, or, not; during: a time of day at the exchange"),
    ),
    (
        'abs(basis) > 200 and not during("last 30m")',
        QT_TRANSLATE_NOOP(
            "Formula", "night, day, first 15m, last 30m: of the trading day, by the contract"
        ),
    ),
    (
        'data(basis, "stale", "no_data", "link_down")',
        QT_TRANSLATE_NOOP("Formula", "data, stale: there is no good value, for such a reason"),
    ),
)
ON_ACCOUNTS = (
    (
        "margin_ratio > 80%",
        QT_TRANSLATE_NOOP("Formula", "margin_ratio: margin of equity; 80% is 0.8"),
    ),
    (
        "available < 500000",
        QT_TRANSLATE_NOOP("Formula", "available, equity, margin: in CNY"),
    ),
    (
        "position_profit < -200000 or close_profit < -100000",
        QT_TRANSLATE_NOOP("Formula", "position_profit, close_profit: of the day, in CNY"),
    ),
    (
        'change(equity, "30m") < -100000',
        QT_TRANSLATE_NOOP("Formula", "change: against half an hour ago"),
    ),
    (
        "link_down(margin_ratio)",
        QT_TRANSLATE_NOOP("Formula", "link_down: the counter is not heard"),
    ),
)
# What the core says is wrong, behind the words in question.
WHYS = (
    QT_TRANSLATE_NOOP("Formula", "this is neither true nor false"),
    QT_TRANSLATE_NOOP("Formula", "compare two things at a time"),
    QT_TRANSLATE_NOOP("Formula", "things are compared by < and > only"),
    QT_TRANSLATE_NOOP("Formula", "the width to come back by must not be negative"),
    QT_TRANSLATE_NOOP("Formula", "nested too deeply"),
    QT_TRANSLATE_NOOP("Formula", "this is not a metric, a change, a deviation or a ratio"),
    QT_TRANSLATE_NOOP("Formula", 'either a period such as "15m" or a bar="15m" is needed'),
    QT_TRANSLATE_NOOP("Formula", 'there are "price", "sigma" and "previous"'),
    QT_TRANSLATE_NOOP("Formula", "a change relative to the previous value needs a floor"),
    QT_TRANSLATE_NOOP("Formula", 'there are "values" and "changes"'),
    QT_TRANSLATE_NOOP("Formula", "a number is needed"),
    QT_TRANSLATE_NOOP("Formula", "a whole number is needed"),
    QT_TRANSLATE_NOOP("Formula", "True or False is needed"),
    QT_TRANSLATE_NOOP("Formula", 'a text in quotation marks is needed, such as "15m"'),
    QT_TRANSLATE_NOOP("Formula", 'a span of time is needed, such as "90s", "15m" or "5d"'),
    QT_TRANSLATE_NOOP("Formula", 'a time of day is needed, such as "21:00"'),
    QT_TRANSLATE_NOOP("Formula", "the minutes of a day are above 0 and within 24 hours"),
    QT_TRANSLATE_NOOP(
        "Formula", 'there are two times of day, "night", "day", "first 15m" and "last 30m"'
    ),
    QT_TRANSLATE_NOOP(
        "Formula",
        'an account has no sessions: name two times of day, such as during("09:00", "15:00")',
    ),
    QT_TRANSLATE_NOOP("Formula", "the name of a metric is needed, such as basis or unit.basis"),
    QT_TRANSLATE_NOOP("Formula", 'a subject is written as basis["pair:…"]'),
    QT_TRANSLATE_NOOP("Formula", "no stars, please"),
    QT_TRANSLATE_NOOP(
        "Formula", "a share of 1: per cent are written as 80% in a formula, as 0.8 everywhere"
    ),
)
WORDS = "{words}: "
BEHIND = Phrases([WORDS + one for one in PLACED], {"count": r"\d+(?: to \d+)?"})
ALONE = Phrases(PLACED, {"count": r"\d+(?: to \d+)?"})
NO_FORMULA = "this is not a formula: "
WIDE = re.compile(r"column (\d+): (\S+) is full-width: type (\S+)")
NO_METRIC = " has no metric called "
NO_LINK = " has no link called "


def examples(on_pair: bool) -> list[tuple[str, str]]:
    """Return (formula, what it shows) for pairs or for accounts."""
    return [
        (formula, translate(CONTEXT, meaning))
        for formula, meaning in (ON_PAIRS if on_pair else ON_ACCOUNTS)
    ]


def complaint(refusal: str) -> str:
    """Say the core's sentence about a formula in the screen's language, as far as it is known."""
    if refusal.startswith(NO_FORMULA):
        words = refusal.removeprefix(NO_FORMULA)
        return translate("Formula", "this is not a formula: {0}").format(words)
    if wide := WIDE.fullmatch(refusal):
        said = translate("Formula", "column {0}: {1} is full-width: type {2}")
        return said.format(*wide.groups())
    if NO_METRIC in refusal:
        name = refusal.rpartition(NO_METRIC)[2]
        return translate("Formula", "{0}: there is no such value here").format(name)
    if NO_LINK in refusal:
        name = refusal.rpartition(NO_LINK)[2]
        return translate("Formula", "{0}: nothing is linked under this name").format(name)
    for why in (*WHYS, *FIXED):
        if refusal == why:
            return translate(CONTEXT, why)
        if refusal.endswith(f": {why}"):
            words = refusal.removesuffix(f": {why}")
            return translate("Formula", "{0}: {1}").format(words, translate(CONTEXT, why))
    if (found := ALONE.read(refusal) or BEHIND.read(refusal)) is None:
        return refusal
    template, args = found
    words = args.pop("words", "")
    said = fill(translate(CONTEXT, template.removeprefix(WORDS)), args)
    return translate("Formula", "{0}: {1}").format(words, said) if words else said
