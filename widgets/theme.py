"""Colours, fonts and the little style sheet of everything that is not a live table.

Two explicit Fusion palettes: the platform's colour scheme is unreliable and a sheet on a live table
makes it paint several times slower. Tokens are names; only `Theme` knows their colours, so a panel
that keeps a token follows a change of theme by repainting. A token's colour is for marks, lines and
bands. Words need more contrast: its ink is for words, its ground for what words in its `on` stand
on; all of one hue.
"""

from __future__ import annotations

from functools import cache
from string import Template

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from terminal.domain.level import Level
from widgets.sheets import SHEET

DARK = {
    "window": "#12151a", "panel": "#181c22", "header": "#1f242c", "grid": "#232932",
    "text": "#d9dee6", "muted": "#8b95a3", "selection": "#22303f", "hover": "#1d222a",
    "border": "#2c333d", "track": "#323b47", "raised": "#262d37",
    "attention": "#d8a33c", "warning": "#ef7d2e", "forced": "#e2457d",
    "red": "#f25c5a", "green": "#31b57e", "series": "#5aa9ff", "second": "#d8a33c",
    "ok": "#31b57e", "bad": "#f25c5a", "sim": "#2f6fed", "live": "#d3263f", "on": "#12151a",
}  # fmt: skip
LIGHT = {
    "window": "#e9ecf0", "panel": "#ffffff", "header": "#f3f5f8", "grid": "#edf0f3",
    "text": "#1d2530", "muted": "#68737f", "selection": "#dcebfb", "hover": "#f5f8fb",
    "border": "#d9dfe6", "track": "#e6eaef", "raised": "#ffffff",
    "attention": "#b57d10", "warning": "#cf5f12", "forced": "#c21f5b",
    "red": "#c8322f", "green": "#0f8a58", "series": "#1668c5", "second": "#b57d10",
    "ok": "#0f8a58", "bad": "#c8322f", "sim": "#2563eb", "live": "#c4162f", "on": "#ffffff",
}  # fmt: skip
# Where a colour is too weak for words: 4.5 to 1 on panel, header and selection.
DARK_INKS = {"muted": "#8d97a5", "forced": "#ee7099", "red": "#f57271", "bad": "#f57271"}
LIGHT_INKS = {
    "muted": "#5f6a76", "attention": "#866008", "warning": "#a84d09", "red": "#c3302d",
    "bad": "#c3302d", "green": "#0b774b", "ok": "#0b774b", "second": "#866008",
}  # fmt: skip
# Under words: some grounds are a little darker than their token, and some words are not "on".
WHITE, BLACK = "#ffffff", "#12151a"
DARK_GROUNDS = {"forced": "#d03069", "bad": "#c93c3a"}
DARK_ONS = dict.fromkeys(("forced", "bad", "sim", "live"), WHITE)
LIGHT_ONS = dict.fromkeys(("attention", "warning"), BLACK)
LEVEL_TOKENS = {
    Level.ATTENTION: "attention",
    Level.WARNING: "warning",
    Level.FORCED: "forced",
}
FAMILIES = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei UI", "PingFang SC",
    "WenQuanYi Micro Hei", "Segoe UI", "DejaVu Sans", "sans-serif",
)  # fmt: skip
SIZE = 13


class Theme(QObject):
    """The colours in use now; `changed` tells that every token may have another one.

    rise_is_red: China's convention; the switch turns "up" and "down" round
    """

    changed = Signal()

    def __init__(self, name: str = "dark", *, rise_is_red: bool = True) -> None:
        super().__init__()
        self.name = name
        self.rise_is_red = rise_is_red
        self._colors: dict[str, QColor] = {}
        self._inks: dict[str, QColor] = {}
        self._grounds: dict[str, QColor] = {}
        self._ons: dict[str, QColor] = {}
        self._hexes: dict[str, str] = {}
        self._sheets: dict[Template, str] = {}
        self._load()

    def color(self, token: str) -> QColor:
        """Return the colour of a token; "up" and "down" obey the switch."""
        return self._colors[token]

    def ink(self, token: str) -> QColor:
        """Return the colour of a token for words."""
        return self._inks[token]

    def ground(self, token: str) -> QColor:
        """Return the colour of a token under words."""
        return self._grounds[token]

    def on(self, token: str) -> QColor:
        """Return the colour of words on a token's ground."""
        return self._ons[token]

    def level(self, level: Level) -> QColor:
        """Return the colour of an alarm level."""
        return self._colors[LEVEL_TOKENS[level]]

    def sheet(self, template: Template = SHEET) -> str:
        """Return a style sheet with the colours filled in."""
        if template not in self._sheets:
            self._sheets[template] = template.substitute(self._hexes)
        return self._sheets[template]

    def use(self, name: str) -> None:
        """Switch to "dark" or "light"."""
        self.name = name
        self._load()
        self.apply()
        self.changed.emit()

    def set_rise_is_red(self, rise_is_red: bool) -> None:
        """Choose which way round rise and fall are coloured."""
        self.rise_is_red = rise_is_red
        self._load()
        self.changed.emit()

    def apply(self) -> None:
        """Give the application this palette."""
        QApplication.setPalette(self.palette())

    def palette(self) -> QPalette:
        """Return the Fusion palette of these colours."""
        role, palette = QPalette.ColorRole, QPalette()
        for target, token in (
            (role.Window, "window"), (role.WindowText, "text"), (role.Base, "panel"),
            (role.AlternateBase, "header"), (role.Text, "text"), (role.Button, "header"),
            (role.ButtonText, "text"), (role.BrightText, "on"), (role.ToolTipBase, "header"),
            (role.ToolTipText, "text"), (role.Highlight, "selection"),
            (role.HighlightedText, "text"), (role.PlaceholderText, "muted"),
            (role.Link, "series"), (role.Light, "border"), (role.Midlight, "header"),
            (role.Mid, "border"), (role.Dark, "window"), (role.Shadow, "window"),
        ):  # fmt: skip
            palette.setColor(target, self._colors[token])
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self._colors["muted"])
        return palette

    def _load(self) -> None:
        is_dark = self.name == "dark"
        hexes, inks = (DARK, DARK_INKS) if is_dark else (LIGHT, LIGHT_INKS)
        rise, fall = ("red", "green") if self.rise_is_red else ("green", "red")
        pure = {**hexes, "up": hexes[rise], "down": hexes[fall]}
        inked = {**hexes, **inks}
        inked |= {"up": inked[rise], "down": inked[fall]}
        grounds = pure | DARK_GROUNDS if is_dark else pure
        ons = dict.fromkeys(pure, hexes["on"]) | (DARK_ONS if is_dark else LIGHT_ONS)
        self._hexes = dict(pure) | {"pictures": f"icons:{self.name}"}
        self._sheets.clear()
        for kind, texts in (("ink", inked), ("ground", grounds), ("on", ons)):
            self._hexes |= {f"{kind}_{token}": text for token, text in texts.items()}
        self._colors, self._inks, self._grounds, self._ons = (
            {token: QColor(text) for token, text in texts.items()}
            for texts in (pure, inked, grounds, ons)
        )


def tone_of(value: float | None, decimals: int | None = None) -> str:
    """Return the token for a signed number, as written with so many decimals: rise, fall, or text.

    What is written as zero is no rise.
    """
    if not value or (decimals is not None and not round(value, decimals)):
        return "text"
    return "up" if value > 0 else "down"


def font(size: int = SIZE, *, strong: bool = False) -> QFont:
    """Return the application's face with figures of equal width, `size` in device pixels."""
    # A copy, which shares what was made ready: a face is asked for with every cell that is drawn.
    return QFont(_face(size, strong))


@cache
def _face(size: int, strong: bool) -> QFont:
    face = QFont()
    face.setFamilies(list(FAMILIES))
    face.setPixelSize(size)
    face.setFeature(QFont.Tag("tnum"), 1)
    if strong:
        face.setWeight(QFont.Weight.DemiBold)
    return face


def retone(widget: QWidget, name: str, token: str) -> bool:
    """Give a widget's style property another value and let the sheet see it; tell if it changed."""
    if widget.property(name) == token:
        return False
    widget.setProperty(name, token)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    # A label that was laid out before keeps its old padding until it is told.
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    widget.updateGeometry()
    return True
