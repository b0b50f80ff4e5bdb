"""An alert's facts in the language of the screen, line by line."""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.unit_rules import OF_MONEY
from terminal.domain.alert import Alert, Fact
from terminal.domain.code import product_of
from widgets import format as f
from widgets.alert_text import muting
from widgets.carry_words import CARRY_FACTS
from widgets.cause_words import CAUSES, LEGS
from widgets.condition_words import MEASURES
from widgets.footing_text import FOOTINGS
from widgets.latest import Latest
from widgets.main_text import FACTS as ALIAS
from widgets.main_text import alias_words
from widgets.standing_text import alert_words
from widgets.terms_text import row_text
from widgets.words import FACTS, figures, translate, unit, word

# What a unit has of which accounts.
FUNDS = {
    **{name: MEASURES[name] for name in OF_MONEY},
    "fund_share": QT_TRANSLATE_NOOP("words", "Its share of an account"),
}
NEGATIVE = {
    "premium": QT_TRANSLATE_NOOP("Explain", "{0} (premium of {1})"),
    "freight": QT_TRANSLATE_NOOP("Explain", "{0} (freight of {1})"),
}
SPAN = re.compile(r"[\d.]+ s")
NAMES = {**FACTS, **CAUSES, **CARRY_FACTS, **ALIAS, **FUNDS}


def fact_rows(alert: Alert, latest: Latest) -> list[tuple[str, str]]:
    """Write what an alert was decided on, and why it is muted."""
    rows = [(word(NAMES, one.name), _value(one, alert, latest)) for one in alert.facts]
    if by := alert_words(alert, latest):
        # Beside the rule, which comes first.
        rows.insert(1, (translate("Explain", "On by"), by))
    if alert.muted_by:
        rows.append((translate("Explain", "Muted by"), muting(alert)))
    return rows


def _value(fact: Fact, alert: Alert, latest: Latest) -> str:
    match fact.name:
        case "rule":
            # The fact has the name that the rule had; the screen has its own language.
            name = latest.named("rule", alert.rule)
            return f"{name} ({alert.rule} {alert.rule_digest[:8]})"
        case "leg":
            return word(LEGS, fact.value)
        case "main_contract":
            return alias_words(fact.value)
        case "limit_over":
            return fact.value
        case "premium_row" | "turned_row":
            return row_text(fact.value)
        case "turned_premium" | "turned_tax":
            pair, _, moved = fact.value.rpartition(": ")
            return f"{_ref(pair, latest)}: {figures(moved)}"
        case "turned_rate":
            rate, _, since = fact.value.partition(", from ")
            return translate("Explain", "{0}, from {1}").format(figures(rate), since)
        case "off_main":
            return f.code(fact.value)
        case "footing":
            return word(FOOTINGS, fact.value)
        case "since_none":
            return translate("Explain", "Nothing earlier is known")
        case "carry_unconfirmed":
            return ", ".join(word(CARRY_FACTS, f"carry_{one}") for one in fact.value.split(", "))
    if (words := NEGATIVE.get(fact.name)) and fact.value[1:].startswith(" -"):
        return _turned(fact.value, words)
    if fact.name == "fund_share":
        what, _, share = fact.value.rpartition(": ")
        name = _ref(what, latest) if "/" in what else latest.named("account", what)
        return f"{name}: {share}"
    if fact.name.startswith(("part_", "hedge_")):
        return _part(fact.value, latest)
    if SPAN.fullmatch(fact.value):
        # As ages and spans are written everywhere else.
        return fact.value.replace(" ", "")
    return figures(fact.value)


# "- -20" is to add 20: taking away a negative amount, and why.
def _turned(value: str, words: str) -> str:
    sign, amount = value[0], value[3:]
    does = f"{'+' if sign == '-' else '-'} {amount}"
    return translate("Explain", words).format(figures(does), figures(f"-{amount}"))


def _part(value: str, latest: Latest) -> str:
    # "P1: 1000 → 600: -400 t"; of a pair's own prices the first part is not there.
    said = value.rsplit(": ", 2)
    amount, _, measured = said[-1].rpartition(" ")
    words = [*said[:-1], f"{amount} {unit(measured)}" if amount else said[-1]]
    if len(said) == 3:
        words[0] = _ref(said[0], latest)
    return ": ".join(figures(one) for one in words)


def _ref(ref: str, latest: Latest) -> str:
    # A pair, a contract, or "account/contract"; rows of the book have no other name.
    account, between, symbol = ref.rpartition("/")
    if between and product_of(symbol) is not None:
        return f"{latest.named('account', account)} {f.code(symbol)}"
    if ref in latest.pairs:
        return latest.subject_name(ref)
    return f.code(ref) if product_of(ref) is not None else ref
