"""Sentences on what is wrong in a formula that hold a figure or a name, to be known by their words.

The English of terminal/core/rules, linked.py and of terminal/domain is the source text. The first
that fits counts; before most of them stand the words in question, and ": ".
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

PLACED = (
    QT_TRANSLATE_NOOP("Formula", "{count} things are needed in the brackets"),
    QT_TRANSLATE_NOOP("Formula", "there is no {word} here; there are: {names}"),
    QT_TRANSLATE_NOOP("Formula", "a change in the metric's own unit has no {word}"),
    QT_TRANSLATE_NOOP("Formula", 'per="{kind}" has no {word}'),
    QT_TRANSLATE_NOOP("Formula", "this window has no {word}"),
    QT_TRANSLATE_NOOP("Formula", "{owner} has no input metric called {name}"),
    QT_TRANSLATE_NOOP("Formula", "a formula has at most {count} characters"),
    QT_TRANSLATE_NOOP("Formula", "the {part} minutes of a day are above 0 and within 24 hours"),
    QT_TRANSLATE_NOOP("Formula", "the {part} is a whole session and has no length"),
    QT_TRANSLATE_NOOP(
        "Formula",
        "limits must ascend: low <= clear of low <= clear of high <= high, not {limits}",
    ),
    QT_TRANSLATE_NOOP("Formula", '"{link}" is no subject: there are {names}'),
    QT_TRANSLATE_NOOP("Formula", '"{link}" names no single subject'),
    QT_TRANSLATE_NOOP("Formula", '"{link}" needs a commodity here, such as "{example}"'),
    QT_TRANSLATE_NOOP("Formula", "there are {names}"),
)
FIXED = (
    QT_TRANSLATE_NOOP("Formula", "the formula is nested too deeply"),
    QT_TRANSLATE_NOOP("Formula", "a limit of a magnitude must not be negative"),
    QT_TRANSLATE_NOOP("Formula", "a limit is a finite number"),
    QT_TRANSLATE_NOOP("Formula", "a comparison needs a high or a low limit"),
    QT_TRANSLATE_NOOP("Formula", "there is a clear threshold above, but no high limit"),
    QT_TRANSLATE_NOOP("Formula", "there is a clear threshold below, but no low limit"),
    QT_TRANSLATE_NOOP("Formula", "a time window must not begin where it ends"),
    QT_TRANSLATE_NOOP("Formula", "a time window is in exchange time and names no zone"),
    QT_TRANSLATE_NOOP("Formula", "a data condition needs at least one state"),
    QT_TRANSLATE_NOOP("Formula", "all of nothing is no condition"),
    QT_TRANSLATE_NOOP("Formula", "any of nothing is no condition"),
    QT_TRANSLATE_NOOP("Formula", "a bar needs a length of at least 1 ms"),
    QT_TRANSLATE_NOOP("Formula", "a change needs a period above zero"),
    QT_TRANSLATE_NOOP("Formula", "decay must lie between 0 and 1"),
    QT_TRANSLATE_NOOP("Formula", "a deviation needs at least one change"),
    QT_TRANSLATE_NOOP("Formula", "the floor of a relative change must not be negative"),
    QT_TRANSLATE_NOOP("Formula", "a window needs at least two samples"),
    QT_TRANSLATE_NOOP("Formula", "a window needs a length above zero"),
    QT_TRANSLATE_NOOP("Formula", "an EWMA needs at least two samples"),
    QT_TRANSLATE_NOOP("Formula", "only changes of zero can be left out"),
    QT_TRANSLATE_NOOP("Formula", "with every= a window is a number of bars, such as 60"),
    QT_TRANSLATE_NOOP("Formula", "a percentile needs 2 <= least <= samples"),
    QT_TRANSLATE_NOOP("Formula", "a dead band must not be negative"),
)
