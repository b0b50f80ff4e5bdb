"""What is wrong with a rule, and where, in the language of the screen.

The core's English (terminal/core/rule_check.py) is the source text; what is not listed is shown as
it is.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.refusal import fill
from terminal.domain.level import Level
from widgets.desk_flaws import SHAPES
from widgets.formula_words import complaint
from widgets.phrases import Phrases
from widgets.words import LEVELS, figures, translate, word

CONTEXT = "Flaw"
# Behind some of them a number follows.
WHYS = (
    QT_TRANSLATE_NOOP("Flaw", "a reduction answers a rule on pairs alone"),
    QT_TRANSLATE_NOOP("Flaw", 'a reduction answers the metric "basis" alone'),
    QT_TRANSLATE_NOOP("Flaw", "1 to 64 letters, digits, dots, underscores or hyphens are needed"),
    QT_TRANSLATE_NOOP("Flaw", "its length must be 1 to 64"),
    QT_TRANSLATE_NOOP("Flaw", "a rule needs at least one subject"),
    QT_TRANSLATE_NOOP("Flaw", "is named twice"),
    QT_TRANSLATE_NOOP("Flaw", "is there twice"),
    QT_TRANSLATE_NOOP("Flaw", "must be 0 or more"),
    QT_TRANSLATE_NOOP("Flaw", "no level has a formula"),
    QT_TRANSLATE_NOOP(
        "Flaw", "an empty formula never fires; a rule without this level leaves the key out"
    ),
    QT_TRANSLATE_NOOP("Flaw", "this is not a formula"),
    QT_TRANSLATE_NOOP("Flaw", 'an account has no sessions: its clock is "wall"'),
    QT_TRANSLATE_NOOP("Flaw", "a rule has limits or formulas, not both"),
    QT_TRANSLATE_NOOP("Flaw", "levels must ascend, each once"),
    QT_TRANSLATE_NOOP("Flaw", "no rule with limits is on this"),
    QT_TRANSLATE_NOOP("Flaw", "the rule has no level with limits"),
    QT_TRANSLATE_NOOP("Flaw", "a level needs low, high or both"),
    QT_TRANSLATE_NOOP("Flaw", "a number is needed"),
    QT_TRANSLATE_NOOP(
        "Flaw", "a share of 1: per cent are written as 80% in a formula, as 0.8 everywhere"
    ),
    QT_TRANSLATE_NOOP("Flaw", "must be below high, "),
    QT_TRANSLATE_NOOP("Flaw", "must be less than the width of the narrowest band, "),
    QT_TRANSLATE_NOOP("Flaw", "must not lie above the low of a lower level, "),
    QT_TRANSLATE_NOOP("Flaw", "must not lie below the high of a lower level, "),
)
FIELDS = {
    "id": QT_TRANSLATE_NOOP("RuleField", "Id"),
    "name": QT_TRANSLATE_NOOP("RuleField", "Name"),
    "name_en": QT_TRANSLATE_NOOP("RuleField", "English name"),
    "metric": QT_TRANSLATE_NOOP("RuleField", "Watches"),
    "on": QT_TRANSLATE_NOOP("RuleField", "Kind of subject"),
    "subjects": QT_TRANSLATE_NOOP("RuleField", "On"),
    "family": QT_TRANSLATE_NOOP("RuleField", "Family"),
    "hysteresis": QT_TRANSLATE_NOOP("RuleField", "Dead band"),
    "hold": QT_TRANSLATE_NOOP("RuleField", "Held for"),
    "clear_hold": QT_TRANSLATE_NOOP("RuleField", "Held inside"),
    "cooldown": QT_TRANSLATE_NOOP("RuleField", "Not told again for"),
    "response": QT_TRANSLATE_NOOP("RuleField", "Response"),
    "unknown": QT_TRANSLATE_NOOP("RuleField", "An unknown part"),
    "clock": QT_TRANSLATE_NOOP("RuleField", "Time that counts"),
    "enabled": QT_TRANSLATE_NOOP("RuleField", "Switched on"),
}
SIDES = {
    "low": QT_TRANSLATE_NOOP("RuleField", "{0} below"),
    "high": QT_TRANSLATE_NOOP("RuleField", "{0} above"),
}
# Of any value, in a desk file and in a rule alike.
OF_VALUES = Phrases(SHAPES, {"count": r"-?[\d.]+"})
LEVEL_KEYS = {level.name.lower(): level for level in Level}


def flaw_words(why: str) -> str:
    """Say why a value of a rule will not do."""
    for known in WHYS:
        if why == known:
            return translate(CONTEXT, known)
        if known.endswith(" ") and why.startswith(known):
            return translate(CONTEXT, known) + figures(why.removeprefix(known))
    found = OF_VALUES.read(why)
    if found is not None:
        return fill(translate("Load", found[0]), found[1])
    return complaint(why)


def field_name(key: tuple[str, ...]) -> str:
    """Name a field of a rule by its key: ("hold",), ("warning",), ("warning", "low")."""
    level = LEVEL_KEYS.get(key[0])
    if level is None:
        words = FIELDS.get(key[0])
        return key[0] if words is None else translate("RuleField", words)
    if len(key) == 1:
        return word(LEVELS, level)
    return translate("RuleField", SIDES[key[1]]).format(word(LEVELS, level))
