"""All links in one line: a dot, a cross or a ring, and words where something is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from terminal.domain.link import Link, LinkState
from widgets import format as f
from widgets.latest import Latest
from widgets.names import link_name
from widgets.refusals import told
from widgets.theme import Theme, font
from widgets.words import LINK_STATES, translate, word

TONES = {
    LinkState.READY: "ok",
    LinkState.CONNECTING: "attention",
    LinkState.LOADING: "attention",
    LinkState.DOWN: "bad",
    LinkState.REFUSED: "bad",
}
GROUPS = ("md", "spot", "td", "channel")
GAP, DOT = 14, 8


class Item(NamedTuple):
    """One link as drawn: name, state, and what stands behind the dot."""

    name: str
    state: LinkState
    after: str
    group: str
    id: str = ""


class LinkStrip(QWidget):
    """Takes the room it is given; with too little it leaves out latencies, then healthy names.

    What is not well is drawn however little room there is: at last as one cross with a count.
    `clicked` says which link was clicked, or of which group, where several are one picture.
    """

    clicked = Signal(str)

    def __init__(self, latest: Latest, theme: Theme) -> None:
        super().__init__()
        self._latest, self._theme = latest, theme
        self._links: list[Link] = []
        self._are_old = False
        self._face = font(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(translate("Links", "Links"))
        theme.changed.connect(self.update)

    def show_links(self, links: Iterable[Link], *, are_old: bool = False) -> None:
        """Show these. are_old: nobody knows whether they are still so; then nothing is green."""
        self._are_old = are_old
        self._links = sorted(links, key=self._order)
        self.setAccessibleDescription(self._told())
        self.update()

    def _order(self, link: Link) -> tuple[int, int, str]:
        kind, _, key = link.id.partition(":")
        group = GROUPS.index(kind) if kind in GROUPS else len(GROUPS)
        return group, self._latest.place("account" if kind == "td" else kind, key), link.id

    def sizeHint(self) -> QSize:
        """Have one line's height; the width comes from the layout."""
        return QSize(120, 26)

    def items(self, width: int) -> list[Item]:
        """Return what fits into this width."""
        full = [self._item(link, latency=True) for link in self._links]
        short = [self._item(link, latency=False) for link in self._links]
        summed = _summed(short)
        by_group = _by_group(short)
        ill = [item for item in by_group if item.state is not LinkState.READY]
        # The cross says it too, and the tip has the word.
        for items in (full, short, summed, [_bare(one) for one in summed], by_group, ill):
            if items and self._width(items) <= width:
                return items
        return _as_one(short)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the items from left to right, a rule between groups."""
        painter = QPainter(self)
        painter.setFont(self._face)
        x, group = 0, ""
        for item in self.items(self.width()):
            if group and item.group != group:
                painter.setPen(self._theme.color("border"))
                painter.drawLine(x - 1, 8, x - 1, self.height() - 8)
                x += GAP
            group = item.group
            x = self._draw(painter, item, x) + GAP

    def event(self, event: QEvent) -> bool:
        """Tell everything about the links under the mouse."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._told(), self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say which link was clicked."""
        at = event.position().x()
        if event.button() is Qt.MouseButton.LeftButton and (link := self.link_at(at)):
            self.clicked.emit(link)

    def link_at(self, x: float) -> str:
        """Return the id of the link drawn there, or its group; "" where there is none."""
        left, group = 0, ""
        for item in self.items(self.width()):
            left += GAP if group and item.group != group else 0
            group, wide = item.group, self._wide(item)
            if left <= x < left + wide:
                return item.id or group
            left += wide + GAP
        return ""

    def _draw(self, painter: QPainter, item: Item, x: int) -> int:
        x = self._write(painter, item.name, "text", x) + 5
        box = QRectF(x, self.height() / 2 - DOT / 2, DOT, DOT)
        is_well = item.state is LinkState.READY
        color = self._theme.color("muted" if is_well and self._are_old else TONES[item.state])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_well and not self._are_old:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(box)
        elif is_well or item.state in (LinkState.CONNECTING, LinkState.LOADING):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color, 2))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        else:
            painter.setPen(QPen(color, 2))
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(QPointF(box.right(), box.top()), QPointF(box.left(), box.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        x += DOT
        tone = "muted" if item.state is LinkState.READY else TONES[item.state]
        return self._write(painter, item.after, tone, x + 5) if item.after else x

    def _write(self, painter: QPainter, text: str, token: str, x: int) -> int:
        painter.setPen(self._theme.ink(token))
        wide = self._advance(text)
        box = QRectF(x, 0, wide + 2, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        return x + wide

    def _item(self, link: Link, *, latency: bool) -> Item:
        after = ""
        if link.state is not LinkState.READY:
            after = word(LINK_STATES, link.state)
        elif latency and link.latency_ms is not None and not self._are_old:
            after = f"{f.number(link.latency_ms, 0)} ms"
        name, group = link_name(link.id, self._latest), link.id.partition(":")[0]
        return Item(name, link.state, after, group, link.id)

    def _told(self) -> str:
        lines = [translate("Links", "As it was when the desk last answered")] * self._are_old
        for link in self._links:
            state = word(LINK_STATES, link.state)
            detail = told(link.said, link.detail, self._latest)
            parts = [link_name(link.id, self._latest), state, detail]
            if link.latency_ms is not None:
                parts.append(f"{f.number(link.latency_ms, 0)} ms")
            lines.append("  ".join(part for part in parts if part))
        return "\n".join(lines)

    def _width(self, items: list[Item]) -> int:
        total, group = 0, ""
        for item in items:
            total += self._wide(item) + GAP
            total += GAP if group and item.group != group else 0
            group = item.group
        return total - GAP

    def _wide(self, item: Item) -> int:
        after = 5 + self._advance(item.after) if item.after else 0
        return self._advance(item.name) + 5 + DOT + after

    def _advance(self, text: str) -> int:
        return QFontMetrics(self._face).horizontalAdvance(text)


def _summed(items: list[Item]) -> list[Item]:
    """Keep each link that is not well; count the others group by group."""
    kept: list[Item] = []
    for group in dict.fromkeys(item.group for item in items):
        mine = [item for item in items if item.group == group]
        ill = [item for item in mine if item.state is not LinkState.READY]
        kept += ill
        well = len(mine) - len(ill)
        if len(mine) == 1:
            kept += mine if well else []
        elif well:
            name = _group_name(group)
            kept.append(Item(name, LinkState.READY, f"{well}/{len(mine)}", group))
    return kept


def _bare(item: Item) -> Item:
    """Leave out the word for a state, never a count."""
    return item if item.state is LinkState.READY else item._replace(after="")


def _by_group(items: list[Item]) -> list[Item]:
    """Make one picture of each group: how many of it are well, in its worst state."""
    kept: list[Item] = []
    for group in dict.fromkeys(item.group for item in items):
        mine = [item for item in items if item.group == group]
        ill = [item for item in mine if item.state is not LinkState.READY]
        if len(mine) == 1 or len(ill) == 1:
            kept.append(_bare((ill or mine)[0]))
            continue
        words = f"{len(mine) - len(ill)}/{len(mine)}"
        kept.append(Item(_group_name(group), _worst(mine), words, group))
    return kept


def _as_one(items: list[Item]) -> list[Item]:
    """Make one picture of all."""
    ill = [item for item in items if item.state is not LinkState.READY]
    if len(ill) == 1:
        return [_bare(ill[0])]
    words = f"{len(items) - len(ill)}/{len(items)}"
    return [Item(translate("Links", "Links"), _worst(items), words, "")] if items else []


def _worst(items: list[Item]) -> LinkState:
    return max((item.state for item in items), key=list(TONES).index)


def _group_name(group: str) -> str:
    names = {
        "md": translate("Links", "Market data"),
        "spot": translate("Links", "Spot"),
        "td": translate("Links", "Accounts"),
        "channel": translate("Links", "Channels"),
    }
    return names.get(group, group)
