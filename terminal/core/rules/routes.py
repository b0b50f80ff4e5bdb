"""From an update to the programs that it concerns: the loop of the rule engine.

Nothing is done here for an update that could be done anywhere else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from terminal.core.rules.layout import NO_DATA, Metric
from terminal.core.rules.program import Handler, Memory, Note, Running
from terminal.core.rules.transition import Transition
from terminal.domain.subject import Subject

Row = tuple[str, float, float | None]
Feed = Callable[[Iterable[Row]], list[Transition]]
Taken = Callable[[], list[Transition]]


class Handlers(dict[str, Handler]):
    """Handlers by symbol. Most symbols of a front concern no rule; they are remembered as such."""

    def __missing__(self, symbol: str) -> Handler:
        return self.setdefault(symbol, _ignore)


def feeder(handlers: Handlers) -> tuple[Note, Feed, Taken]:
    """Make what programs note their transitions with, the loop, and what takes them without it.

    What is noted belongs to the row that the loop is at, so the loop does not have to ask.
    """
    position = 0
    found: list[Transition] = []

    def note(row: tuple[Any, ...]) -> None:
        found.append(Transition(row[0], row[1], position, row))

    def feed(rows: Iterable[Row]) -> list[Transition]:
        nonlocal position
        for position, (symbol, time, price) in enumerate(rows):  # noqa: B007 - `note` reads it
            handlers[symbol](time, price)
        position = 0
        return taken()

    def taken() -> list[Transition]:
        if not found:
            return []
        noted = found[:]
        found.clear()
        return noted

    return note, feed, taken


def fan_out(handlers: Sequence[Handler]) -> Handler:
    """Make one handler of many."""
    if len(handlers) == 1:
        return handlers[0]

    def handle(time: float, value: float | None, code: int = 0) -> None:
        for each in handlers:
            each(time, value, code)

    return handle


def remember(memory: Memory, metric: Metric) -> Handler:
    """Make the handler of an input that no rule uses now: the next rules must find its value."""

    def handle(time: float, value: float | None, code: int = 0) -> None:
        known = value if value is not None and -1e150 < value < 1e150 and not code else math.nan
        memory.values["input", metric] = known
        memory.values["state", metric] = code or (0 if known == known else NO_DATA)

    return handle


def route(
    owners: Iterable[Subject],
    running: Mapping[str, Running],
    memories: Mapping[str, Memory],
    links_of: Callable[[str], Mapping[str, str]],
    by_metric: dict[tuple[str, str], Handler],
    by_symbol: Handlers,
) -> None:
    """Fill anew who is told what: handlers by the metric and by the symbol, links included."""
    routes: dict[tuple[str, str], list[Handler]] = {}
    for subject, one in running.items():
        links = links_of(subject)
        for (link, name), handler in zip(one.compiled.inputs, one.handlers, strict=True):
            routes.setdefault((links[link], name), []).append(handler)
    by_metric.clear()
    by_symbol.clear()
    symbols: dict[str, list[Handler]] = {}
    for owner in owners:
        for metric in owner.inputs:
            handlers = routes.get((owner.id, metric), [])
            if ("", metric) not in running[owner.id].compiled.inputs:
                handlers = [*handlers, remember(memories[owner.id], ("", metric))]
            by_metric[owner.id, metric] = fan_out(handlers)
        for symbol, metric in owner.symbols:
            symbols.setdefault(symbol, []).append(by_metric[owner.id, metric])
    for symbol, handlers in symbols.items():
        by_symbol[symbol] = fan_out(handlers)


def _ignore(time: float, value: float | None, code: int = 0) -> None:
    pass
