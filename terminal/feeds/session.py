"""What a market and a trade session share: the state of a link, its one credit, its tree.

A session is a state machine over frames: no socket, no clock. It is told what happened and answers
with frames to write and events to emit, both in order.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from terminal.core.event import Event
from terminal.domain.link import LinkState
from terminal.domain.said import Said
from terminal.feeds.diff import Changes, Tree
from terminal.feeds.fault import Faults, Malformed, moved, shown
from terminal.feeds.frame import packet_of

UNKNOWN_AID = "unknown aid"
# Sent by fronts of several makes; none of them bears on what a session does.
IGNORED = frozenset({"rsp_login", "rtn_brokers", "rtn_condition_orders", "qry_settlement_info"})
MOST_NOTICES = 10_000

# Decimals are written as JSON numbers: a counter reads a price, not a text.
_encode = msgspec.json.Encoder(decimal_format="number").encode


class Out(msgspec.Struct):
    """What follows from one step: first emit `events`, then those of `later`, then write `send`.

    later: events that are made while they are asked for; the session must hear nothing before
    """

    send: list[str]
    events: list[Event]
    later: Iterable[Event] = ()


class Conversation:
    """One link from connection to connection. The tree is new on each; counts of faults last."""

    def __init__(self, link: str) -> None:
        self.link = link
        self.state = LinkState.CONNECTING
        self.detail: str | Said = ""
        self.tree = Tree()
        self.faults = Faults(link)
        self._is_peeking = False

    def opened(self) -> Out:
        """Start over with an empty tree."""
        out = Out([], [])
        self.tree = Tree()
        self.faults.opened()
        self._is_peeking = False
        self.move(LinkState.LOADING, "", out)
        return out

    def move(self, state: LinkState, detail: str | Said, out: Out) -> None:
        """Change the link's state; say so only if it is news."""
        if (state, detail) != (self.state, self.detail):
            self.state, self.detail = state, detail
            out.events.append(moved(self.link, state, detail))

    def take(self, frame: str | bytes, out: Out) -> Changes | None:
        """Merge a frame's data into the tree; None when there was none or it was refused.

        A frame that cannot be read may have been the answer to our credit. It counts as one: a
        second credit is harmless, a lost one would silence the front for good.
        """
        try:
            packet = packet_of(frame)
            aid = packet["aid"]
            if aid == "rtn_data":
                self._is_peeking = False
                return self.tree.apply(packet.get("data"))
            if aid not in IGNORED:
                raise Malformed(UNKNOWN_AID, f"a packet has an unknown aid: {shown(aid)}")
        except Malformed as fault:
            if fault.kind != UNKNOWN_AID:
                self._is_peeking = False
            self.note(fault, out)
        return None

    def answered(self) -> None:
        """Know that our credit has been used, by a packet that was read elsewhere."""
        self._is_peeking = False

    def note(self, fault: Malformed, out: Out) -> None:
        """Count a fault and tell of its first occurrence."""
        out.events.extend(self.faults.note(fault))

    def peek(self, out: Out) -> None:
        """Ask for one more packet, unless that is asked already."""
        if not self._is_peeking:
            self._is_peeking = True
            out.send.append(PEEK)


def frame_of(packet: dict[str, object]) -> str:
    """Write one packet as a frame."""
    return _encode(packet).decode()


PEEK = frame_of({"aid": "peek_message"})
