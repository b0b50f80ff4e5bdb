"""Rows are the lines and their sums; what only changes repaints, what comes or goes rebuilds."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from terminal.core.book_view import Measures, group_key
from terminal.domain.line import Line, LineKind
from tests.book_builders import D, book_line
from widgets.cells import Cell
from widgets.divisions import BY_ACCOUNT, BY_STRATEGY, DIVISIONS
from widgets.exposure_model import ExposureModel, Heading, Row


@pytest.fixture
def model(qapp: object) -> ExposureModel:
    headings = [
        Heading("name", lambda row: Cell(row.key[-1])),
        Heading("flat", lambda row: Cell("" if row.sums is None else str(row.sums.flat))),
        Heading("cost", lambda row: Cell("" if row.measures is None else str(row.measures.cost))),
    ]

    def order(row: Row) -> object:
        return row.key

    made = ExposureModel(headings, order)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    tester.setParent(made)
    return made


def tree(model: ExposureModel) -> list[tuple[str, ...]]:
    found = []
    for key in model.shown_keys():
        index = model.index_of(key)
        found.append((*key, model.cell(index.siblingAtColumn(1)).text))
    return sorted(found)


STOCK = book_line(500)
HEDGE = book_line(0, -400, id="futures:a", kind=LineKind.FUTURES, account="demo", pair="")
FAR = book_line(100, id="stock:L2", month="2027-02", futures="SHFE.cu2702")


def put(model: ExposureModel, *lines: Line) -> None:
    model.put({line.id: line for line in lines})


def test_each_line_stands_under_its_month_commodity_and_unit(model: ExposureModel) -> None:
    put(model, STOCK, HEDGE, FAR)
    assert tree(model) == [
        ("metals", "200"),
        ("metals", "cu", "200"),
        ("metals", "cu", "2027-01", "100"),
        ("metals", "cu", "2027-01", "futures:a", "-400"),
        ("metals", "cu", "2027-01", "stock:L1", "500"),
        ("metals", "cu", "2027-02", "100"),
        ("metals", "cu", "2027-02", "stock:L2", "100"),
    ]


def test_a_changed_amount_repaints_its_line_and_all_above(
    model: ExposureModel, qtbot: QtBot
) -> None:
    put(model, STOCK, HEDGE, FAR)
    painted: list[tuple[str, ...]] = []
    model.dataChanged.connect(lambda first, _: painted.append(model.key_of(first)))
    with qtbot.assertNotEmitted(model.modelReset):
        put(model, book_line(0, -300, id=HEDGE.id, kind=LineKind.FUTURES, account="demo", pair=""))
    assert sorted(painted) == [
        ("metals",),
        ("metals", "cu"),
        ("metals", "cu", "2027-01"),
        ("metals", "cu", "2027-01", "futures:a"),
    ]
    assert ("metals", "cu", "300") in tree(model)


def test_a_line_that_goes_takes_empty_rows_with_it(model: ExposureModel) -> None:
    put(model, STOCK, FAR)
    model.put({FAR.id: None, "nobody": None})
    assert [key[-1] for key in model.shown_keys()] == ["metals", "cu", "2027-01", "stock:L1"]
    model.put({STOCK.id: None})
    assert model.rowCount() == 0


def test_a_line_may_move_to_another_month(model: ExposureModel) -> None:
    put(model, STOCK)
    put(model, book_line(500, month="2027-03"))
    assert [key[-1] for key in model.shown_keys()] == ["metals", "cu", "2027-03", "stock:L1"]


def test_measures_belong_to_a_units_commodity(model: ExposureModel, qtbot: QtBot) -> None:
    put(model, STOCK)
    measures = Measures(unit="metals", commodity="cu", futures="SHFE.cu2701", cost=-60.0)
    key = group_key("metals", "cu")
    model.measure({key: measures})
    row = model.index_of(("metals", "cu"))
    assert model.cell(row.siblingAtColumn(2)).text == "-60.0"
    with qtbot.assertNotEmitted(model.dataChanged):
        model.measure({key: measures})
    model.measure({key: None})
    assert model.cell(row.siblingAtColumn(2)).text == ""


def test_grams_and_tonnes_are_not_added(model: ExposureModel) -> None:
    put(model, STOCK, book_line(7, id="stock:au", commodity="au", base_unit="g"))
    assert model.row(model.index_of(("metals",))).sums is None
    gold = model.row(model.index_of(("metals", "au"))).sums
    assert gold is not None
    assert (gold.basis, gold.base_unit) == (D(7), "g")


def test_many_rows_that_change_together_are_told_at_once(model: ExposureModel) -> None:
    units = [f"unit{number:02d}" for number in range(12)]
    lines = [book_line(number, id=f"stock:{unit}", unit=unit) for number, unit in enumerate(units)]
    put(model, *lines)
    told: list[tuple[int, int, int]] = []
    model.dataChanged.connect(
        lambda first, last: told.append((first.row(), last.row(), last.column()))
    )

    def measured(unit: str, cost: float) -> dict[str, Measures]:
        found = Measures(unit=unit, commodity="cu", futures="SHFE.cu2701", cost=cost)
        return {group_key(unit, "cu"): found}

    model.measure({key: one for unit in units for key, one in measured(unit, 1.0).items()})
    assert told == [(0, len(units) - 1, 2)]
    model.measure(measured(units[0], 2.0))
    assert len(told) == 2


# Goods and lots of each month, strategy and account, no two alike.
MIXED = [
    book_line(
        3**at, -(2**at), id=f"line{at}", kind=kind, month=month, strategy=strategy, account=account
    )
    for at, (kind, month, strategy, account) in enumerate(
        itertools.product(
            (LineKind.STOCK, LineKind.FUTURES), ("", "2027-01"), ("", "carry", "roll"), ("", "demo")
        )
    )
]


@pytest.mark.parametrize("division", DIVISIONS)
def test_the_sums_of_the_parts_come_to_the_commoditys_and_those_of_the_lines_to_the_parts(
    model: ExposureModel, division: str
) -> None:
    put(model, *MIXED, book_line(1, id="beside", commodity="al"))
    copper = ("metals", "cu")
    whole = model.row(model.index_of(copper)).sums
    model.divide(division)
    assert model.row(model.index_of(copper)).sums == whole
    assert whole is not None
    for above in (copper, *(key for key in model.shown_keys() if len(key) == 3)):
        mine = model.row(model.index_of(above)).sums
        below = [key for key in model.shown_keys() if key[:-1] == above]
        sums = [model.row(model.index_of(key)).sums for key in below]
        for name in ("spot", "pricing", "futures", "basis", "physical", "flat", "lines"):
            assert sum(getattr(one, name) for one in sums) == getattr(mine, name), (above, name)


def test_lines_come_go_and_move_in_any_division(model: ExposureModel, qtbot: QtBot) -> None:
    put(model, STOCK, HEDGE)
    model.divide(BY_ACCOUNT)
    with qtbot.assertNotEmitted(model.modelReset):
        model.divide(BY_ACCOUNT)
        put(model, book_line(300, month="2027-02"))  # of no account, as before
    assert ("metals", "cu", "", "300") in tree(model)
    model.divide(BY_STRATEGY)
    put(model, book_line(300, strategy="carry"))
    assert model.key_of_line(STOCK.id) == ("metals", "cu", "carry", STOCK.id)
    model.put({STOCK.id: None})
    assert model.key_of_line(STOCK.id) == ()
    assert [key[-1] for key in model.shown_keys()] == ["metals", "cu", "", HEDGE.id]
