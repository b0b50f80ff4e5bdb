"""A fake desk whose persons sign in: it answers a secret as the real one does."""

from __future__ import annotations

from typing import Any

from terminal.core.effect import Topic
from terminal.core.presence_wish import SignIn, SignOff
from terminal.core.refusal import Refusal, say, sentence
from terminal.core.view import Notice, Present
from tests.widgets.fake_desk import FakeDesk
from widgets.bridge import TURNS, Bridge

SECRETS = {"wang": "correct horse", "li": "battery staple"}
SIGNERS = tuple(SECRETS)


class ProvenDesk(FakeDesk):
    """`answers` = False leaves a secret unanswered, as one that is still being checked."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self.answers = True

    def post(self, wish: Any) -> None:
        """Check a secret; keep every other wish."""
        if isinstance(wish, SignIn) and self.answers:
            self.posted.append(wish)
            self.answer(wish)
        elif isinstance(wish, SignOff):
            self.posted.append(wish)
            self.come("")
        else:
            super().post(wish)

    def answer(self, wish: SignIn) -> None:
        """Say whether the secret was that person's."""
        if SECRETS.get(wish.person) == wish.secret.reveal():
            self.come(wish.person)
        else:
            self.refuse(Refusal.WRONG_SECRET, person=wish.person)

    def come(self, person: str) -> None:
        """Show who is signed in."""
        self.changes.put(Topic.PRESENCE, "", Present(person=person, since=self.now))

    def refuse(self, why: Refusal, **arguments: str) -> None:
        """Say no to a wish."""
        said = say(why, **arguments)
        self.seq += 1
        notice = Notice(
            id=f"refusal {self.seq}",
            time=self.now,
            source="desk",
            level="refused",
            content=sentence(said),
            said=said,
        )
        self.changes.put(Topic.NOTICE, notice.id, notice)


def sign_in(bridge: Bridge, desk: FakeDesk, person: str) -> None:
    """Make the desk one whose persons sign in, and this one sit there; "" = nobody."""
    bridge.signers = SIGNERS
    desk.changes.put(Topic.PRESENCE, "", Present(person=person))
    for _ in range(TURNS):
        bridge.frame()
