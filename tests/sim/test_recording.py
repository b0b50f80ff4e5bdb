from __future__ import annotations

import gzip
import json
from itertools import pairwise
from pathlib import Path

import pytest

from terminal import Refused
from terminal.sim.recording import packets, rows

PEEK = {"t": "2020-04-10 14:09:11,241", "dir": "send", "raw": '{"aid": "peek_message"}'}
DATA = {
    "t": "2020-04-10 14:09:12,741",
    "dir": "recv",
    "pack": {"aid": "rtn_data", "data": [{"quotes": {}}, {}]},
}


def recorded(path: Path, *lines: object) -> Path:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("name", ["session.jsonl.gz", "session.jsonl"])
def test_packets_come_with_their_time_and_direction(tmp_path: Path, name: str) -> None:
    first, second = packets(recorded(tmp_path / name, PEEK, DATA))
    assert (first.seconds, first.received, first.pack["aid"]) == (0.0, False, "peek_message")
    assert (second.seconds, second.received) == (1.5, True)
    assert second.pack == DATA["pack"]


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        json.dumps(DATA | {"dir": "both"}),
        json.dumps(DATA | {"t": "yesterday"}),
        json.dumps({"t": PEEK["t"], "dir": "recv"}),
        json.dumps(PEEK | {"raw": "{"}),
        json.dumps(PEEK | {"raw": "{}"}),
        json.dumps(DATA | {"pack": {"aid": "rtn_data", "data": [5]}}),
        json.dumps(DATA | {"pack": {"aid": "rtn_data"}}),
    ],
)
def test_a_broken_line_is_refused_by_file_and_number(tmp_path: Path, line: str) -> None:
    path = recorded(tmp_path / "broken.jsonl", PEEK, line)
    with pytest.raises(Refused, match=r"broken\.jsonl, line 2: "):
        list(packets(path))


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"cannot read .*absent\.jsonl: No such file"):
        list(packets(tmp_path / "absent.jsonl"))
    whole = recorded(tmp_path / "whole.jsonl.gz", *[PEEK, DATA] * 50).read_bytes()
    for count, bad in enumerate((whole[:-20], whole[:40] + b"!!!!" + whole[44:], whole[:5])):
        damaged = tmp_path / f"damaged{count}.jsonl.gz"
        damaged.write_bytes(bad)
        with pytest.raises(Refused, match=rf"damaged{count}\.jsonl\.gz"):
            list(packets(damaged))
    plain = recorded(tmp_path / "plain.jsonl", PEEK).rename(tmp_path / "plain.jsonl.gz")
    with pytest.raises(Refused, match="cannot read"):
        list(packets(plain))


TABLE = """date,SPOT.WTI,NYMEX.CL1
2020-04-17,18.31,18.27
2020-04-20,-36.98,-37.63

2020-04-21,,10.01
"""


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "wti.csv"
    path.write_text(text, "utf-8")
    return path


def test_a_table_has_a_row_a_day_and_prices_below_zero(tmp_path: Path) -> None:
    first, second, third = rows(table(tmp_path, TABLE))
    assert (first.day, first.prices) == ("2020-04-17", {"SPOT.WTI": 18.31, "NYMEX.CL1": 18.27})
    assert second.prices == {"SPOT.WTI": -36.98, "NYMEX.CL1": -37.63}
    assert third.prices == {"NYMEX.CL1": 10.01}


def test_a_byte_order_mark_and_a_capital_letter_do_not_matter(tmp_path: Path) -> None:
    assert len(rows(table(tmp_path, "\ufeff" + TABLE.replace("date", "Date")))) == 3


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("date", "day", r"wti\.csv, line 1, column 1: 'day' should be 'date'"),
        ("date,SPOT.WTI,NYMEX.CL1", "date", r"line 1: no symbol beside 'date'"),
        ("NYMEX.CL1", "CL1", r"line 1, column 3: 'CL1' is no symbol like 'SPOT\.WTI'"),
        ("NYMEX.CL1", "SPOT.WTI", r"line 1, column 3: 'SPOT\.WTI' stands there twice"),
        ("-36.98", "n/a", r"line 3, column 'SPOT\.WTI': 'n/a' is no price"),
        ("-37.63", "nan", r"line 3, column 'NYMEX\.CL1': 'nan' is no price"),
        ("-37.63", "1e999", r"line 3, column 'NYMEX\.CL1': '1e999' is no price"),
        ("2020-04-20", "20.04.2020", r"line 3, column 'date': '20\.04\.2020' is no date"),
        ("2020-04-20", "20200420", r"line 3, column 'date': '20200420' is no date"),
        ("2020-04-20", "2020-02-30", r"line 3, column 'date': '2020-02-30' is no date"),
        ("2020-04-20", "2020-04-17", r"line 3, column 'date': '2020-04-17' is repeated"),
        ("2020-04-20", "2020-04-16", r"'2020-04-16' is older than 2020-04-17 above it"),
        ("-37.63", "-37.63,5", r"line 3: 4 cells, the header has 3"),
    ],
)
def test_a_wrong_table_is_refused_by_line_column_and_value(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        rows(table(tmp_path, TABLE.replace(old, new)))


def test_a_table_without_rows_or_a_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no rows"):
        rows(table(tmp_path, "date,SPOT.WTI\n"))
    with pytest.raises(Refused, match="line 1, column 1: '' should be 'date'"):
        rows(table(tmp_path, ""))


def test_every_recording_at_hand_can_be_read(shared: Path) -> None:
    for path in sorted((shared / "data" / "diff").glob("*.jsonl.gz")):
        read = list(packets(path))
        assert any(packet.received for packet in read), path
        assert all(a.seconds <= b.seconds for a, b in pairwise(read)), path
