"""The lines above a chart: which pair, its basis now, the formula with the numbers in it, how old
those are, how usual that is and what carrying the goods to delivery costs.
"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from terminal.core.view import PairView
from terminal.domain.metric import DataState
from widgets import format as f
from widgets.carry_text import carry_hint, carry_sign
from widgets.deadline_text import days_cell, left_text
from widgets.gauge import level_at
from widgets.latest import Latest
from widgets.main_text import main_is, main_text
from widgets.norm_text import norm_hint, norm_line
from widgets.theme import LEVEL_TOKENS, Theme, font, tone_of
from widgets.words import DATA_STATES, TERMS, translate, unit, word

SPANS = (900.0, 3600.0, 4 * 3600.0, None)  # seconds of trading; None = all there is
DEFAULT_SPAN = 1
BUTTONS_FROM, REST_FROM, UNIT_FROM = 560, 380, 260  # pixels of width
ELLIPSIS = "…"
NAME_PART, NAME_LEAST = 0.4, 150  # of the header's width, at most, for the name; pixels


class ElidingLabel(QLabel):
    """A line that may be longer than its room; the tooltip then has all of it, and its `hint`.

    short: what is written where the whole has no room
    """

    hint = short = ""

    def minimumSizeHint(self) -> QSize:
        """Never hold a window wide."""
        return QSize(1, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        metrics, text = self.fontMetrics(), self.text()
        if self.short and metrics.horizontalAdvance(text) > self.width():
            text = self.short
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        if text == ELLIPSIS:
            text = ""  # it says nothing by itself
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        is_cut = text != self.text() and not self.hint.startswith(self.text())
        whole = self.text() if is_cut else ""
        self.setToolTip("\n".join(filter(None, (whole, self.hint))))


class ChartHeader(QWidget):
    """Two lines of text and the range buttons; `buttons` numbers them as SPANS does."""

    def __init__(self, theme: Theme, latest: Latest) -> None:
        super().__init__()
        self._theme, self._latest = theme, latest
        self._view: PairView | None = None
        self._pointed = ""
        self._title, self._where, self._value = ElidingLabel(), ElidingLabel(), QLabel()
        self._rest, self._formula, self._norm = QLabel(), ElidingLabel(), QLabel()
        self._ages = QLabel()
        self._title.setFont(font(16, strong=True))
        self._where.setFont(font(14))
        self._value.setFont(font(22, strong=True))
        self._rest.setFont(font(12))
        for label in (self._formula, self._ages, self._norm):
            label.setFont(font(12))
        self.buttons = QButtonGroup(self)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_view(self, view: PairView) -> None:
        """Write what is known of the pair now."""
        self._view = view
        level = level_at(view.basis, view.limits)
        token = "text" if level is None else LEVEL_TOKENS[level]
        _put(self._title, self._latest.title(view.pair))
        _put(self._where, self._latest.pair_name(view.pair)[1])
        self._where.setMaximumWidth(self._where.sizeHint().width())
        _put(self._value, f.number(view.basis, view.pair.decimals))
        self._paint(self._value, token)
        _hint(
            self._value, unit(view.pair.price_unit)
        )  # in the smallest chart it stands nowhere else
        _put(self._rest, self._rest_of(view))
        self._title.hint = main_text(view)
        _hint(self._title, self._title.hint)
        self._spell_out(view)
        self._show_norm(view)

    def point_out(self, text: str) -> None:
        """Show a point's numbers in place of the formula; "" brings the formula back."""
        self._pointed = text
        if self._view is not None:
            self._spell_out(self._view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small chart the numbers are worth more than the range buttons."""
        super().resizeEvent(event)
        wide = event.size().width()
        for button in self.buttons.buttons():
            button.setVisible(wide >= BUTTONS_FROM)
        self._norm.setVisible(wide >= REST_FROM)
        self._rest.setVisible(wide >= UNIT_FROM)
        # A name, however long, leaves the figures beside it their room.
        self._title.setMaximumWidth(max(round(wide * NAME_PART), NAME_LEAST))
        if self._view is not None:
            _put(self._rest, self._rest_of(self._view))

    def _spell_out(self, view: PairView) -> None:
        _put(self._formula, self._pointed or formula_of(view))
        _put(self._ages, "" if self._pointed else ages_of(view))
        self._formula.setMaximumWidth(self._formula.sizeHint().width())

    def _show_norm(self, view: PairView) -> None:
        past = self._latest.seasons.get(view.pair.id)
        _put(self._norm, "   ".join(filter(None, (norm_line(view, past), carry_sign(view)))))
        hint = "\n".join(filter(None, (norm_hint(view, past), carry_hint(view, self._latest))))
        if self._norm.toolTip() != hint:
            self._norm.setToolTip(hint)

    def _rest_of(self, view: PairView) -> str:
        parts = [f'<span style="color:{self._hex("muted")}">{unit(view.pair.price_unit)}</span>']
        if self.width() < REST_FROM:
            return parts[0]
        if view.change is not None:
            text = f.number(view.change, view.pair.decimals, sign=True)
            words = translate("Chart", "today")
            color = self._hex(tone_of(view.change, view.pair.decimals))
            parts.append(
                f'<span style="color:{color}">{text}</span> '
                f'<span style="color:{self._hex("muted")}">{words}</span>'
            )
        if view.state is not DataState.GOOD:
            color = self._hex("attention")
            parts.append(f'<span style="color:{color}">{word(DATA_STATES, view.state)}</span>')
        if said := main_is(view):
            parts.append(f'<span style="color:{self._hex("attention")}">{said}</span>')
        if view.deadline is not None:
            text, tone = left_text(view.deadline), days_cell(view).tone
            parts.append(f'<span style="color:{self._hex(tone)}">{text}</span>')
        return "&nbsp;&nbsp;&nbsp;".join(parts)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(6)
        for label in (self._title, self._where, self._value, self._rest):
            # The place gives way first: the watchlist has it too.
            wants = int(label is self._where)
            first.addWidget(label, wants, alignment=Qt.AlignmentFlag.AlignVCenter)
        first.addStretch()
        spans = QHBoxLayout()
        spans.setSpacing(2)
        first.addLayout(spans)
        names = [
            translate("Chart", "15m"),
            translate("Chart", "1h"),
            translate("Chart", "4h"),
            translate("Chart", "All"),
        ]
        for number, name in enumerate(names):
            button = QPushButton(name)
            button.setProperty("kind", "flat")
            button.setCheckable(True)
            button.setChecked(number == DEFAULT_SPAN)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.buttons.addButton(button, number)
            spans.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 2)
        column.setSpacing(0)
        column.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(12)
        # The formula gives way first: it can be read in its tip, and how old its numbers are tells
        # whether they are worth anything.
        second.addWidget(self._formula, 1)
        second.addWidget(self._ages)
        second.addStretch()
        second.addWidget(self._norm)
        column.addLayout(second)
        for label in (self._where, self._formula):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._rest.setMinimumWidth(1)

    def _restyle(self) -> None:
        self.setStyleSheet(self._theme.sheet())
        self._paint(self._where, "muted")
        self._paint(self._formula, "muted")
        self._paint(self._ages, "muted")
        self._paint(self._norm, "text")
        if self._view is not None:
            self.show_view(self._view)

    def _paint(self, label: QLabel, token: str) -> None:
        sheet = f"color: {self._hex(token)};"
        if label.styleSheet() != sheet:
            label.setStyleSheet(sheet)

    def _hex(self, token: str) -> str:
        return self._theme.ink(token).name()


def formula_of(view: PairView) -> str:
    """Spell the basis out: quoted spot, each adjustment that does something, futures."""
    pair, quote = view.pair, view.spot_quote
    if not _is_priced(view):
        return translate("Chart", "basis = spot − futures; waiting for both prices")
    terms = [translate("Chart", "spot {0}").format(f.number(quote.last))]
    if pair.unit_factor != 1:
        terms.append(f"× {word(TERMS, 'unit')} {f.plain(pair.unit_factor)}")
    if pair.moisture:
        terms.append(f"÷ (1 {f.MINUS} {word(TERMS, 'moisture')} {f.plain(pair.moisture)})")
    if pair.tax_factor != 1:
        # One divided by 1.13 never ends.
        terms.append(f"× {word(TERMS, 'tax')} {f.plain(round(pair.tax_factor, 6))}")
    for name, amount in (("freight", pair.freight), ("premium", -pair.premium)):
        if amount:
            sign = "+" if amount > 0 else f.MINUS
            terms.append(f"{sign} {word(TERMS, name)} {f.plain(abs(Decimal(amount)))}")
    if pair.fx != 1:
        terms.append(f"× {word(TERMS, 'fx')} {f.plain(pair.fx)}")
    futures = f.number(view.futures, pair.decimals)
    basis = f.number(view.spot - view.futures, pair.decimals)
    terms.append(translate("Chart", "− futures {0} = {1}").format(futures, basis))
    return " ".join(terms)


def ages_of(view: PairView) -> str:
    """Say how old both prices are; "" while one is missing."""
    if not _is_priced(view):
        return ""
    ages = translate("Chart", "spot {0}, futures {1} ago")
    return ages.format(f.age(view.spot_age), f.age(view.futures_age))


def _is_priced(view: PairView) -> bool:
    quote = view.spot_quote
    is_known = quote is not None and quote.last is not None
    return is_known and view.futures is not None and view.spot is not None


def _hint(label: QLabel, text: str) -> None:
    if label.toolTip() != text:
        label.setToolTip(text)


def _put(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
