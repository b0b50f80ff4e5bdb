"""The tree follows the protocol's merge rules, all of a packet or nothing of it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.feeds.diff import MOST_DEPTH, Tree
from terminal.feeds.fault import Malformed
from tests.feeds.wire import CU, USER, M, of_user, order, plain_merge, position, quote


def tree_of(*patches: Any) -> Tree:
    tree = Tree()
    tree.apply(list(patches))
    return tree


def test_null_deletes_and_deleting_what_is_missing_does_nothing() -> None:
    tree = tree_of({"a": {"b": 1, "c": 2}}, {"a": {"b": None, "never": None}, "gone": None})
    assert tree.root == {"a": {"c": 2}}


def test_a_quote_level_of_null_leaves_no_trace_in_the_first_snapshot() -> None:
    tree = tree_of({"quotes": {CU: {"ask_price1": 1.0, "ask_price6": None, "close": "-"}}})
    assert tree.root["quotes"] == {CU: {"ask_price1": 1.0, "close": "-"}}


def test_a_null_in_a_later_delta_deletes_the_level() -> None:
    tree = tree_of({"quotes": {CU: quote()}}, {"quotes": {CU: {"ask_price1": None}}})
    assert "ask_price1" not in tree.root["quotes"][CU]


def test_an_object_that_lost_its_last_field_stays() -> None:
    tree = tree_of({"trade": {USER: {"positions": {CU: position()}}}})
    tree.apply([of_user(positions={CU: None})])
    assert tree.root["trade"][USER] == {"positions": {}}


def test_an_object_replaces_a_plain_value_and_the_other_way_round() -> None:
    tree = tree_of({"quotes": {CU: {"trading_time": 3}}})
    tree.apply([{"quotes": {CU: {"trading_time": {"day": []}}}}])
    assert tree.root["quotes"][CU] == {"trading_time": {"day": []}}
    tree.apply([{"quotes": {CU: {"trading_time": "-"}}}])
    assert tree.root["quotes"][CU] == {"trading_time": "-"}


def test_arrays_are_replaced_as_a_whole() -> None:
    tree = tree_of({"x": {"list": [1, 2, 3]}}, {"x": {"list": [4]}})
    assert tree.root["x"]["list"] == [4]


def test_patches_of_one_packet_are_applied_in_order() -> None:
    tree = tree_of({"a": {"b": 1}}, {"a": None}, {"a": {"c": 2}}, {})
    assert tree.root == {"a": {"c": 2}}


def test_changes_name_each_key_once_in_order_of_first_mention() -> None:
    tree = Tree()
    first, second = {"quotes": {M: quote(), CU: quote()}}, {"quotes": {CU: {"volume": 2}}}
    changes = tree.apply([first, second, {"ins_list": "x"}])
    assert {key: list(value) for key, value in changes.branches.items()} == {
        "quotes": [M, CU],
        "ins_list": [],
    }


def test_changes_of_trade_name_user_section_and_key() -> None:
    changes = Tree().apply(
        [of_user(orders={"o1": order()}, trade_more_data=False), {"trade": {"other": {"x": 1}}}]
    )
    assert changes.trade == {
        USER: {"orders": {"o1": None}, "trade_more_data": {}},
        "other": {"x": {}},
    }


@pytest.mark.parametrize(
    "patch", [{"trade": None}, {"trade": {USER: None}}, {"trade": {USER: {"positions": None}}}]
)
def test_a_null_above_names_everything_that_it_takes_away(patch: Any) -> None:
    tree = tree_of(of_user(positions={CU: position(), M: position(M)}))
    assert list(tree.apply([patch]).trade[USER]["positions"]) == [CU, M]


REFUSED: list[tuple[str, Any]] = [
    ("patch", None),
    ("patch", {"quotes": {}}),
    ("patch", [{}, 3]),
    ("patch", [{"quotes": []}]),
    ("patch", [{"quotes": {CU: 1.5}}]),
    ("patch", [{"trade": "x"}]),
    ("patch", [{"trade": {USER: []}}]),
    ("patch", [{"trade": {USER: {"positions": {CU: 0}}}}]),
    ("patch", [{"trade": {USER: {"session": "20261123"}}}]),
    ("patch", [{"notify": {"1": "hello"}}]),
    ("patch", [{"klines": {CU: {"60000000000": {"data": {"1": 7}}}}}]),
    ("number", [{"quotes": {CU: {"volume": 2**63}}}]),
    ("number", [{"anything": [{"deep": -(2**70)}]}]),
]


@pytest.mark.parametrize(("kind", "data"), REFUSED)
def test_a_refused_packet_leaves_the_tree_as_it_was(kind: str, data: Any) -> None:
    tree = tree_of({"quotes": {CU: quote()}}, of_user(positions={CU: position()}))
    before = deepcopy(dict(tree.root))
    good = {"quotes": {CU: {"last_price": 1.0}}, "trade": {USER: {"positions": None}}}
    with pytest.raises(Malformed) as refusal:
        tree.apply([good, *data] if isinstance(data, list) else data)
    assert (refusal.value.kind, dict(tree.root)) == (kind, before)


def test_a_nesting_without_end_is_refused_not_followed() -> None:
    deep: Any = {}
    for _ in range(100):
        deep = {"x": [deep]}
    with pytest.raises(Malformed, match="nested deeper") as refusal:
        Tree().apply([{"y": deep}])
    assert refusal.value.kind == "depth"


@pytest.mark.parametrize("leaf", [1.5, "x", 7, None, {}])
def test_64_levels_are_followed_and_not_one_more(leaf: Any) -> None:
    deep = leaf
    for _ in range(MOST_DEPTH):
        deep = {"x": deep}
    Tree().apply([deep])
    with pytest.raises(Malformed, match="nested deeper"):
        Tree().apply([{"x": deep}])


def test_the_largest_numbers_of_64_bits_pass() -> None:
    tree = tree_of({"quotes": {CU: {"volume": 2**63 - 1, "x": -(2**63)}}})
    assert tree.root["quotes"][CU] == {"volume": 2**63 - 1, "x": -(2**63)}


def test_the_tree_cannot_be_written_from_outside() -> None:
    with pytest.raises(TypeError):
        tree_of({"a": 1}).root["a"] = 2  # type: ignore[index]


def test_trim_forgets_the_oldest() -> None:
    tree = tree_of({"notify": {str(n): {"code": n} for n in range(5)}})
    tree.trim("notify", 2)
    assert list(tree.node("notify")) == ["3", "4"]


# Keys that meet each other often, and values of every shape that a front may send.
KEYS = st.sampled_from(["a", "b", "c"])
PLAIN = st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-1, 1) | st.just("-")
VALUES = st.recursive(
    PLAIN | st.lists(st.integers(0, 3), max_size=2),
    lambda inner: st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=3)
THINGS = st.none() | st.dictionaries(st.sampled_from([CU, M]), st.none() | OBJECTS, max_size=2)
PATCHES = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "quotes": THINGS,
            "notify": THINGS,
            "free": VALUES,
            "trade": st.none()
            | st.fixed_dictionaries(
                {},
                optional={
                    USER: st.fixed_dictionaries({}, optional={"orders": THINGS, "n": VALUES}),
                },
            ),
        },
    ),
    max_size=5,
)


@given(PATCHES)
def test_one_packet_or_one_by_one_gives_the_tree_of_a_plain_merge(patches: Any) -> None:
    original = deepcopy(patches)
    together, one_by_one, plain = Tree(), Tree(), {}
    together.apply(patches)
    for patch in patches:
        one_by_one.apply([patch])
    for patch in original:
        plain = plain_merge(plain, patch)
    assert dict(together.root) == dict(one_by_one.root) == plain
    assert patches == original


@given(PATCHES, PATCHES)
def test_what_is_not_named_has_not_changed(before: Any, patches: Any) -> None:
    tree = Tree()
    tree.apply(before)
    old = deepcopy(dict(tree.root))
    changes = tree.apply(patches)
    for branch in {*old, *tree.root} - {*changes.branches}:
        assert old[branch] == tree.root[branch]
    for symbol in {*old.get("quotes", {}), *tree.node("quotes")}:
        if symbol not in changes.branches.get("quotes", {}):
            assert old["quotes"][symbol] == tree.root["quotes"][symbol]


PLAIN = st.floats(allow_nan=False) | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=3)
QUOTES = st.dictionaries(st.sampled_from([CU, M]), st.dictionaries(KEYS, PLAIN, max_size=3))


@given(PATCHES, QUOTES)
def test_plain_quotes_are_merged_as_any_patch(before: Any, quotes: Any) -> None:
    short, long = Tree(), Tree()
    for tree in (short, long):
        tree.apply(deepcopy(before))
    branch = short.apply_quotes(deepcopy(quotes))
    long.apply([{"quotes": deepcopy(quotes)}])
    assert dict(short.root) == dict(long.root)
    assert branch is short.root["quotes"]
