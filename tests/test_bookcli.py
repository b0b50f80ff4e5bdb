"""The commands of the book, in words; templates that are read as they are written."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from terminal import Refused, book_tasks
from terminal.bookcli import book
from tests.e2e.programs import DEMO

BOOK = DEMO.parent / "book"


@pytest.fixture(autouse=True)
def then(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stay on a day of the demo book: later on its months are over, which is flagged."""
    monkeypatch.setattr(book_tasks, "_now", lambda: datetime(2026, 11, 25, 2, 30, tzinfo=UTC))


def call(*words: str | Path) -> tuple[int, list[str]]:
    done = CliRunner().invoke(book, [str(word) for word in words])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output.splitlines()


def test_a_check_names_each_row_and_applies_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        code, said = call("check", BOOK, "--desk", DEMO, "--data", tmp_path)
        assert (code, said[-1]) == (0, "29 changes, 0 refusals, 0 flags")
        assert "added: stock KC-CU-01" in said


def test_a_check_names_each_fault(tmp_path: Path) -> None:
    (tmp_path / "stock.csv").write_text(
        "批次号,业务单元,品种,单位,库存数量,参考合约\nL1,无,铜,公斤,5,SHFE.cu2701\n", "utf-8"
    )
    code, said = call("check", tmp_path / "stock.csv", "--desk", DEMO, "--data", tmp_path / "data")
    assert code == 1
    assert said[-1].startswith("0 changes, 2 refusals")
    assert any(one.startswith("refused: stock.csv, line 2: 单位 = '公斤'") for one in said)


def test_an_import_is_seen_by_the_next_check(tmp_path: Path) -> None:
    code, said = call("import", BOOK, "--desk", DEMO, "--data", tmp_path)
    assert (code, said[-1]) == (0, "29 changes, 0 refusals, 0 flags")
    assert call("check", BOOK, "--desk", DEMO, "--data", tmp_path)[1] == [
        "0 changes, 0 refusals, 0 flags"
    ]
    units = tmp_path / "units.csv"
    units.write_text("单元编号,名称\n能源组,能源一组\n", "utf-8")
    _, said = call("check", units, "--desk", DEMO, "--data", tmp_path, "--part")
    assert said[0] == "changed: units 能源组; name: 能源组 -> 能源一组"


def test_a_file_that_writes_futures_minus_spot_can_say_so(tmp_path: Path) -> None:
    stock = tmp_path / "stock.csv"
    columns = "id,unit,commodity,base_unit,quantity,futures,cost,receipt_price,basis"
    stock.write_text(f"{columns}\nL1,u,cu,t,5,SHFE.cu2701,87800,87900,100\n", "utf-8")
    (tmp_path / "units.csv").write_text("id,name\nu,u\n", "utf-8")
    about = (tmp_path, "--desk", DEMO, "--data", tmp_path / "data")
    code, said = call("check", *about)
    assert code == 1
    assert said[0].endswith("leave the column out, or use `book import --sign futures-spot`")
    assert call("check", *about, "--sign", "futures-spot")[1][-1].startswith(
        "2 changes, 0 refusals"
    )
    code, said = call("import", *about, "--sign", "futures-spot")
    assert (code, said[-1][:21]) == (0, "2 changes, 0 refusals")
    assert call("check", *about, "--sign", "sideways")[0] == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_templates_with_the_desks_book_change_nothing_when_read(tmp_path: Path, lang: str) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    call("import", BOOK, "--desk", DEMO, "--data", data)
    code, said = call("template", "--out", out, "--lang", lang, "--desk", DEMO, "--data", data)
    assert (code, len(said)) == (0, 10)
    for file in (out / "book.xlsx", *sorted(out.glob("*.csv"))):
        _, said = call("check", file, "--desk", DEMO, "--data", data)
        assert said == ["0 changes, 0 refusals, 0 flags"], file


def test_a_template_never_replaces_a_file(tmp_path: Path) -> None:
    assert call("template", "--out", tmp_path)[0] == 0
    with pytest.raises(Refused, match="cannot be written"):
        call("template", "--out", tmp_path)
    with pytest.raises(Refused, match="--lang fr"):
        call("template", "--out", tmp_path / "new", "--lang", "fr")


def test_a_database_is_imported_like_a_file(tmp_path: Path) -> None:
    pytest.importorskip("sqlalchemy", reason="the extra sql is not installed")
    with sqlite3.connect(tmp_path / "erp.db") as database:
        database.executescript(
            "CREATE TABLE unit (code TEXT, title TEXT);INSERT INTO unit VALUES ('east', '华东');"
        )
    database.close()
    erp = tmp_path / "erp.toml"
    erp.write_text(
        f'url = "sqlite:///{tmp_path / "erp.db"}"\n'
        '[queries]\nunits = "SELECT code AS id, title AS name FROM unit"\n',
        "utf-8",
    )
    words = (erp, "--desk", DEMO, "--data", tmp_path / "data")
    assert call("check", *words) == (0, ["added: units east", "1 changes, 0 refusals, 0 flags"])
    assert call("import", *words)[1][-1] == "1 changes, 0 refusals, 0 flags"
    assert call("check", *words)[1] == ["0 changes, 0 refusals, 0 flags"]
