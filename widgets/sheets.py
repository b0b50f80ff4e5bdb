"""The style sheets of everything that is not a live table, with the theme's tokens for colours.

`$ink_x` is for words, `$ground_x` for what words in `$on_x` stand on, see `widgets/theme.py`; the
little pictures are those of resources/icons, one set for each theme.
"""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtCore import QDir

ICONS = Path(__file__).parent.parent / "resources" / "icons"
# A sheet names its pictures by this prefix: a path of its own may have signs that a sheet reads.
QDir.setSearchPaths("icons", [str(ICONS)])

SHEET = Template("""
QWidget { color: $text; }
QFrame#bar, QFrame#title, QStatusBar { background: $header; }
QStatusBar::item { border: 0; }
QFrame#panel, QScrollArea, QWidget#canvas { background: $panel; border: 0; }
QFrame#card { background: $header; border: 1px solid $border; border-radius: 4px; }
QFrame#card[level="attention"] { border-left: 3px solid $attention; }
QFrame#card[level="warning"] { border-left: 3px solid $warning; }
QFrame#card[level="forced"] { border-left: 3px solid $forced; }
QFrame#card QPushButton { padding: 3px 7px; }
QFrame#card:focus { background: $selection; }
QFrame#banner { background: $ground_bad; }
QFrame#banner QLabel { color: $on_bad; font-weight: 600; }
QLabel { background: transparent; }
QLabel[tone="muted"] { color: $ink_muted; }
QLabel[tone="strong"] { font-weight: 600; }
QLabel[tone="attention"] { color: $ink_attention; }
QLabel[tone="warning"] { color: $ink_warning; }
QLabel[tone="forced"] { color: $ink_forced; }
QLabel[tone="ok"] { color: $ink_ok; }
QLabel[tone="bad"] { color: $ink_bad; }
QLabel[chip="attention"] { background: $ground_attention; color: $on_attention; }
QLabel[chip="warning"] { background: $ground_warning; color: $on_warning; }
QLabel[chip="forced"] { background: $ground_forced; color: $on_forced; }
QLabel[chip="sim"] { background: $ground_sim; color: $on_sim; }
QLabel[chip="live"] { background: $ground_live; color: $on_live; }
QLabel[chip="plain"] { background: $track; color: $text; }
QLabel[chip] { border-radius: 3px; padding: 1px 6px; font-weight: 600; }
QLabel[chip][mark="yes"] { padding-left: 19px; }
QPushButton { background: $raised; border: 1px solid $border; border-radius: 4px;
  padding: 3px 11px; min-height: 18px; }
QPushButton:hover { border-color: $muted; }
QPushButton:focus { border-color: $series; }
QPushButton:pressed { background: $selection; }
QPushButton:disabled { color: $ink_muted; background: $panel; border-color: $border; }
QPushButton[kind="primary"] { background: $series; border-color: $series; color: $on;
  font-weight: 600; }
QPushButton[kind="attention"] { background: $ground_attention; border-color: $ground_attention;
  color: $on_attention; font-weight: 600; }
QPushButton[kind="warning"] { background: $ground_warning; border-color: $ground_warning;
  color: $on_warning; font-weight: 600; }
QPushButton[kind="forced"] { background: $ground_forced; border-color: $ground_forced;
  color: $on_forced; font-weight: 600; }
QPushButton[kind="attention"]:disabled, QPushButton[kind="warning"]:disabled,
QPushButton[kind="forced"]:disabled, QPushButton[kind="primary"]:disabled {
  color: $ink_muted; background: $panel; border-color: $border; }
QPushButton[kind="attention"]:focus, QPushButton[kind="warning"]:focus,
QPushButton[kind="forced"]:focus, QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="stop"] { background: transparent; border-color: $forced; color: $ink_forced;
  font-weight: 600; }
QPushButton[kind="stop"]:checked { background: $ground_forced; color: $on_forced; }
QPushButton[kind="flat"] { background: transparent; border: 1px solid transparent;
  color: $ink_muted; padding: 2px 8px; }
QPushButton[kind="flat"]:hover { color: $text; }
QPushButton[kind="flat"]:focus { border-color: $series; }
QPushButton[kind="flat"]:checked { background: $selection; color: $text; }
QLineEdit { background: $panel; border: 1px solid $border; border-radius: 4px; padding: 3px 6px;
  selection-background-color: $series; selection-color: $on;
  placeholder-text-color: $ink_muted; }
QLineEdit:focus { border-color: $series; }
QLineEdit:disabled, QLineEdit:read-only { color: $ink_muted; background: $header; }
QComboBox, QSpinBox { background: $panel; border: 1px solid $border; border-radius: 4px;
  padding: 3px 6px; min-height: 18px; }
QSpinBox { padding: 2px 6px 1px; selection-background-color: $series; selection-color: $on; }
QComboBox:hover, QSpinBox:hover { border-color: $muted; }
QComboBox:focus, QComboBox:on, QSpinBox:focus { border-color: $series; }
QComboBox:disabled, QSpinBox:disabled { color: $ink_muted; background: $header; }
QComboBox[low="yes"] { padding: 0 6px; min-height: 12px; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: url($pictures/down.svg); width: 10px; height: 10px; }
QComboBox::down-arrow:disabled { image: url($pictures/down-shut.svg); }
QComboBox QLineEdit { border: 0; border-radius: 0; padding: 0; background: transparent; }
QComboBox QListView { background: $panel; border: 1px solid $border; }
QSpinBox QLineEdit { border: 0; border-radius: 0; padding: 0 4px; background: transparent; }
QSpinBox::up-button, QSpinBox::down-button { border: 0; width: 18px; }
QSpinBox::up-arrow { image: url($pictures/up.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow { image: url($pictures/down.svg); width: 10px; height: 10px; }
QSpinBox::up-arrow:disabled, QSpinBox::down-arrow:disabled { image: none; }
QLineEdit[flawed="yes"], QComboBox[flawed="yes"] { border-color: $bad; }
QCheckBox:disabled { color: $ink_muted; }
QCheckBox::indicator { width: 11px; height: 11px; border: 1px solid $ink_muted; border-radius: 3px;
  background: $panel; }
QCheckBox::indicator:checked { background: $series; border-color: $series;
  image: url($pictures/check.svg); }
QCheckBox::indicator:focus { border-color: $text; }
QProgressBar { background: $track; border: 0; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $series; border-radius: 3px; }
QListView { background: $panel; border: 0; outline: 0; }
QListView::item { padding: 4px 8px; }
QListView::item:selected { background: $selection; color: $text; }
QDialog { background: $panel; }
""")
HEADER_SHEET = Template("""
QHeaderView { background: $panel; border: 0; }
QHeaderView::section { background: $panel; color: $ink_muted; border: 0;
  border-bottom: 1px solid $grid; padding: 0 7px; font-size: 12px; }
QHeaderView::section:hover { color: $text; }
""")
TAB_SHEET = Template("""
QTabBar { background: $header; border: 0; }
QTabBar::tab { background: transparent; color: $ink_muted; border: 0; padding: 5px 12px;
  min-height: 17px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { background: $panel; color: $text; font-weight: 600; }
QTabBar::scroller { width: 24px; }
""")
SCROLL_SHEET = Template("""
QScrollBar { background: $panel; border: 0; }
QScrollBar:vertical { width: 9px; }
QScrollBar:horizontal { height: 9px; }
QScrollBar::handle { background: $border; border-radius: 3px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")
