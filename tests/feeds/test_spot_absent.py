"""A series that a file was to bring and never brings is told, once, by its name."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from terminal.core.event import Event, QuotesChanged, SourceFaulted
from terminal.feeds.spot import SpotFile
from terminal.feeds.spot_absent import absent
from terminal.feeds.spot_claims import Claims
from tests.feeds.wire import of_kind

NOW = datetime(2026, 11, 30, 2, tzinfo=UTC)
HEADER = "time,symbol,price\n"
COPPER = "2026-11-30 09:00,SPOT.cu,88000\n"
CLAIMS = {"SPOT.cu": "spot:s", "SPOT.al": "spot:s", "SPOT.zn": "spot:other"}


def test_only_what_the_desk_file_says_of_this_file_is_missed() -> None:
    claims = Claims(CLAIMS)
    claims.owner("SPOT.ni", "spot:s")
    (fault,) = absent("s.csv", "spot:s", claims, {"SPOT.cu"}, {})
    assert str(fault).startswith("s.csv: no row of SPOT.al can be taken yet")
    assert not absent("s.csv", "spot:s", claims, {"SPOT.cu"}, {"SPOT.al"})
    assert not absent("s.csv", "spot:s", Claims(), {}, {})


async def test_a_series_that_never_comes_is_told_once_and_the_others_count(tmp_path: Path) -> None:
    path, events = tmp_path / "s.csv", list[Event]()
    source = SpotFile(
        "s", path, lambda event, _: events.append(event), lambda: NOW, claims=Claims(CLAIMS)
    )
    path.write_text(HEADER + COPPER + "2026-11-30 09:00,SPOT.alu,21000\n")
    for _ in range(4):
        await source.look()
    (told,) = of_kind(events, SourceFaulted)
    assert told.detail.startswith("s.csv: no row of SPOT.al can be taken yet")
    (change,) = of_kind(events, QuotesChanged)
    assert [quote.symbol for quote in change.quotes] == ["SPOT.cu", "SPOT.alu"]
    path.write_text(HEADER + COPPER + "2026-11-30 09:00,SPOT.al,21000\n")
    for _ in range(3):
        await source.look()
    path.write_text(HEADER + COPPER)
    for _ in range(3):
        await source.look()
    assert len(of_kind(events, SourceFaulted)) == 1, "that it is silent now its age tells"
