"""What belongs to the subject of the alert that a screen looks at, worked out when it is looked at.

Nothing is kept between two looks and nothing is computed while nobody looks: it is read off the
book, the allocations and the accounts as they stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from terminal.core.effect import Effect, Show, Topic
from terminal.core.event import Event, QuotesChanged
from terminal.core.kin_rows import KinRows
from terminal.core.kin_scope import Scope, lines_in, scope_of
from terminal.core.kin_view import Kin, KinGroup, KinUnit
from terminal.core.kin_wish import LookAt
from terminal.core.state import State
from terminal.domain.contract import ZERO

# What moves a row: lines, lots, money, and once a second the prices.
MOVES = frozenset(
    {
        *(Topic.LINE, Topic.DEAL, Topic.GOODS, Topic.UNIT, Topic.BOOK),
        *(Topic.POSITION, Topic.ACCOUNT, Topic.MEASURE),
    }
)
ORDER = {group: at for at, group in enumerate(KinGroup)}


class Kinship:
    """Answer what belongs to one alert, over one state. alert: the one looked at, "" = none."""

    def __init__(self, state: State) -> None:
        self._s, self._rows = state, KinRows(state)
        self.alert = ""

    def look(self, wish: LookAt, now: datetime) -> list[Effect]:
        """Turn to an alert; what was shown of the one before is gone."""
        before, self.alert = self.alert, wish.alert
        turned = dict.fromkeys(one for one in (before, wish.alert) if one)
        return [Show(Topic.KIN, alert) for alert in turned]

    def follow(self, event: Event, effects: Iterable[Effect]) -> list[Effect]:
        """Say that the rows may have moved, after a step that moved what they are made of.

        Quotes alone do not: money follows the prices once a second.
        """
        if not self.alert or isinstance(event, QuotesChanged):
            return []
        moved = any(isinstance(one, Show) and one.topic in MOVES for one in effects)
        return [Show(Topic.KIN, self.alert)] if moved else []

    def view(self, key: str, now: datetime) -> Kin | None:
        """Return what belongs to the alert looked at; None for any other, and when it is gone."""
        alert = self._s.triage.alerts.get(key)
        if alert is None or key != self.alert:
            return None
        scope = self._scope(alert.subject)
        found = self._rows
        found.begin()
        rows = [*found.goods(scope, now), *found.deals(scope), *found.given(scope, now)]
        lots = found.lots(scope)
        rows += [*found.accounts(scope, lots), *lots]
        rows.sort(key=lambda row: (ORDER[row.group], -abs(row.quantity), row.key))
        return Kin(alert=key, subject=alert.subject, units=self._units(scope), rows=tuple(rows))

    def _scope(self, subject: str) -> Scope:
        business, accounts = self._s.bookwork.business, self._s.plant.accounts
        known = dict.fromkeys((*accounts, *self._s.accounts))
        lines = business.tree.every()
        return scope_of(subject, self._s.market.pairs, known, business.register, lines)

    def _units(self, scope: Scope) -> tuple[KinUnit, ...]:
        sums: dict[tuple[str, str, str], list[Decimal]] = {}
        for line in lines_in(scope, self._s.bookwork.business):
            both = sums.setdefault((line.unit, line.commodity, line.base_unit), [ZERO, ZERO])
            both[0] += line.delta_spot
            both[1] += line.delta_spot + line.delta_futures
        found = [
            KinUnit(unit=unit, commodity=commodity, base_unit=base, basis=basis, flat=flat)
            for (unit, commodity, base), (basis, flat) in sums.items()
        ]
        found.sort(key=lambda one: (-abs(one.basis), -abs(one.flat), one.unit, one.commodity))
        return tuple(found)
