"""Whether a channel works, told once a change."""

from __future__ import annotations

from collections.abc import Callable

from terminal.core.event import Event, LinkChanged
from terminal.domain.link import LinkState

# Failed polls, or sends without a connection, in a row: some four seconds with their pauses.
MISSES = 4
# Sends in a row whose replies were lost.
LOST = 2


class ChannelLink:
    """READY when sends and receipts both work, as far as they have been tried; else DOWN.

    One unanswered send is a lost reply, two in a row are a link that is away. A provider that is
    not there at all may be starting anew, and people are told another way where a link is DOWN:
    `misses` failed polls, or sends without a connection, in a row are needed for that.
    """

    def __init__(self, channel: str, emit: Callable[[Event], None], misses: int = MISSES) -> None:
        self._id = f"channel:{channel}"
        self._emit = emit
        self._state: LinkState | None = None
        self._misses = misses
        self._missed = self._unreached = self._polls = 0
        self._trouble = ""

    def answered(self) -> None:
        """The provider answered a send, or knows of one."""
        self._missed = self._unreached = 0
        self._tell()

    def missed(self, trouble: str, *, certain: bool = False) -> None:
        """A send or an inquiry got no answer; `certain`: no connection was made at all."""
        if certain:
            self._unreached += 1
        else:
            self._missed += 1
        self._trouble = trouble
        self._tell()

    def heard(self) -> None:
        """The provider answered a poll for receipts."""
        if self._polls:
            self._missed = self._unreached = 0
        self._polls = 0
        self._tell()

    def deaf(self, trouble: str) -> None:
        """A poll for receipts failed."""
        self._polls += 1
        self._trouble = trouble
        self._tell()

    def _tell(self) -> None:
        away = max(self._polls, self._unreached)
        is_down = away >= self._misses or self._missed >= LOST
        # What has not failed often enough yet is as it was; before the first word it is nothing.
        if not is_down and away and self._state is not LinkState.READY:
            return
        state = LinkState.DOWN if is_down else LinkState.READY
        if state is not self._state:
            self._state = state
            self._emit(LinkChanged(self._id, state, self._trouble if is_down else ""))
