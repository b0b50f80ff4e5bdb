"""Sums at every node are the sums of the lines below it, however the lines came and went."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from terminal.core.exposure_tree import ExposureTree
from terminal.domain.line import Line, LineKind
from tests.book_builders import D, book_line


def line_of(id: int, unit: str, commodity: str, month: int, spot: int, futures: int) -> Line:
    is_lots = spot == 0 and futures % 2 == 0
    return book_line(
        spot,
        futures,
        id=f"l{id}",
        kind=LineKind.FUTURES if is_lots else LineKind.PURCHASE,
        unit=unit,
        commodity=commodity,
        month=f"2027-0{month}",
        account="demo" if is_lots else "",
        base_unit="g" if commodity == "au" else "t",
    )


LINES = st.builds(
    line_of,
    st.integers(0, 9),
    st.sampled_from(["metals", "farm"]),
    st.sampled_from(["cu", "au"]),
    st.integers(1, 3),
    st.integers(-50, 50),
    st.integers(-50, 50),
)


@given(acts=st.lists(st.tuples(st.booleans(), LINES), max_size=40))
def test_a_tree_after_any_acts_is_the_tree_of_its_lines(acts: list[tuple[bool, Line]]) -> None:
    tree, held = ExposureTree(), {}
    for is_put, line in acts:
        if is_put:
            tree.put(line)
            held[line.id] = line
        else:
            tree.drop(line.id)
            held.pop(line.id, None)
    fresh = ExposureTree()
    fresh.load(held.values())
    todo: list[tuple[str, ...]] = [()]
    while todo:
        key = todo.pop()
        below = tree.lines(key)
        assert below == fresh.lines(key)
        assert tree.children(key) == fresh.children(key)
        assert sorted(tree.node(key).sums, key=str) == sorted(fresh.node(key).sums, key=str)
        for sums in tree.node(key).sums:
            mine = [line for line in below if line.base_unit == sums.base_unit]
            assert sums.lines == len(mine) > 0
            assert sums.basis == sum(line.delta_spot for line in mine)
            assert sums.flat == sum(line.delta_spot + line.delta_futures for line in mine)
        todo += tree.children(key)
    assert tree.lines(()) == sorted(held.values(), key=lambda line: line.id)


def test_futures_and_goods_are_told_apart() -> None:
    tree = ExposureTree()
    tree.put(book_line(100, -40, id="a", kind=LineKind.PURCHASE))
    tree.put(book_line(0, -50, id="b", kind=LineKind.FUTURES))
    sums = tree.sums(("metals", "cu"), "t")
    assert (sums.spot, sums.pricing, sums.futures, sums.physical, sums.flat) == (
        100,
        -40,
        -50,
        60,
        10,
    )


def test_grams_are_not_added_to_tonnes() -> None:
    tree = ExposureTree()
    tree.put(book_line(100, id="a"))
    tree.put(book_line(7, id="b", commodity="au", base_unit="g"))
    assert {sums.base_unit: sums.basis for sums in tree.node(()).sums} == {"t": 100, "g": 7}


def test_the_nodes_that_moved_are_named() -> None:
    tree = ExposureTree(("unit", "commodity"))
    line = book_line(5)
    assert sorted(tree.put(line)) == [(), ("metals",), ("metals", "cu")]
    assert tree.put(line) == []
    moved = tree.put(book_line(5, unit="farm"))
    assert sorted(moved) == [(), ("farm",), ("farm", "cu"), ("metals",), ("metals", "cu")]
    assert tree.children(()) == [("farm",)]
    assert tree.drop("nobody") == []
    tree.load([])
    assert (tree.node(()).sums, tree.children(()), tree.lines(())) == ((), [], [])


def test_months_that_net_out_hide_spread_risk() -> None:
    tree = ExposureTree()
    tree.put(book_line(300, id="a", month="2027-01"))
    tree.put(book_line(-200, id="b", month="2027-02"))
    assert tree.sums(("metals", "cu"), "t").flat == 100
    assert tree.hidden(("metals", "cu"), "t") == 400
    assert tree.hidden(("metals", "cu", "2027-01"), "t") == 0
    assert tree.hidden((), "g") == Decimal(0)


def test_another_order_of_dimensions() -> None:
    tree = ExposureTree(("account", "commodity"))
    tree.put(book_line(0, 5, account="demo", kind=LineKind.FUTURES))
    assert tree.children(()) == [("demo",)]
    assert tree.sums(("demo", "cu"), "t").flat == D(5)
