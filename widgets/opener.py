"""Whose a form is: what one person began is not sent in another's name."""

from __future__ import annotations

from terminal.core.presence_wish import NOBODY
from terminal.core.refusal import Refusal, say, sentence
from widgets.bridge import Bridge
from widgets.refusals import told


class Opener:
    """Keep the name in which a form was opened. One opened by nobody is whoever's signs in.

    who: the name, where the form asks for it; "" = who is signed in now
    """

    def __init__(self, bridge: Bridge, who: str = "") -> None:
        self._bridge, self._who = bridge, who or bridge.actor

    @property
    def actor(self) -> str:
        """The name that its wishes carry."""
        return self._bridge.actor if self._who == NOBODY else self._who

    @property
    def objection(self) -> str:
        """Why the desk would refuse what is sent now, in the screen's words; "" when it is free.

        Asked before a form closes, so that nothing typed is lost.
        """
        present = self._bridge.actor
        if not self._bridge.signers or (present == self.actor and present != NOBODY):
            return ""
        why = say(Refusal.NOBODY_PRESENT)
        if present != NOBODY:
            why = say(Refusal.OTHER_PRESENT, actor=self.actor, who=present)
        return told(why, sentence(why), self._bridge.latest)
