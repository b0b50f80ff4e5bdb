"""Spot sources that contradict each other or themselves: file, line, key and value are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal.complaint import SettingsError
from terminal.settings import read_settings
from tests.e2e.programs import desk_file

FILE = """
[[spot_file]]
id = "{id}"
path = "{path}"
[spot_file.mapping]
"""
A, B = FILE.format(id="a", path="a.xlsx"), FILE.format(id="b", path="b.csv")
HTTP = """
[[spot_http]]
id = "h"
url = "http://127.0.0.1:9/prices"
price = "avg"
names = { "1#" = "SPOT.cu" }
"""


def refusal(folder: Path, addition: str) -> str:
    desk = desk_file(folder)
    with desk.open("a", encoding="utf-8") as file:
        file.write(addition)
    with pytest.raises(SettingsError) as caught:
        read_settings(desk)
    said = str(caught.value)
    value = said.split(" = ", 1)[1].split(":", 1)[0].strip("'")
    line = int(said.split(" line ")[1].split(":")[0])
    assert value in desk.read_text(encoding="utf-8").splitlines()[line - 1], said
    return said


@pytest.mark.parametrize(
    ("addition", "said"),
    [
        (
            A + 'series = "SPOT.cu"\n' + B + 'names = { "1#" = "SPOT.cu" }\n',
            "spot_file[2].mapping.names = 'SPOT.cu': spot_file a brings this series already",
        ),
        (
            A + 'series = "SPOT.cu"\n' + HTTP,
            "spot_http[1].names = 'SPOT.cu': spot_file a brings this series already",
        ),
        (
            A + 'sheet = "x"\n' + FILE.format(id="c", path="a.xlsx") + 'sheet = "x"\n',
            "spot_file[2].path = 'a.xlsx': spot_file a watches this file and sheet already",
        ),
        (
            FILE.format(id="a", path="~$a.xlsx"),
            "spot_file[1].path = '~$a.xlsx': is a spreadsheet program's lock file",
        ),
        (
            A + 'decimal = ","\nthousands = ","\n',
            "spot_file[1].mapping.thousands = ',': separates the decimals as well",
        ),
        (
            A + 'series = "SPOT.cu"\nunit_is = "元/公斤"\n',
            "spot_file[1].mapping.unit_is = '元/公斤': pair cu.shanghai computes in 元/吨",
        ),
        (
            A + 'series = "SPOT.cu"\ncurrency_is = "USD"\n',
            "spot_file[1].mapping.currency_is = 'USD': pair cu.shanghai computes in 元/吨: "
            "it needs an fx",
        ),
        (
            A.replace("[spot_file.", 'mapping_file = "a.csv"\n[spot_file.'),
            "spot_file[1].mapping_file = 'a.csv': a mapping is kept in a .toml file",
        ),
        (
            "".join(
                one.replace("[spot_file.", 'mapping_file = "m.toml"\n[spot_file.') for one in (A, B)
            ),
            "spot_file[2].mapping_file = 'm.toml': spot_file a has this mapping_file already",
        ),
        (A + 'decimal = "、"\n', "spot_file[1].mapping.decimal = '、': allowed is"),
        (A + "header = -1\n", "spot_file[1].mapping.header = -1: must be at least 0"),
        (A + 'column = "A"\n', "spot_file[1].mapping.column = 'A': is not a known key"),
        (A + 'sign = "f-s"\n', 'sign = \'f-s\': allowed is "spot-futures", "futures-spot"'),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, addition: str, said: str) -> None:
    assert said in refusal(tmp_path, addition)


@pytest.mark.parametrize(
    "addition",
    [
        A + 'sheet = "x"\n' + FILE.format(id="c", path="a.xlsx") + 'sheet = "y"\n',
        A + 'series = "SPOT.cu"\nunit_is = "元/吨"\n',
        A + 'series = "SPOT.cu"\nunit_is = "元"\n',
        A + 'series = "SPOT.cu"\ncurrency_is = "人民币"\n',
        A + 'series = "SPOT.cu"\ncurrency_is = "CNY"\n',
        A + 'series = "SPOT.none"\nunit_is = "元/公斤"\n',
        A + 'price = "现货价"\nsign = "futures-spot"\nthousands = ","\n',
    ],
)
def test_what_can_be_meant_is_taken(tmp_path: Path, addition: str) -> None:
    desk = desk_file(tmp_path)
    with desk.open("a", encoding="utf-8") as file:
        file.write(addition)
    assert read_settings(desk).spot_files[0].mapping is not None
