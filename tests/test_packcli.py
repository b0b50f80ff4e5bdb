"""The commands of packs, in words and in JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from terminal import Refused
from terminal.packcli import pack
from terminal.packfile import read_pack
from terminal.settings import read_settings
from tests.desktext import RIGHT as DESK
from tests.e2e.programs import DEMO
from tests.packs import RIGHT


def call(*words: str | Path) -> tuple[int, list[str]]:
    done = CliRunner().invoke(pack, [str(word) for word in words])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout.splitlines()


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_a_check_reads_every_file_and_names_each_fault(tmp_path: Path) -> None:
    right = write(tmp_path, "b.toml", RIGHT)
    wrong = write(tmp_path, "a.toml", RIGHT.replace("-250", "-100"))
    digest = read_pack(right).digest
    code, said = call("check", tmp_path)
    assert code == 1
    assert said[0].startswith(f"refused: {wrong} line 33: rule[1].warning.low = -100: ")
    assert said[1:] == [f"{right}: metals 1.2 有色 (Base metals), 3 rules, {digest[:12]}"]
    code, said = call("check", tmp_path, "--json")
    first, second = map(json.loads, said)
    assert code == 1
    assert (first["file"], set(first)) == (str(wrong), {"file", "wrong"})
    assert (second["id"], second["rules"], second["digest"]) == ("metals", 3, digest)
    assert call("check", right)[0] == 0


def test_the_list_and_a_page_tell_the_same_version() -> None:
    _, said = call("list", "--json")
    found = {one["id"]: one for one in map(json.loads, said)}
    assert len(call("list")[1]) == len(found)
    code, page = call("show", "accounts")
    assert code == 0
    assert f"SHA-256 {found['accounts']['digest']}" in page
    assert (
        json.loads(call("show", "accounts", "--json")[1][0])["digest"]
        == (found["accounts"]["digest"])
    )


def test_a_page_shows_rules_with_their_reasons_and_the_other_stages(tmp_path: Path) -> None:
    _, page = call("show", write(tmp_path, "p.toml", RIGHT))
    at = page.index('id = "band.cu"')
    assert page[at - 1] == "[[rule]]"
    assert "# threshold: 近三年的分位数" in page[at:]
    assert page[page.index("[channels]") + 2] == "warning = wecom, sms"
    assert page[page.index("[monitoring]") + 2] == "# 现货一天一报"


def test_a_desks_rules_become_a_pack_that_says_the_same(tmp_path: Path) -> None:
    out = tmp_path / "demo.toml"
    options = ("--desk", DEMO, "--data", tmp_path / "none", "--version", "2.1")
    code, said = call("export", *options, "--out", out)
    assert (code, said) == (0, [f"{out}: {len(read_settings(DEMO).plant.rules)} rules"])
    found = read_pack(out)
    assert (found.id, found.version, found.name) == ("demo", "2.1", "演示台")
    assert found.rules == read_settings(DEMO).plant.rules
    _, lines = call("export", *options)
    assert lines == out.read_text("utf-8").splitlines()
    with pytest.raises(Refused, match=r"demo\.toml: cannot be written: File exists"):
        call("export", *options, "--out", out)


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("--id", "a b", "--id a b: 1 to 64 letters"), ("--version", "v2", "--version v2: one to")],
)
def test_a_wrong_option_is_one_sentence(tmp_path: Path, option: str, value: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        call("export", "--desk", DEMO, "--data", tmp_path, option, value)


def test_a_desk_without_rules_makes_no_pack(tmp_path: Path) -> None:
    bare = DESK.partition("[[rule]]")[0]
    desk = write(tmp_path, "desk.toml", bare)
    assert read_settings(desk).plant.rules == ()
    with pytest.raises(Refused, match="no rule is in force"):
        call("export", "--desk", desk, "--data", tmp_path)
