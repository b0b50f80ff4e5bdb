"""A frame carries the newest view of each thing that moved, once."""

from __future__ import annotations

import asyncio
from itertools import groupby

from terminal.changes import Changes
from terminal.core.effect import Show, Topic
from terminal.core.view import Point
from terminal.frames import AT_A_STRETCH, SELDOM, Frames


def test_what_moved_often_is_built_once() -> None:
    changes, asked = Changes(), []

    def view(topic: Topic, key: str) -> str:
        asked.append((topic, key))
        return f"{key} now"

    frames = Frames(changes, view)
    frames.mark([Show(Topic.PAIR, "cu")] * 100 + [Show(Topic.ALERT, "a")])
    frames.hand_over()
    assert asked == [(Topic.PAIR, "cu"), (Topic.ALERT, "a")]
    assert changes.take() == {Topic.PAIR: {"cu": "cu now"}, Topic.ALERT: {"a": "a now"}}


def test_points_are_collected_and_missing_ones_left_out() -> None:
    changes = Changes()
    points = iter([Point("cu", 1.0, 2.0, 3.0, -1.0), None, Point("cu", 2.0, 2.0, 4.0, -2.0)])
    frames = Frames(changes, lambda topic, key: next(points))
    for _ in range(3):
        frames.mark([Show(Topic.POINT, "cu")])
        frames.hand_over()
    assert [point.time for point in changes.take()[Topic.POINT]["cu"]] == [1.0, 2.0]


def test_what_is_gone_is_told_as_nothing() -> None:
    changes = Changes()
    frames = Frames(changes, lambda topic, key: None)
    frames.mark([Show(Topic.POSITION, "a/b")])
    frames.hand_over()
    assert changes.take() == {Topic.POSITION: {"a/b": None}}


async def test_frames_come_by_themselves() -> None:
    changes = Changes()
    frames = Frames(changes, lambda topic, key: key)
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(frames.run())
        frames.mark([Show(Topic.LINK, "md")])
        while not changes.take():
            await asyncio.sleep(0.005)
        running.cancel()


async def test_ticks_come_between_the_parts_of_a_large_frame() -> None:
    changes, work = Changes(), []
    frames = Frames(changes, lambda topic, key: work.append(topic))

    async def ticks() -> None:
        while True:
            work.append("tick")
            await asyncio.sleep(0)

    pairs = [Show(Topic.PAIR, f"pair{number}") for number in range(200)]
    frames.mark([Show(Topic.ALERT, "a"), *pairs, Show(Topic.DELIVERY, "d")])
    async with asyncio.TaskGroup() as tasks:
        running = [tasks.create_task(frames.run()), tasks.create_task(ticks())]
        while Topic.DELIVERY not in work:
            await asyncio.sleep(0.005)
        for task in running:
            task.cancel()
    stretches = [list(part) for is_tick, part in groupby(work, "tick".__eq__) if not is_tick]
    assert [len(part) for part in stretches] == [AT_A_STRETCH] * 4 + [2]
    # What people act upon is never torn between two frames.
    assert stretches[-1] == [Topic.ALERT, Topic.DELIVERY]


def built(frames: Frames, changes: Changes) -> list[str]:
    frames.hand_over()
    return list(changes.take().get(Topic.PAIR, {}))


def test_the_first_views_come_at_once_and_in_their_order_whoever_watches() -> None:
    changes = Changes()
    frames = Frames(changes, lambda topic, key: key)
    changes.watched = frozenset({"p7"})
    pairs = [f"p{number}" for number in range(3 * SELDOM)]
    frames.mark([Show(topic, pair) for pair in pairs for topic in (Topic.POINT, Topic.PAIR)])
    assert built(frames, changes) == pairs


def test_a_pair_before_somebody_s_eyes_comes_in_each_frame_and_another_in_its_turn() -> None:
    changes = Changes()
    frames = Frames(changes, lambda topic, key: key)
    changes.watched = frozenset({"cu"})
    came: dict[str, list[int]] = {"cu": [], "zn": []}
    for number in range(1 + 2 * SELDOM):
        frames.mark([Show(Topic.PAIR, "cu"), Show(Topic.PAIR, "zn")])
        for pair in built(frames, changes):
            came[pair].append(number)
    assert came["cu"] == list(range(1 + 2 * SELDOM))
    first, second, third = came["zn"]
    assert first == 0
    assert third - second == SELDOM


def test_what_waits_for_its_turn_is_not_lost_and_comes_as_it_is_then() -> None:
    changes, price = Changes(), [1.0]
    frames = Frames(changes, lambda topic, key: price[0])
    changes.watched = frozenset()
    both = [Show(Topic.PAIR, "zn"), Show(Topic.POINT, "zn")]
    frames.mark(both)
    frames.hand_over()
    changes.take()
    frames.mark(both)
    found: list[tuple[Topic, bool]] = []
    for number in range(SELDOM):
        price[0] = 10.0 + number
        frames.hand_over()
        for topic, batch in changes.take().items():
            found.append((topic, batch["zn"] == (price[0] if topic is Topic.PAIR else [price[0]])))
    assert sorted(found) == [(Topic.PAIR, True), (Topic.POINT, True)]


def test_a_pair_that_comes_into_view_is_there_with_the_next_frame() -> None:
    changes = Changes()
    frames = Frames(changes, lambda topic, key: key)
    pairs = [f"p{number}" for number in range(SELDOM)]
    changes.watched = frozenset()
    for _ in range(2):
        frames.mark([Show(Topic.PAIR, pair) for pair in pairs])
        early = built(frames, changes)
    assert len(early) == 1
    changes.watched = frozenset(pairs)
    assert sorted([*early, *built(frames, changes)]) == pairs


def test_unwatched_pairs_are_spread_over_the_frames() -> None:
    changes = Changes()
    frames = Frames(changes, lambda topic, key: key)
    changes.watched = frozenset()
    counts = []
    for _ in range(1 + SELDOM):
        frames.mark([Show(Topic.PAIR, f"p{number}") for number in range(10 * SELDOM)])
        counts.append(len(built(frames, changes)))
    assert counts == [10 * SELDOM, *[10] * SELDOM]


def test_what_people_act_upon_never_waits_for_a_turn() -> None:
    changes = Changes()
    frames = Frames(changes, lambda topic, key: key)
    changes.watched = frozenset()
    others = [Topic.ALERT, Topic.APPROVAL, Topic.ORDER, Topic.ACCOUNT, Topic.EXPOSURE]
    for _ in range(SELDOM):
        frames.mark([Show(topic, "a") for topic in others])
        frames.hand_over()
        assert list(changes.take()) == others
