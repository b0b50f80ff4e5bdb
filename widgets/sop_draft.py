"""A rule pack as a person changes and confirms it, before it becomes a draft. No widget here.

Every number of a pack is a suggestion until somebody has confirmed it or typed another one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import timedelta
from decimal import ROUND_FLOOR, Decimal, InvalidOperation

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal import Refused
from terminal.core.quantiles import Proposal
from terminal.core.rule_check import Flaw, first_flaw
from terminal.core.rule_digest import stamped
from terminal.core.rule_wish import DraftRules
from terminal.core.selectors import Places
from terminal.core.sop import Laid, lay
from terminal.domain.level import Level
from terminal.domain.pack import Pack, Stage, Suggestion
from terminal.domain.rule import Clause, Limit, Rule
from terminal.duration import duration, spell_duration
from widgets import format as f
from widgets.words import translate

CONTEXT = "Sop"
# Stands between the two limits of a band: -200 … 300; before the only one: < -200, > 0.7.
BETWEEN, BELOW, ABOVE = "…", "<", ">"
NO_BAND = QT_TRANSLATE_NOOP("Sop", "{0}: limits are written -200 … 300, or < -200, or > 300")
NO_NUMBER = QT_TRANSLATE_NOOP("Sop", "{0}: a number is needed")
NO_SPAN = QT_TRANSLATE_NOOP("Sop", "{0}: a duration is needed, such as 10s, 5m or 1h")
# What is confirmed of a rule beside its levels: its dead band and its times.
TIMES = "times"
SETTINGS = ("hysteresis", "hold", "clear_hold", "cooldown")
Key = Level | str


class Unread(Refused):
    """What was typed is no value of this place."""


class SopDraft:
    """One pack on one desk: its rules as they stand, what of them is confirmed, what is left out.

    rules: by id, in the pack's order. confirmed: (rule, level or TIMES)
    """

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.rules: dict[str, Rule] = {}
        self.excluded: set[str] = set()
        self.confirmed: set[tuple[str, Key]] = set()
        self.laid = Laid(rules=(), left_out=())
        self._typed: dict[str, Rule] = {}
        self._why = {one.rule: one for one in pack.suggestions}

    def lay(
        self, places: Places, chosen: Collection[str], units: Sequence[str] | None = None
    ) -> None:
        """Choose commodities and units; numbers that were typed stay."""
        self.laid = lay(self.pack, places, chosen, units)
        self.rules = {
            rule.id: msgspec.structs.replace(self._typed.get(rule.id, rule), subjects=rule.subjects)
            for rule in self.laid.rules
        }

    def suggestion(self, rule: str) -> Suggestion | None:
        """Return why the numbers of a rule are so, as far as the pack says it."""
        return self._why.get(rule)

    def stage(self, rule: Rule) -> Stage:
        """Return where a rule belongs: as the pack says, else limits to thresholds."""
        known = self._why.get(rule.id)
        if known is not None:
            return known.stage
        return Stage.TRIGGER if rule.clauses else Stage.THRESHOLD

    @property
    def included(self) -> tuple[Rule, ...]:
        """The rules that become the draft, with their digests."""
        found = (rule for id, rule in self.rules.items() if id not in self.excluded)
        return tuple(map(stamped, found))

    @property
    def unconfirmed(self) -> int:
        """How many suggestions nobody has confirmed yet."""
        wanted = ((rule.id, key) for rule in self.included for key in keys_of(rule))
        return sum(one not in self.confirmed for one in wanted)

    def flaw(self, rule: str) -> Flaw | None:
        """Return what is wrong with a rule as it stands."""
        return first_flaw(self.rules[rule])

    def confirm(self, rule: str, key: Key, is_so: bool = True) -> None:
        """Take a suggestion for one's own, or take that back."""
        (self.confirmed.add if is_so else self.confirmed.discard)((rule, key))

    def confirm_all(self) -> None:
        """Confirm whatever is included."""
        self.confirmed.update((rule.id, key) for rule in self.included for key in keys_of(rule))

    def type_condition(self, rule: str, level: Level, text: str) -> None:
        """Take other limits or another formula of a level; raise `Unread` for what is neither."""
        self._put(with_condition(self.rules[rule], level, text), level)

    def type_setting(self, rule: str, name: str, text: str) -> None:
        """Take another dead band or time; raise `Unread` for what is none."""
        self._put(with_setting(self.rules[rule], name, text), TIMES)

    def take(self, rule: str, found: Iterable[Proposal], decimals: int) -> None:
        """Take limits from the past, rounded; they are confirmed by who asked for them."""
        step = Decimal(1).scaleb(-decimals)
        before = {limit.level: limit for limit in self.rules[rule].limits}
        for one in found:
            limit = before[one.level]
            # A side that the pack leaves open stays open.
            low, high = (
                None if was is None else Decimal(repr(value)).quantize(step)
                for was, value in ((limit.low, one.low), (limit.high, one.high))
            )
            self._put(_with_limit(self.rules[rule], Limit(one.level, low, high)), one.level)

    def take_bound(self, rule: str, low: Decimal, decimals: int) -> None:
        """Take a forced low from the carry, rounded down; it is confirmed by who asked for it."""
        step = Decimal(1).scaleb(-decimals)
        for one in self.rules[rule].limits:
            if one.level is Level.FORCED and one.low is not None:
                limit = Limit(one.level, low.quantize(step, ROUND_FLOOR), one.high)
                self._put(_with_limit(self.rules[rule], limit), one.level)

    def wish(self, reason: str, actor: str, removed: tuple[str, ...] = ()) -> DraftRules:
        """Return the draft that a person wants."""
        return DraftRules(
            rules=self.included,
            removed=removed,
            reason=reason,
            actor=actor,
            source=self.pack.origin,
        )

    def _put(self, rule: Rule, key: Key) -> None:
        self.rules[rule.id] = self._typed[rule.id] = rule
        self.confirm(rule.id, key)


def keys_of(rule: Rule) -> tuple[Key, ...]:
    """Return what of a rule is to be confirmed."""
    return (*(one.level for one in rule.clauses or rule.limits), TIMES)


def condition_text(rule: Rule, level: Level) -> str:
    """Write the limits of a level as they are typed, -200 … 300 or > 0.7, or its formula.

    "" for none
    """
    for clause in rule.clauses:
        if clause.level is level:
            return clause.formula
    for limit in rule.limits:
        if limit.level is level:
            if limit.low is not None and limit.high is not None:
                return f"{limit.low:f} {BETWEEN} {limit.high:f}"
            if limit.low is not None:
                return f"{BELOW} {limit.low:f}"
            return "" if limit.high is None else f"{ABOVE} {limit.high:f}"
    return ""


def with_condition(rule: Rule, level: Level, text: str) -> Rule:
    """Return the rule with another condition of a level that it has."""
    if rule.clauses:
        said = " ".join(text.split())
        clauses = (Clause(level, said) if one.level is level else one for one in rule.clauses)
        return msgspec.structs.replace(rule, clauses=tuple(clauses))
    sides = _sides(text.strip())
    if len(sides) != 2:
        raise Unread(translate(CONTEXT, NO_BAND).format(text))
    low, high = (_number(side) if side.strip() else None for side in sides)
    if low is None and high is None:
        raise Unread(translate(CONTEXT, NO_BAND).format(text))
    return _with_limit(rule, Limit(level, low, high))


def setting_text(rule: Rule, name: str) -> str:
    """Write a dead band or a time as it is typed; "" where such a rule has none."""
    if name == "hysteresis":
        return "" if rule.clauses else f"{rule.hysteresis:f}"
    if name == "cooldown" and not rule.clauses:
        return ""
    span: timedelta = getattr(rule, name)
    return spell_duration(span)


def with_setting(rule: Rule, name: str, text: str) -> Rule:
    """Return the rule with another dead band or time."""
    read: Callable[[str], object] = _number if name == "hysteresis" else _span
    return msgspec.structs.replace(rule, **{name: read(text)})


def _with_limit(rule: Rule, limit: Limit) -> Rule:
    limits = tuple(limit if one.level is limit.level else one for one in rule.limits)
    return msgspec.structs.replace(rule, limits=limits)


# The words for a low and a high limit; another number of them where it is no band.
def _sides(text: str) -> list[str]:
    if text.startswith((BELOW, ABOVE)):
        only = text[1:]
        return [only, ""] if text.startswith(BELOW) else ["", only]
    return text.replace("...", BETWEEN).replace("..", BETWEEN).split(BETWEEN)


def _number(text: str) -> Decimal:
    try:
        found = Decimal(f.typed(text))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise Unread(translate(CONTEXT, NO_NUMBER).format(text.strip()))
    return found


def _span(text: str) -> timedelta:
    try:
        return duration(text.strip())
    except (ValueError, OverflowError):
        raise Unread(translate(CONTEXT, NO_SPAN).format(text.strip())) from None
