"""A mapping beside the desk file is taken while the desk runs, or told and not taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal.core.event import Event, Note, SourceFaulted
from terminal.core.refusal import sentence
from terminal.feeds.fault import Malformed
from terminal.feeds.spot_layout import Layout
from terminal.settings import read_settings
from terminal.spotmap import Mappings, MappingWatch, wrong_in
from terminal.spottext import spell_mapping, write_whole
from tests.desktext import RIGHT

SOURCES = """
[[spot_file]]
id = "a"
path = "a.csv"
mapping_file = "a.toml"
[spot_file.mapping]
series = "SPOT.cu"

[[spot_file]]
id = "b"
path = "b.csv"
mapping_file = "b.toml"
[spot_file.mapping]
series = "SPOT.al"
"""


class Watched:
    """Two spot files that can be read with whatever is not in `unread`."""

    def __init__(self, folder: Path) -> None:
        desk = folder / "desk.toml"
        desk.write_text(RIGHT + SOURCES, "utf-8")
        self.folder = folder
        self.told: list[Event] = []
        self.taken: list[Layout] = []
        self.tries = 0
        self.unread: list[Layout] = []
        self.mappings = Mappings(read_settings(desk))
        self.watches = {
            id: MappingWatch(
                id, self.mappings, self.adopt, lambda event, _: self.told.append(event)
            )
            for id in ("a", "b")
        }

    async def adopt(self, layout: Layout) -> None:
        self.tries += 1
        if layout in self.unread:
            raise Malformed("header", "a.csv, line 1: no column\n'x'")
        self.taken.append(layout)

    def write(self, id: str, layout: Layout) -> None:
        write_whole(self.folder / f"{id}.toml", spell_mapping(layout))

    async def look(self, times: int = 1) -> None:
        for _ in range(times):
            for watch in self.watches.values():
                await watch.look()


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


async def test_a_new_mapping_is_taken_once_and_recorded_with_before_and_after(
    watched: Watched,
) -> None:
    await watched.look(2)
    new = Layout(series="SPOT.cu", thousands=",")
    watched.write("a", new)
    await watched.look(3)
    assert watched.taken == [new]
    (note,) = watched.told
    assert note == Note(
        "system",
        "spot",
        "spot_file a: the mapping of a.toml is in force; "
        'before { series = "SPOT.cu" }; after { series = "SPOT.cu", thousands = "," }',
    )
    (watched.folder / "a.toml").unlink()
    await watched.look(2)
    watched.write("a", new)
    await watched.look(2)
    assert watched.taken == [new]


async def test_what_is_in_force_from_the_start_is_recorded_once_and_changes_nothing(
    watched: Watched,
) -> None:
    watched.write("a", Layout(series="SPOT.cu"))
    await watched.look(3)
    words = "spot_file a: the mapping of a.toml is in force since the start: "
    assert watched.told == [Note("system", "spot", words + '{ series = "SPOT.cu" }')]
    with (watched.folder / "a.toml").open("a") as file:
        file.write("# looked at\n")
    await watched.look(2)
    assert (watched.taken, len(watched.told)) == ([], 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[mapping]\nprise = "x"\n', "mapping.prise = 'x': is not a known key"),
        ("[mapping\n", "not valid TOML"),
        ('[mapping]\nseries = "SPOT.al"\n', "spot_file a brings this series already"),
        ('[mapping]\nseries = "SPOT.cu"\nunit_is = "元/公斤"\n', "it needs a unit_factor"),
        ('[mapping]\ntime = "A"\nprice = "A"\n', "is the column for price as well"),
    ],
)
async def test_a_wrong_mapping_is_told_once_and_not_taken(
    watched: Watched, text: str, said: str
) -> None:
    (watched.folder / "a.toml").write_text(text, "utf-8")
    await watched.look(40)
    assert watched.taken == []
    (fault,) = watched.told
    assert isinstance(fault, SourceFaulted)
    assert (fault.source, fault.kind, fault.count) == ("spot:a", "mapping", 1)
    assert fault.said is not None
    assert sentence(fault.said) == fault.detail
    assert fault.detail.startswith("a.toml is not taken, the mapping so far goes on: ")
    assert said in fault.detail
    watched.write("a", Layout(series="SPOT.cu", header=2))
    await watched.look()
    assert len(watched.taken) == 1


async def test_a_mapping_waits_for_its_file_and_reads_it_ever_more_rarely(
    watched: Watched,
) -> None:
    new = Layout(series="SPOT.cu", header=2)
    watched.unread = [new]
    watched.write("a", new)
    await watched.look(100)
    assert 6 <= watched.tries <= 9
    (fault,) = watched.told
    assert isinstance(fault, SourceFaulted)
    assert fault.detail.endswith("a.csv, line 1: no column 'x'")
    watched.unread = []
    await watched.look(32)
    assert watched.taken == [new]
    assert isinstance(watched.told[-1], Note)


async def test_what_one_file_gives_up_another_may_bring(watched: Watched) -> None:
    watched.write("b", Layout(series="SPOT.cu"))
    await watched.look()
    assert watched.taken == []
    watched.write("a", Layout(series="SPOT.zn"))
    await watched.look(4)
    assert watched.taken == [Layout(series="SPOT.zn"), Layout(series="SPOT.cu")]


def test_a_table_is_judged_beside_the_others(watched: Watched) -> None:
    settings = read_settings(watched.folder / "desk.toml")
    assert wrong_in(settings, watched.mappings.with_mapping("a", Layout(series="SPOT.x"))) == ""
    wrong = wrong_in(settings, watched.mappings.with_mapping("b", Layout(series="SPOT.cu")))
    assert wrong == (
        "spot_file[2].mapping.series = 'SPOT.cu': spot_file a brings this series already"
    )
