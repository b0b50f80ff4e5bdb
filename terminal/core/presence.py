"""Who is signed in at the terminal, and whether a wish is theirs.

Names that a screen writes into its wishes prove nothing: the engine knows who is there, and refuses
what comes in another name. Where the desk file gives no person a secret, wishes pass as they come.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil
from typing import Any

import msgspec

from terminal.core.book_wish import TryBook
from terminal.core.effect import Effect, Prove, Show, Topic, Write
from terminal.core.event import Halt, Note
from terminal.core.presence_wish import NOBODY, Proved, SignIn, SignOff
from terminal.core.refusal import Denied, Refusal
from terminal.core.state import State
from terminal.core.view import Present
from terminal.domain.audit import Record, body_of

# Wrong secrets of one person in a row: so many are answered at once, then each has to wait.
FREE_TRIES = 3
WAITS = tuple(timedelta(seconds=seconds) for seconds in (15, 30, 60))

Handler = Callable[[Any, datetime], list[Effect]]


class Presence:
    """At most one person at a time, whose secret the desk has checked."""

    def __init__(self, state: State) -> None:
        self._s = state
        self._signers = frozenset(state.plant.signers)
        self._person = ""
        self._since: datetime | None = None
        self._used: datetime | None = None
        self._ticket = self._claimed = ""
        self._wrong: dict[str, int] = {}
        self._until: dict[str, datetime] = {}

    def table(self) -> dict[type, Handler]:
        """Event type -> handler."""
        return {SignIn: self._sign_in, SignOff: self._sign_off, Proved: self._proved}

    def gated(self, wishes: dict[type, Handler]) -> dict[type, Handler]:
        """Let these handlers have only what the person who is here wishes.

        A trial changes nothing. A stop is never refused, nor the record of what was done already;
        but neither stands in a name that is not proven.
        """
        if not self._signers:
            return wishes
        return {
            kind: act if kind is TryBook else self._gate(act, always=kind is Note)
            for kind, act in wishes.items()
        }

    def idle(self, now: datetime) -> list[Effect]:
        """Sign off who has wished nothing for too long; asked once a second."""
        after, used = self._s.plant.sign_off_after, self._used
        if not self._person or not after or used is None or now - used < after:
            return []
        return self._become("", "system", now)

    def view(self, key: str) -> Present | None:
        """Return who is here; None where nobody can sign in."""
        if key or not self._signers:
            return None
        return Present(person=self._person, since=self._since)

    def shown(self) -> list[Effect]:
        """Say who is here, where anybody can be."""
        return [Show(Topic.PRESENCE, "")] if self._signers else []

    def _gate(self, act: Handler, *, always: bool) -> Handler:
        def passed(event: Any, now: datetime) -> list[Effect]:
            why = self._why_not(event.actor)
            if why is None:
                self._used = now
                return act(event, now)
            if always or (isinstance(event, Halt) and event.halted):
                return act(msgspec.structs.replace(event, actor=NOBODY), now)
            return self._refuse("terminal", why, now, wish=type(event).__name__)

        return passed

    def _why_not(self, actor: str) -> Denied | None:
        if not self._person:
            return Denied(Refusal.NOBODY_PRESENT)
        if actor != self._person:
            return Denied(Refusal.OTHER_PRESENT, actor=actor, who=self._person)
        return None

    def _sign_in(self, wish: SignIn, now: datetime) -> list[Effect]:
        person = wish.person
        if person not in self._signers:
            return self._refuse(person, Denied(Refusal.NOT_A_SIGNER, person=person), now)
        if self._ticket:
            return self._refuse(person, Denied(Refusal.STILL_PROVING), now)
        # Who acts must follow from the ledger.
        if failure := self._s.read_only:
            return self._refuse(person, Denied(Refusal.SIGN_IN_SHUT, failure=failure), now)
        if (left := self._left(person, now)) > 0:
            why = Denied(Refusal.SIGN_IN_WAITS, person=person, seconds=left)
            return self._refuse(person, why, now)
        self._ticket, self._claimed = self._s.ids.new(now), person
        return [Prove(self._ticket, person, wish.secret)]

    def _proved(self, fact: Proved, now: datetime) -> list[Effect]:
        # Only the answer to this engine's own question counts, and only once.
        if not self._ticket or fact.ticket != self._ticket:
            return []
        person = self._claimed
        self._ticket = self._claimed = ""
        if fact.failure:
            why = Denied(Refusal.NOT_PROVEN, person=person, failure=fact.failure)
            return self._refuse(person, why, now)
        if not fact.is_right:
            return self._refuse(person, self._counted(person, now), now)
        self._wrong.pop(person, None)
        return self._become(person, person, now)

    def _sign_off(self, wish: SignOff, now: datetime) -> list[Effect]:
        why = self._why_not(wish.actor)
        if why is not None:
            return self._refuse("terminal", why, now)
        return self._become("", wish.actor, now)

    def _become(self, person: str, actor: str, now: datetime) -> list[Effect]:
        body = {"person": person, "before": self._person}
        self._person, self._since, self._used = person, now if person else None, now
        record = Record(kind="person", ref="terminal", actor=actor, body=body)
        return [Write(record), *self.shown()]

    def _counted(self, person: str, now: datetime) -> Denied:
        wrong = self._wrong[person] = self._wrong.get(person, 0) + 1
        if wrong < FREE_TRIES:
            return Denied(Refusal.WRONG_SECRET, person=person)
        self._until[person] = now + WAITS[min(wrong - FREE_TRIES, len(WAITS) - 1)]
        left = self._left(person, now)
        return Denied(Refusal.WRONG_SECRET_WAITS, person=person, seconds=left)

    def _left(self, person: str, now: datetime) -> int:
        until = self._until.get(person, now)
        return ceil((until - now).total_seconds())

    def _refuse(self, ref: str, why: Denied, now: datetime, **more: str) -> list[Effect]:
        # A name that is not proven does not become the actor of a record.
        body = {"reason": str(why), **body_of(why.said), **more}
        record = Record(kind="refusal", ref=ref, actor=self._person or NOBODY, body=body)
        return [Write(record), *self._s.tell("desk", "refused", why.said, now)]
