"""Outcomes of verify and export are told in the screen's language; the commands' English stays."""

from __future__ import annotations

import ast
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from terminal import audit
from terminal.audit.verify import verify
from terminal.tasks import export_to, verify_ledger
from tests.audit.ledgers import fill, spoil
from widgets.proof_words import proof_words

CJK = re.compile(r"[\u4e00-\u9fff]")
SAID_BY = ("Fault", "LedgerMissing", "NotALedger", "ExportRefused", "append")
FOLDER = Path(audit.__file__).parent


def quiet(done: int, total: int) -> None:
    """Progress that nobody looks at."""


def sentences() -> Iterator[str]:
    """Every sentence with which a ledger is faulted, or noted on, with sevens for its numbers."""
    for name in ("verify.py", "walk.py", "heads.py", "source.py", "export.py"):
        for node in ast.walk(ast.parse((FOLDER / name).read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            if ast.unparse(node.func).split(".")[-1] in SAID_BY:
                yield from map(_sample, node.args)


def _sample(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts = [
        str(one.value) if isinstance(one, ast.Constant) else _stands(one) for one in node.values
    ]
    return "".join(parts)


def _stands(node: ast.expr) -> str:
    is_where = isinstance(node, ast.FormattedValue) and ast.unparse(node.value) == "where"
    return "the signed head of entry 7 (7)" if is_where else "7"


def test_every_sentence_of_the_audit_is_translated(qapp: Any, speak: Callable[[str], None]) -> None:
    found = {one for one in sentences() if re.search("[a-z]{3}", one)}
    assert len(found) > 25
    speak("zh")
    assert {one for one in found if not CJK.search(proof_words(one))} == set()


def test_an_intact_ledger_is_told_in_chinese_and_the_command_stays_english(
    qapp: Any, speak: Callable[[str], None], tmp_path: Path
) -> None:
    fill(tmp_path, 10)
    is_well, said = verify_ledger(tmp_path, quiet)
    assert is_well
    speak("zh")
    assert re.fullmatch(
        rf"完好：共 \d+ 条，台面 .+，\d+ 个签名链头，最新在第 \d+ 条 · {tmp_path}",
        proof_words(said),
    )
    assert "entries of desk" in verify(tmp_path).sentence


def test_a_changed_ledger_names_its_entry(
    qapp: Any, speak: Callable[[str], None], tmp_path: Path
) -> None:
    fill(tmp_path, 10)
    spoil(tmp_path, "UPDATE entry SET line = '{}' WHERE seq = 4")
    is_well, said = verify_ledger(tmp_path, quiet)
    assert not is_well
    speak("zh")
    assert proof_words(said).startswith("第 4 条")


def test_notes_are_sentences_of_their_own(
    qapp: Any, speak: Callable[[str], None], tmp_path: Path
) -> None:
    fill(tmp_path, 10)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite3")) as db:
        name = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        db.execute(f"DROP TRIGGER {db.execute(name).fetchone()[0]}")
    _, said = verify_ledger(tmp_path, quiet)
    assert len(said.splitlines()) == 2
    speak("zh")
    assert proof_words(said).endswith(" · 6 个防改触发器中有 1 个缺失")


def test_an_export_is_told_in_chinese(
    qapp: Any, speak: Callable[[str], None], tmp_path: Path
) -> None:
    fill(tmp_path, 10)
    _, said = export_to(tmp_path, "me", str(tmp_path / "out.zip"), quiet)
    speak("zh")
    assert re.fullmatch(r"第 1 至 \d+ 条，SHA-256 [0-9a-f]{16} · out\.zip", proof_words(said))


def test_english_and_unknown_words_stay(qapp: Any) -> None:
    assert proof_words("/a/b: the ledger holds no entry") == "the ledger holds no entry · /a/b"
    assert proof_words("disk I/O error") == "disk I/O error"
