from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from widgets.cells import RIGHT, Cell
from widgets.column import Column
from widgets.table_model import RowsModel


class Row(msgspec.Struct, frozen=True):
    name: str
    size: int


def columns() -> list[Column[Row]]:
    return [
        Column("Name", lambda row: Cell(row.name), search=lambda row: row.name),
        Column("Size", lambda row: Cell(str(row.size)), align=RIGHT, order=lambda row: row.size),
    ]


def texts(model: RowsModel[Row]) -> list[str]:
    return [model.index(line, 0).data() for line in range(model.rowCount())]


@pytest.fixture
def model(qapp: Any) -> RowsModel[Row]:
    made: RowsModel[Row] = RowsModel(columns())
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.put({"a": Row("copper", 3), "b": Row("rebar", 1), "c": Row("zinc", 2)})
    return made


def test_it_shows_what_was_put_as_it_came(model: RowsModel[Row]) -> None:
    assert texts(model) == ["copper", "rebar", "zinc"]
    assert model.index(1, 1).data() == "1"
    assert model.key_at(2) == "c"
    assert model.line_of("b") == 1
    assert model.line_of("nobody") == -1
    assert model.row_at(99) is None


def test_only_rows_that_changed_are_formatted_again(qapp: Any) -> None:
    formatted: list[str] = []

    def cell(row: Row) -> Cell:
        formatted.append(row.name)
        return Cell(row.name)

    model: RowsModel[Row] = RowsModel([Column("Name", cell)])
    model.put({str(n): Row(str(n), n) for n in range(1000)})
    assert formatted == []
    for _ in range(3):
        assert texts(model)[:2] == ["0", "1"]
    assert len(formatted) == 1000
    model.put({"1": Row("one", 1)})
    texts(model)
    assert formatted[1000:] == ["one"]
    model.touch(["0"])
    texts(model)
    assert formatted[1001:] == ["0"]


def test_one_batch_is_one_repaint(model: RowsModel[Row]) -> None:
    spy = QSignalSpy(model.dataChanged)
    model.put({"a": Row("copper", 9), "c": Row("zinc", 9)})
    assert spy.count() == 1
    model.touch()
    assert spy.count() == 2


def test_sorting_goes_down_up_and_back(model: RowsModel[Row]) -> None:
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert texts(model) == ["copper", "zinc", "rebar"]
    assert "▾" in model.headerData(1, Qt.Orientation.Horizontal)
    model.put({"b": Row("rebar", 8)})
    assert texts(model) == ["rebar", "copper", "zinc"]
    model.sort(0)
    assert texts(model) == ["copper", "rebar", "zinc"]
    model.sort(-1)
    assert "▾" not in model.headerData(1, Qt.Orientation.Horizontal)


def test_a_filter_hides_and_brings_back(model: RowsModel[Row]) -> None:
    model.filter("ZI")
    assert texts(model) == ["zinc"]
    model.put({"d": Row("zirconium", 0), "e": Row("tin", 0)})
    assert texts(model) == ["zinc", "zirconium"]
    model.filter("")
    assert len(texts(model)) == 5


def test_a_row_that_is_held_follows_its_line(model: RowsModel[Row]) -> None:
    held = QPersistentModelIndex(model.index(0, 0))
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert held.row() == 2
    assert held.data() == "copper"


def test_what_is_gone_leaves_and_may_come_back(model: RowsModel[Row]) -> None:
    model.put({"b": None, "nobody": None})
    assert texts(model) == ["copper", "zinc"]
    model.put({"b": Row("rebar", 7)})
    assert texts(model) == ["copper", "rebar", "zinc"]


def test_rows_that_came_and_went_all_day_leave_nothing_behind(
    model: RowsModel[Row], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("widgets.table_model.MOST_HOLES", 10)
    for number in range(100):
        model.put({f"n{number}": Row("tin", number), f"n{number - 2}": None})
        model.put({"a": Row("copper", number)})
    assert texts(model) == ["copper", "rebar", "zinc", "tin", "tin"]
    assert len(model._rows) < 20
    assert model.index(0, 1).data() == "99"
    model.filter("tin")
    assert [model.key_at(line) for line in range(2)] == ["n98", "n99"]


def test_tips_and_headers(qapp: Any) -> None:
    model: RowsModel[Row] = RowsModel(
        [Column("Name", lambda r: Cell(r.name), tip=lambda r: r.name * 2)]
    )
    model.put({"a": Row("x", 1)})
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "xx"
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.rowCount(model.index(0, 0)) == 0


keys = st.sampled_from("abcdefgh")
values = st.one_of(
    st.none(), st.builds(Row, st.sampled_from(["tin", "zinc", "lead"]), st.integers(0, 4))
)


class Anything(RuleBasedStateMachine):
    """Whatever is put, sorted and filtered, the model shows what a plain list would."""

    def __init__(self) -> None:
        super().__init__()
        self.model: RowsModel[Row] = RowsModel(
            columns(), order=lambda r: (r.size, r.name), falling=True
        )
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        self.tester = QAbstractItemModelTester(self.model, fatal)
        self.rows: dict[str, Row] = {}
        self.query = ""

    @rule(changes=st.dictionaries(keys, values))
    def put(self, changes: dict[str, Row | None]) -> None:
        self.model.put(changes)
        for key, row in changes.items():
            self.rows.pop(key, None)
            if row is not None:
                self.rows[key] = row

    @rule(query=st.sampled_from(["", "t", "zi", "lead x"]))
    def filter(self, query: str) -> None:
        self.model.filter(query)
        self.query = query

    @rule(falling=st.booleans(), column=st.sampled_from([-1, 1]))
    def sort(self, falling: bool, column: int) -> None:
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        self.model.sort(column, order)

    @invariant()
    def shows_the_same(self) -> None:
        words = self.query.split()
        wanted = [r for r in self.rows.values() if all(word in r.name for word in words)]
        by = self.model.sorted_by
        falling = by[1] if by else True
        found = [self.model.row_at(line) for line in range(self.model.rowCount())]
        assert sorted(map(repr, found)) == sorted(map(repr, wanted))
        sizes = [row.size for row in found if row is not None]
        assert sizes == sorted(sizes, reverse=falling)


@pytest.mark.usefixtures("qapp")
class TestAnything(Anything.TestCase):
    settings = settings(max_examples=25, stateful_step_count=15, deadline=None)


@given(
    st.lists(st.integers(0, 9), max_size=6, unique=True),
    st.lists(st.integers(0, 9), max_size=6, unique=True),
)
def test_any_two_filters_in_turn_show_the_second(one: list[int], other: list[int]) -> None:
    model: RowsModel[Row] = RowsModel([Column("", lambda r: Cell(r.name), search=lambda r: r.name)])
    rows = {
        str(n): Row(f"n{n} {'one' * (n in one)} {'other' * (n in other)}", n) for n in range(10)
    }
    model.put(dict(rows))
    model.filter("one")
    model.filter("other")
    assert [model.row_at(at).size for at in range(model.rowCount())] == sorted(other)  # type: ignore[union-attr]
    assert model.index(0, 0, QModelIndex()).isValid() == bool(other)


def test_the_filter_looks_into_rows_as_they_are_now(model: RowsModel[Row]) -> None:
    model.put({"b": Row("nickel", 4)})
    model.put({"c": Row("lead", 5)})
    model.put({"c": None})
    model.filter("rebar")
    assert texts(model) == []
    model.filter("nickel")
    assert texts(model) == ["nickel"]
    model.put({"b": Row("tin", 4), "a": Row("nickel", 1)})
    assert texts(model) == ["nickel"]
    assert model.key_at(0) == "a"
    model.put({"c": Row("nickel 2", 5)})
    assert texts(model) == ["nickel", "nickel 2"]


def test_while_nobody_filters_rows_that_change_are_not_read(qapp: Any) -> None:
    read: list[str] = []

    def search(row: Row) -> str:
        read.append(row.name)
        return row.name

    model: RowsModel[Row] = RowsModel([Column("Name", lambda row: Cell(row.name), search=search)])
    model.put({"a": Row("copper", 1)})
    assert read == ["copper"]
    for size in range(5):
        model.put({"a": Row("zinc", size)})
    assert read == ["copper"]
    model.filter("z")
    assert read == ["copper", "zinc"]


def test_what_may_be_cut_short_has_itself_as_its_tip(qapp: Any) -> None:
    columns = [
        Column[Row]("Name", lambda row: Cell(row.name), elide=20),
        Column[Row]("Name", lambda row: Cell(row.name)),
    ]
    model: RowsModel[Row] = RowsModel(columns)
    model.put({"a": Row("a long name", 1)})
    tips = [model.index(0, at).data(Qt.ItemDataRole.ToolTipRole) for at in range(2)]
    assert tips == ["a long name", None]
