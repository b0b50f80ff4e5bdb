"""By which selector a rule is on a subject, and which rules of its family it beats there."""

from __future__ import annotations

from terminal.core.selectors import Places
from terminal.core.standing import Standing, standing
from terminal.core.strategies import STRATEGY
from terminal.core.unit_rules import is_watched, subject_of
from terminal.domain.alert import Alert
from terminal.domain.rule import Rule
from widgets.latest import Latest
from widgets.rule_text import selector_name, subject_name
from widgets.words import translate


def places(latest: Latest) -> Places:
    """Return what rules can be on, as far as the screen was told."""
    futures = {key: view.pair.futures for key, view in latest.pairs.items()}
    book = latest.book.get("")
    return Places(futures, tuple(latest.accounts), None if book is None else book.strategies)


def units(latest: Latest) -> list[str]:
    """Return what rules on units can be on: units and strategies in what they hold."""
    lines = latest.lines.values()
    owned = {subject_of(one.unit, one.commodity): None for one in lines}
    owned |= {
        subject_of(STRATEGY + one.strategy, one.commodity): None for one in lines if one.strategy
    }
    return sorted(owned)


def alert_words(alert: Alert, latest: Latest) -> str:
    """Say by what an alert's rule is on its subject; "" where it is named and has no rivals.

    Nothing is said once the rule is another version than the one that raised the alert.
    """
    state = latest.rules.get("")
    written = () if state is None else state.written
    rule = next((one for one in written if one.id == alert.rule), None)
    if rule is None or rule.digest != alert.rule_digest:
        return ""
    found = standing(written, rule.id, alert.subject, places(latest))
    if found is None or found.beaten_by or (found.pattern == alert.subject and not found.beaten):
        return ""
    return _words(found, rule, latest)


def subject_lines(rule: Rule, latest: Latest) -> list[str]:
    """Name every subject of a resolved rule with its selector, then those where it gives way."""
    state = latest.rules.get("")
    if state is None or not rule.enabled:
        return [subject_name(one, latest) for one in rule.subjects]
    known = places(latest)
    lines, beaten = [], []
    if rule.on == "unit":
        # Its patterns mean what the book has now; what it has none of is not there to be named.
        watched = [one for one in units(latest) if is_watched(rule, one)]
        every = units(latest)
    else:
        watched, every = list(rule.subjects), [*known.pairs, *known.accounts]
    for subject in dict.fromkeys((*watched, *every)):
        found = standing(state.written, rule.id, subject, known)
        name = subject_name(subject, latest)
        if subject in watched:
            by = "" if found is None or found.pattern == subject else found.pattern
            lines.append(f"{name} ({selector_name(by, latest)})" if by else name)
        elif found is not None and found.beaten_by:
            said = translate("Standing", "{0}: gives way to {1}")
            beaten.append(said.format(name, latest.named("rule", found.beaten_by)))
    return lines + beaten or [subject_name(one, latest) for one in rule.subjects]


def _words(found: Standing, rule: Rule, latest: Latest) -> str:
    own = selector_name(found.pattern, latest)
    if not found.beaten:
        return own
    others = ", ".join(
        f"{latest.named('rule', id)} ({selector_name(pattern, latest)})"
        for id, pattern in found.beaten
    )
    said = translate("Standing", "{0}: the most specific of family {1}, before {2}")
    return said.format(own, rule.family, others)
