"""What is written of a mapping is read back as the same; what is wrong in it has its line."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal import Refused
from terminal.core.spot_mapped import SpotMapped, SpotReading
from terminal.desksources import SpotFileTable
from terminal.domain.audit import body_of, thing_of
from terminal.feeds.basis_check import BasisSign
from terminal.feeds.spot_layout import ALIASES, Layout
from terminal.feeds.spot_preview import keys_of
from terminal.spottext import (
    layout_of,
    read_mapping,
    readings_of,
    spell_mapping,
    spell_source,
    write_whole,
)

WORDS = st.text(max_size=64).filter(lambda text: text.isprintable())
FULL = Layout(
    sheet="报价 1",
    header=3,
    time="日期",
    symbol="品种",
    grade="牌号",
    place="地区",
    price='现货"价"',
    unit="单位",
    futures="期货",
    basis="F",
    names={"1#铜": "SPOT.cu", 'a "b" \\': "SPOT.al"},
    unit_is="元/吨",
    currency_is="CNY",
    sign=BasisSign.FUTURES_MINUS_SPOT,
    date_format="DD/MM/YYYY",
    thousands=",",
    delimiter="\t",
    encoding="gbk",
)


def as_read(text: str, shape: Any) -> Any:
    return msgspec.convert(tomllib.loads(text, parse_float=Decimal), shape)


class Desk(msgspec.Struct):
    spot_file: tuple[SpotFileTable, ...]


@pytest.mark.parametrize("layout", [Layout(), Layout(header=0), FULL])
def test_a_table_is_read_back_as_it_was(layout: Layout) -> None:
    source = SpotFileTable(
        id="office", path="现货\\a.xlsx", symbols=("SPOT.x",), mapping=layout, mapping_file="o.toml"
    )
    # Two of them, as a desk file has them: neither takes the other's mapping.
    other = SpotFileTable(id="other", path="b.csv")
    text = f"{spell_source(source)}\n{spell_source(other)}"
    assert as_read(text, Desk).spot_file == (source, other)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys([*ALIASES, "unit_is", "sheet"], WORDS)))
def test_any_keys_survive_being_written(keys: dict[str, str]) -> None:
    layout = Layout(**keys)  # type: ignore[arg-type]
    assert layout_of(as_read(spell_mapping(layout), dict)["mapping"]) == layout
    assert layout_of(keys_of(layout)) == layout


def test_a_mapping_file_is_either_table(tmp_path: Path) -> None:
    file = tmp_path / "m.toml"
    write_whole(file, spell_mapping(FULL))
    assert read_mapping(file) == FULL
    write_whole(file, spell_source(SpotFileTable(id="a", path="a.csv", mapping=FULL)))
    assert read_mapping(file) == FULL
    assert [one.name for one in tmp_path.iterdir()] == ["m.toml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is no [mapping] in it"),
        ('[mapping]\nprise = "B"\n', "line 2: mapping.prise = 'B': is not a known key"),
        ('[mapping]\ntime = "A"\nprice = "A"\n', "line 2: mapping.time = 'A': is the column"),
        (
            '[[spot_file]]\nid = "a"\npath = "a"\n[spot_file.mapping]\nbasis = "基差"\n',
            "spot_file[1].mapping.basis = '基差': is recomputed",
        ),
        ("[mapping\n", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_one_sentence_with_the_file(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "m.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(Refused) as caught:
        read_mapping(file)
    assert str(file) in str(caught.value)
    assert said in str(caught.value)


def test_keys_that_are_no_layout_are_refused() -> None:
    with pytest.raises(Refused, match=r"^mapping: prise = 'B': is not a known key$"):
        layout_of({"prise": "B"})
    with pytest.raises(Refused, match=r'^mapping: decimal = .、.: allowed is ",", "."$'):
        layout_of({"decimal": "、"})
    with pytest.raises(Refused, match=r"^mapping: header = -1: must be at least 0$"):
        layout_of({"header": -1})


def test_what_is_on_record_of_a_mapping_is_that_mapping() -> None:
    kept = SpotMapped(
        "spot:a",
        (
            SpotReading(keys_of(FULL), ("CU", "AL")),
            SpotReading({}, ("ZN",)),
            SpotReading({"pricing": "C"}, ("NI",)),
        ),
    )
    body = json.loads(json.dumps(body_of(kept)))
    found = readings_of(thing_of(body, SpotMapped))
    assert found == {"CU": FULL, "AL": FULL, "ZN": Layout(), "NI": None}
