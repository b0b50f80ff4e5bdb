"""The commands of spot prices, in words and in JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from terminal import Refused
from terminal.spotcli import spot
from terminal.spottext import read_mapping
from tests.desktext import RIGHT

BASIS = "日期,品种,现货价,期货价,基差\n"
SOURCES = """
[[spot_file]]
id = "office"
path = "spot.csv"
mapping_file = "office.toml"
[spot_file.mapping]
series = "SPOT.cu"

[[spot_http]]
id = "h"
url = "http://127.0.0.1:9/p"
price = "avg"
names = { "a" = "SPOT.zn" }
"""


def call(*words: str | Path) -> tuple[int, list[str]]:
    done = CliRunner().invoke(spot, [str(word) for word in words])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout.splitlines()


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_a_check_says_of_each_row_what_would_be_taken_and_counts(tmp_path: Path) -> None:
    text = f"{BASIS}2026-11-20,SPOT.cu,100,90,10\n2026-11-21,SPOT.cu,?,90,10\n"
    file = write(tmp_path, "spot.csv", text + "2026-11-22,SPOT.cu,100,90,8\n2026-11-22,X,1,2,-1\n")
    desk = write(tmp_path, "desk.toml", RIGHT)
    code, said = call("check", file, "--desk", desk)
    assert code == 1
    assert said == [
        "line 2: SPOT.cu 2026-11-20 00:00:00 100, cu S = 120, spot minus futures = 10",
        "refused: spot.csv, line 3: column 现货价 is not a number: '?'",
        "look at: spot.csv, line 4: basis = 8: spot 100 minus futures 90 is 10 "
        "(SPOT.cu 2026-11-22 00:00:00 100, cu S = 120, spot minus futures = 10)",
        "passed over: spot.csv, line 5: no pair of the desk has the series X "
        "(X 2026-11-22 00:00:00 1, spot minus futures = -1)",
        "2 rows taken, 1 of them to be looked at, 1 refused, 1 passed over",
    ]
    file.write_text(text.replace("?", "100"), "utf-8")
    code, said = call("check", file)
    assert (code, said[-1]) == (
        0,
        "2 rows taken, 0 of them to be looked at, 0 refused, 0 passed over",
    )


def test_a_check_in_json_has_the_same_facts_with_times_in_utc(tmp_path: Path) -> None:
    file = write(tmp_path, "spot.csv", f"{BASIS}2026-11-20,CU,100,90,10\n2026-11-21,CU,?,90,10\n")
    code, said = call("check", file, "--json")
    first, second, summary = map(json.loads, said)
    assert code == 1
    assert first == {
        "line": 2, "kind": "good", "series": "CU", "time": "2026-11-19T16:00:00+00:00",
        "price": 100.0, "spots": {}, "basis": "10", "column": "", "value": "", "words": "",
    }  # fmt: skip
    assert (second["kind"], second["column"], second["value"]) == ("bad", "现货价", "?")
    assert "line 3" in second["words"]
    assert summary == {
        "kind": "summary", "good": 1, "look": 0, "bad": 1, "other": 0, "refused": "", "mapping": {},
    }  # fmt: skip


def test_a_file_of_the_other_sign_is_refused_whole(tmp_path: Path) -> None:
    file = write(tmp_path, "spot.csv", f"{BASIS}2026-11-20,CU,100,90,-10\n")
    code, said = call("check", file)
    assert code == 1
    assert said[0].startswith("refused: spot.csv: the file seems to write futures minus spot")
    assert said[1] == "0 rows taken, 0 of them to be looked at, 1 refused, 0 passed over"
    mapping = write(tmp_path, "m.toml", '[mapping]\nsign = "futures-spot"\n')
    assert call("check", file, "--mapping", mapping)[0] == 0
    assert json.loads(call("check", file, "--json")[1][-1])["refused"]


def test_a_series_or_a_guess_stands_in_for_a_mapping(tmp_path: Path) -> None:
    file = write(tmp_path, "spot.csv", '日期,现货价\n2026-11-20,"88,000"\n')
    assert call("check", file)[0] == 1
    code, said = call("check", file, "--series", "CU")
    assert (code, said[0]) == (
        1,
        "refused: spot.csv, line 2: column 现货价 is not a number: '88,000'",
    )
    write(tmp_path, "spot.csv", '日期,品种,现货价\n2026-11-20,CU,"88,000"\n')
    code, said = call("check", file, "--guess")
    assert (code, said[0], said[-2]) == (0, "[mapping]", "line 2: CU 2026-11-20 00:00:00 88000")
    guessed = write(tmp_path, "m.toml", "\n".join(said[: said.index("")]))
    assert read_mapping(guessed).thousands == ","
    assert call("check", file, "--mapping", guessed)[1] == said[said.index("") + 1 :]


def test_a_check_says_what_the_desk_would_refuse(tmp_path: Path) -> None:
    desk = write(tmp_path, "desk.toml", RIGHT + SOURCES)
    file = write(tmp_path, "other.csv", "日期,品种,现货价\n2026-11-20,a,1\n")
    mapping = write(tmp_path, "m.toml", '[mapping]\nnames = { a = "SPOT.cu" }\n')
    code, said = call("check", file, "--desk", desk, "--mapping", mapping)
    assert code == 1
    assert "spot_file office brings this series already" in said[-2]


def test_what_cannot_be_checked_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"none\.csv: cannot be read: No such file"):
        call("check", tmp_path / "none.csv")
    file = write(tmp_path, "spot.csv", BASIS)
    with pytest.raises(Refused, match="there is no such mapping file"):
        call("check", file, "--mapping", tmp_path / "none.toml")


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_template_is_clean_and_never_replaces_a_file(
    tmp_path: Path, name: str, lang: str
) -> None:
    out = tmp_path / name
    assert call("template", out, "--lang", lang) == (0, [str(out)])
    assert call("check", out)[0] == 0
    with pytest.raises(Refused, match="cannot be written: File exists"):
        call("template", out)
    with pytest.raises(Refused, match=r"is a \.csv or \.xlsx file"):
        call("template", tmp_path / "t.txt")
    with pytest.raises(Refused, match="--lang fr"):
        call("template", tmp_path / "u.csv", "--lang", "fr")


def test_a_desks_sources_are_listed_with_the_age_of_each_series(tmp_path: Path) -> None:
    text = (RIGHT + SOURCES).replace('spot = "SPOT.cu"', 'spot = "SPOT.cu"\nspot_max_age = "1d"')
    desk = write(tmp_path, "desk.toml", text)
    code, said = call("show", "--desk", desk)
    assert (code, said) == (
        0,
        [
            "spot_file office: spot.csv: SPOT.cu (cu max_age 1d), mapping in office.toml, "
            "series = SPOT.cu",
            "spot_http h: http://127.0.0.1:9/p: SPOT.zn (no pair)",
            "front: embedded: SPOT.al (al max_age 30s)",
        ],
    )
    found = [json.loads(line) for line in call("show", "--desk", desk, "--json")[1]]
    assert [one["kind"] for one in found] == ["spot_file", "spot_http", "front"]
    assert found[0]["mapping"] == {"series": "SPOT.cu"}
    assert found[0]["series"] == {"SPOT.cu": {"cu": "1d"}}
