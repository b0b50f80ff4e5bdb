"""How a desk file says what a main contract is, and one sentence for what it says wrongly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from terminal.domain.main_contract import Fixed, MainRule, Source
from tests.desktext import RIGHT, read, refusal

MARKET = "[market]"


def given(text: str) -> str:
    return RIGHT.replace(MARKET, f"{text}\n\n{MARKET}", 1)


def fixed(contract: str, since: str = "2026-11-20") -> str:
    return f'[[main_fixed]]\ncontract = "{contract}"\nsince = {since}\n'


def test_without_a_word_it_is_by_open_interest(tmp_path: Path) -> None:
    rule = read(tmp_path, RIGHT).plant.main
    assert rule == MainRule(source=Source.OPEN_INTEREST, ratio=1.1)


def test_every_source_and_a_persons_word(tmp_path: Path) -> None:
    for source in ("open_interest", "volume_and_open_interest", "front", "off"):
        text = given(f'[main]\nsource = "{source}"\nratio = 1.25\n\n{fixed("SHFE.cu2703")}')
        rule = read(tmp_path, text).plant.main
        assert rule == MainRule(
            source=Source(source),
            ratio=1.25,
            fixed=(Fixed("SHFE.cu2703", date(2026, 11, 20)),),
        )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[main]\nsource = "volume"\n', "main.source = 'volume': allowed is \"front\""),
        ("[main]\nratio = 0.9\n", "main.ratio = 0.9: must be at least 1"),
        ("[main]\nratio = 11\n", "main.ratio = 11: must be at most 10"),
        ("[main]\nmonths = 3\n", "main.months = 3: is not a known key"),
        (
            fixed("SHFE.cu2703") + fixed("SHFE.cu2705"),
            "main_fixed[2].since = 2026-11-20: another main contract of SHFE.cu is fixed",
        ),
        (
            fixed("SHFE.cu2610"),
            "main_fixed[1].since = 2026-11-20: the delivery month of SHFE.cu2610 is over by then",
        ),
        (fixed("SHFE.CU2703"), "no product SHFE.CU is on file; did you mean SHFE.cu2703?"),
        (fixed("SHFE.cu703"), "expected 4 digits, SHFE.cu2703"),
        (fixed("SHFE.cu2713"), "there is no month 13"),
        (fixed("DCE.m2705"), "main_fixed[1].contract = 'DCE.m2705': no pair of the desk is on DCE"),
        (fixed("SHFE.cu"), "main_fixed[1].contract = 'SHFE.cu': a listed month is needed"),
        (fixed("KQ.m@SHFE.cu"), "an exchange and a contract are needed"),
        (fixed("SHFE.cu2703", '"soon"'), "main_fixed[1].since = 'soon': a date such as"),
        (fixed("SHFE.cu2703", "7"), "main_fixed[1].since = 7: a date such as"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    whole = given(text)
    sentence = refusal(tmp_path, whole)
    assert said in sentence
    key = sentence.partition(" = ")[0].rpartition(".")[2]
    assert whole.splitlines()[int(sentence.partition(":")[0]) - 1].startswith(key)


def test_zhengzhou_writes_one_digit_of_the_year(tmp_path: Path) -> None:
    text = RIGHT.replace("SHFE.cu2701", "CZCE.FG705", 1)
    assert read(tmp_path, text.replace(MARKET, f"{fixed('CZCE.FG709')}\n{MARKET}", 1)).plant.main
    wrong = text.replace(MARKET, f"{fixed('CZCE.FG2709')}\n{MARKET}", 1)
    assert "expected 3 digits, CZCE.FG709" in refusal(tmp_path, wrong)
    # May 2026 is the nearest to November 2026, and over.
    over = text.replace(MARKET, f"{fixed('CZCE.FG605')}\n{MARKET}", 1)
    assert "the delivery month of CZCE.FG605 is over by then" in refusal(tmp_path, over)
