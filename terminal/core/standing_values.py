"""What a formula's alert has come to since it fired: the value now of what decided it.

The rule engine says when a level turns, not where its numbers go in between. So the open alerts are
looked at once a second, and only they. A value that is not known leaves the last one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import msgspec

from terminal.core.formula_alerts import News, as_it_is, gone_on
from terminal.core.formulas import Formulas
from terminal.core.guard import Guard
from terminal.core.market import Market
from terminal.core.rules.comparisons import decisive, same
from terminal.core.rules.transition import Transition
from terminal.core.trading_clock import exchange_ms
from terminal.core.verdict import Verdict, verdict_of
from terminal.domain.alert import Alert, Fact
from terminal.domain.level import Level
from terminal.domain.metric import Metric

Facts = Callable[[Verdict, datetime, datetime], list[Fact]]


class StandingValues:
    """Look at alerts of formulas as they stand now.

    facts: explains a verdict, given exchange time and now. guard: keeps what breaks in one alert
    """

    def __init__(self, formulas: Formulas, market: Market, facts: Facts, guard: Guard) -> None:
        self._formulas, self._market = formulas, market
        self._facts, self._guard = facts, guard

    def see(self, alert: Alert, now: datetime) -> tuple[Alert, News]:
        """Return an alert with its value of now, and what is to be told if people are told again.

        To be asked after the tick of the rules: what time moves has moved then.
        """
        if alert.metric != Metric.FORMULA:
            return as_it_is(alert, now)
        try:
            seen = self._seen(alert, now)
        except Exception as defect:  # people are reminded all the same
            self._guard.note(defect)
            return as_it_is(alert, now)
        return seen, partial(self._told, seen, now)

    def _told(self, alert: Alert, now: datetime) -> dict[str, Any]:
        try:
            return self._news(alert, now)
        except Exception as defect:  # people are told all the same
            self._guard.note(defect)
            return {}

    def _seen(self, alert: Alert, now: datetime) -> Alert:
        decided, highest = alert.decided, None
        # As long as a level that stands asks for what decided it, that goes on to be its measure.
        for level in range(_standing(alert), 0, -1):
            one = self._stands(alert, Level(level), now)
            if one is not None and (decided is None or same(one.cell.comparisons, decided)):
                return gone_on(alert, one)
            highest = highest or one
        return alert if highest is None else gone_on(alert, highest)

    def _stands(self, alert: Alert, level: Level, now: datetime) -> Transition | None:
        at = exchange_ms(self._market.latest(now))
        return self._formulas.standing(alert.rule, alert.subject, level, at)

    def _news(self, alert: Alert, now: datetime) -> dict[str, Any]:
        one = self._stands(alert, _standing(alert), now)
        if one is None:
            return {}
        found, own = one.cell.comparisons, None
        if alert.decided is not None:
            own = same(found, alert.decided)
        is_so = own is not None and own.is_so(own.value(one.values))
        by = own if is_so else decisive(found, one.values) or own
        value = None if by is None else by.value(one.values)
        if found and (value is None or value != value):
            # Not known now: what was known last is told.
            return {}
        time = self._market.latest(now)
        verdict = msgspec.structs.replace(verdict_of(one), is_standing=True)
        facts = self._guard(self._facts, verdict, time, now)
        news: dict[str, Any] = {"facts": tuple(facts)} if facts else {}
        if by is None or value is None:
            return news
        named = {"value": value, "latest": value, "limit": by.limit(value)}
        return news | named | {"decided": by.decided}


def _standing(alert: Alert) -> Level:
    return alert.standing or alert.level
