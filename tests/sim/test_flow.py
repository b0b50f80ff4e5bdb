from __future__ import annotations

import asyncio
import copy
import json
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from terminal.sim.flow import Difference, Outlet, rtn_data

KEYS = st.sampled_from("abc")
PATCHES = st.recursive(
    st.dictionaries(KEYS, st.none() | st.integers(0, 3) | st.just("-")),
    lambda inner: st.dictionaries(KEYS, inner | st.none() | st.integers(0, 3)),
    max_leaves=8,
)


@given(st.lists(PATCHES, max_size=8), PATCHES)
def test_the_net_difference_says_what_all_patches_said(
    plain_merge: Callable[[dict[str, Any], dict[str, Any]], None],
    patches: list[dict[str, Any]],
    start: dict[str, Any],
) -> None:
    one_by_one: dict[str, Any] = {}
    plain_merge(one_by_one, start)
    at_once = copy.deepcopy(one_by_one)
    owed = Difference()
    for patch in patches:
        plain_merge(one_by_one, copy.deepcopy(patch))
        owed.put(patch)
    for patch in owed.take() or []:
        plain_merge(at_once, patch)
    assert at_once == one_by_one


def test_a_patch_that_was_put_is_never_changed() -> None:
    owed, patch = Difference(), {"quotes": {"a": {"last": 1}}}
    owed.put(patch)
    owed.put({"quotes": {"a": {"last": 2, "volume": 3}}})
    assert patch == {"quotes": {"a": {"last": 1}}}
    assert owed.take() == [{"quotes": {"a": {"last": 2, "volume": 3}}}]
    assert owed.take() is None


def test_a_deletion_stays_in_the_difference() -> None:
    owed = Difference()
    owed.put({"charts": {"c": {"left_id": 1}}})
    owed.put({"charts": {"c": None}})
    assert owed.take() == [{"charts": {"c": None}}]


def test_a_node_deleted_and_filled_anew_needs_two_patches() -> None:
    owed = Difference()
    owed.put({"charts": {"c": None}})
    owed.put({"charts": {"c": {"left_id": 1}}})
    assert owed.take() == [{"charts": {"c": None}}, {"charts": {"c": {"left_id": 1}}}]


async def next_pack(outlet: Outlet) -> Any:
    return json.loads(await asyncio.wait_for(outlet.next(), 60))


async def nothing_comes(outlet: Outlet) -> bool:
    try:
        await asyncio.wait_for(outlet.next(), 0.01)
    except TimeoutError:
        return True
    return False


async def test_nothing_gated_leaves_without_a_credit() -> None:
    owed = Difference()
    outlet = Outlet(owed)
    owed.put({"a": 1})
    outlet.wake()
    assert await nothing_comes(outlet)
    outlet.peek()
    assert await next_pack(outlet) == rtn_data({"a": 1})


async def test_two_peeks_are_one_credit() -> None:
    owed = Difference()
    outlet = Outlet(owed)
    outlet.peek()
    outlet.peek()
    owed.put({"a": 1})
    assert await next_pack(outlet) == rtn_data({"a": 1})
    owed.put({"a": 2})
    outlet.wake()
    assert await nothing_comes(outlet)


async def test_a_held_credit_is_answered_by_the_next_change() -> None:
    owed = Difference()
    outlet = Outlet(owed)
    outlet.peek()
    waiting = asyncio.ensure_future(next_pack(outlet))
    await asyncio.sleep(0)
    owed.put({"a": 1})
    outlet.wake()
    assert await waiting == rtn_data({"a": 1})


async def test_urgent_packets_need_no_credit_and_use_none() -> None:
    owed = Difference()
    outlet = Outlet(owed)
    outlet.send({"aid": "rsp_login"})
    assert await next_pack(outlet) == {"aid": "rsp_login"}
    outlet.peek()
    outlet.send({"aid": "rtn_brokers"})
    owed.put({"a": 1})
    assert await next_pack(outlet) == {"aid": "rtn_brokers"}
    assert await next_pack(outlet) == rtn_data({"a": 1})
