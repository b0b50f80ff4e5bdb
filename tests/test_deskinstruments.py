"""A desk's own files of facts: read after ours, and refused in one sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from terminal import Refused
from terminal.almanac.table_file import BadTable
from terminal.bookshelf import firm_of
from terminal.core.countdown import rules_for
from terminal.core.in_force import in_force
from terminal.domain.delivery import ClientType, Demand
from terminal.domain.stage import StageName
from tests.desktext import RIGHT, line, read

DAY = date(2026, 11, 30)
FILES = '\n[instruments]\ndelivery = ["d.toml"]\nlimits = ["l.toml"]\nstages = ["s.toml"]\n'
OURS = 'exchange = "SHFE"\nproducts = ["cu"]\nsource = "our broker"\nsince = 2026-11-01\n'
DELIVERY = '[[rule]]\nclients = ["institution"]\ndemand = "flat"\ndays_before = 2\n' + OURS
LIMIT = "[[limit]]\nrate = 0.17\n" + OURS
STAGE = '[[stage]]\nclients = ["institution"]\nstage = "general"\nlimit = 777\n' + OURS


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, "utf-8")


def test_a_persons_rules_of_contracts_stand_after_ours_and_win(tmp_path: Path) -> None:
    write(tmp_path, d=DELIVERY, l=LIMIT, s=STAGE)
    firm, ours = firm_of(read(tmp_path, RIGHT + FILES)), firm_of()
    assert firm.delivery[:-1] == ours.delivery
    flat = rules_for("SHFE.cu2701", ClientType.INSTITUTION, DAY, firm.delivery)[0]
    assert (flat.demand, flat.days_before, flat.source) == (Demand.FLAT, 2, "our broker")
    limit = in_force("SHFE.cu2701", DAY, firm.limits)
    assert limit is not None
    assert str(limit.rate) == "0.17"
    general = [one for one in firm.stages if one.stage is StageName.GENERAL]
    stage = in_force("SHFE.cu2701", DAY, general)
    assert stage is not None
    assert stage.limit == 777


def test_a_desk_without_files_has_what_ships(tmp_path: Path) -> None:
    firm, ours = firm_of(read(tmp_path)), firm_of()
    assert (firm.delivery, firm.limits, firm.stages) == (ours.delivery, ours.limits, ours.stages)


@pytest.mark.parametrize("key", ["delivery", "limits", "stages"])
def test_a_file_that_is_not_there_is_said_with_the_line_that_names_it(
    key: str, tmp_path: Path
) -> None:
    text = f'{RIGHT}\n[instruments]\n{key} = ["no.toml"]\n'
    with pytest.raises(Refused) as caught:
        read(tmp_path, text)
    where = f"line {line(text, key + ' = [')}: instruments.{key} = 'no.toml'"
    assert where in str(caught.value)
    assert "there is no such file" in str(caught.value)


def test_a_bad_row_of_such_a_file_is_refused_with_its_own_line(tmp_path: Path) -> None:
    write(tmp_path, d=DELIVERY.replace('"cu"', '"CU"'), l=LIMIT, s=STAGE)
    with pytest.raises(BadTable, match=r"d\.toml line 6: rule\[1\]\.products = 'CU'"):
        read(tmp_path, RIGHT + FILES)
