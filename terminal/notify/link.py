"""Whether a channel works, told once a change."""

from __future__ import annotations

from collections.abc import Callable

from terminal.core.event import Event, LinkChanged
from terminal.domain.link import LinkState


class ChannelLink:
    """READY when sends and receipts both work, as far as they have been tried; else DOWN.

    One unanswered send is a lost reply, two in a row are a link that is away.
    """

    def __init__(self, channel: str, emit: Callable[[Event], None]) -> None:
        self._id = f"channel:{channel}"
        self._emit = emit
        self._state: LinkState | None = None
        self._missed = 0
        self._trouble = ""
        self._deaf = ""

    def answered(self) -> None:
        """The provider answered a send, or knows of one."""
        self._missed = 0
        self._tell()

    def missed(self, trouble: str, *, certain: bool = False) -> None:
        """A send or an inquiry got no answer; `certain`: no connection was made at all."""
        self._missed += 2 if certain else 1
        self._trouble = trouble
        self._tell()

    def heard(self) -> None:
        """The provider answered a poll for receipts."""
        if self._deaf:
            self._missed = 0
        self._deaf = ""
        self._tell()

    def deaf(self, trouble: str) -> None:
        """A poll for receipts failed."""
        self._deaf = trouble
        self._tell()

    def _tell(self) -> None:
        is_down = self._deaf != "" or self._missed >= 2
        state = LinkState.DOWN if is_down else LinkState.READY
        if state is not self._state:
            self._state = state
            self._emit(
                LinkChanged(self._id, state, (self._deaf or self._trouble) if is_down else "")
            )
