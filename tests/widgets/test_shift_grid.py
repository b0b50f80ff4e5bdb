"""Exposure before and after, a row a month."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from terminal.core.exposure_tree import Shift
from terminal.domain.sums import Sums
from tests.book_builders import D
from widgets.latest import Latest
from widgets.shift_grid import ShiftGrid

A, B = ("metals", "cu", "2027-01"), ("metals", "cu", "2027-02")


def sums(spot: int, pricing: int) -> Sums:
    return Sums(base_unit="t", spot=D(spot), pricing=D(pricing))


def shift(key: tuple[str, ...], before: tuple[int, int], after: tuple[int, int]) -> Shift:
    return Shift(key, sums(*before), sums(*after))


def grid(qtbot: QtBot, *shifts: Any) -> ShiftGrid:
    made = ShiftGrid(Latest({}))
    qtbot.addWidget(made)
    made.show_shifts(shifts)
    return made


def test_a_roll_moves_months_and_no_sum(qtbot: QtBot) -> None:
    made = grid(
        qtbot,
        shift(("metals", "cu"), (1000, -900), (1000, -900)),
        shift(A, (1000, -900), (700, -600)),
        shift(B, (0, 0), (300, -300)),
    )
    assert made.rows == [
        ("2027-01", "+100 t", "+1,000 → +700 t"),
        ("2027-02", "0 t", "0 → +300 t"),
        ("All months", "unchanged", "unchanged"),
    ]
    texts = [label.text() for label in made.findChildren(QLabel)]
    assert texts[:3] == ["Month", "Flat exposure, incl. VAT", "Basis exposure, incl. VAT"]
    assert "+1,000 → +700 t" in texts


def test_a_sum_that_moves_is_said(qtbot: QtBot) -> None:
    moved = shift(A, (1000, -900), (1000, -500)), shift(A[:2], (1000, -900), (1000, -500))
    made = grid(qtbot, shift((), (1000, -900), (1000, -500)), *moved)
    assert made.rows == [
        ("2027-01", "+100 → +500 t", "+1,000 t"),
        ("All months", "+100 → +500 t", "+1,000 t"),
    ]


def test_what_only_changes_its_name_is_no_row(qtbot: QtBot) -> None:
    # Received: stock rises by what the purchase falls.
    made = grid(qtbot, Shift(A, Sums(base_unit="t", spot=D(5), lines=1), sums(5, 0)))
    assert made.rows == []
    assert made.findChildren(QLabel) == []


def test_several_units_are_named(qtbot: QtBot) -> None:
    other = ("farm", "cu", "2027-01")
    made = grid(qtbot, shift(A, (0, 0), (1, 0)), shift(other, (0, 0), (-1, 0)))
    assert [row[0] for row in made.rows] == [
        *("metals · 2027-01", "farm · 2027-01", "metals · All months", "farm · All months"),
    ]


def test_a_new_answer_takes_the_place_of_the_old(qtbot: QtBot) -> None:
    made = grid(qtbot, shift(A, (0, 0), (1, 0)))
    made.show_shifts([shift(B, (0, 0), (2, 0))])
    assert [row[0] for row in made.rows] == ["2027-02", "All months"]
    assert "2027-01" not in [label.text() for label in made.findChildren(QLabel)]
    made.clear()
    assert made.rows == []
