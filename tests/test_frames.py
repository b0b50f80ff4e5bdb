"""A frame carries the newest view of each thing that moved, once."""

from __future__ import annotations

import asyncio

from terminal.changes import Changes
from terminal.core.effect import Show, Topic
from terminal.core.view import Point
from terminal.frames import Frames


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
