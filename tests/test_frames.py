"""A frame carries the newest view of each thing that moved, once."""

from __future__ import annotations

import asyncio
from itertools import groupby

from terminal.changes import Changes
from terminal.core.effect import Show, Topic
from terminal.core.view import Point
from terminal.frames import AT_A_STRETCH, Frames


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
