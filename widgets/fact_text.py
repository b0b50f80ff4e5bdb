"""An alert's facts in the language of the screen, line by line."""

from __future__ import annotations

from terminal.domain.alert import Alert, Fact
from widgets.alert_text import muting
from widgets.cause_words import CAUSES, LEGS
from widgets.latest import Latest
from widgets.standing_text import alert_words
from widgets.words import FACTS, figures, translate, word

NAMES = {**FACTS, **CAUSES}


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
        case "since_none":
            return translate("Explain", "Nothing earlier is known")
    return figures(fact.value)
