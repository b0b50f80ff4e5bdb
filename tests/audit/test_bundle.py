"""Every way to spoil a bundle is found, with the right exit code, by both verifiers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from terminal.audit.export import export
from terminal.audit.verify import verify
from tests.audit.ledgers import NOW, fill, rechain
from tests.audit.verifiers import both, one_file, pack, resigned, unpack

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """42 entries; heads signed at 2, 12, 22, 32 and 42."""
    folder = tmp_path_factory.mktemp("ledger") / "data"
    fill(folder, 40)
    return folder


@pytest.fixture(scope="module")
def bundle(folder: Path) -> Path:
    return export(folder, folder.parent / "all.zip", NOW).out


def rows(files: Files, change: Callable[[list[bytes]], None]) -> None:
    lines = files["audit.jsonl"].splitlines(keepends=True)
    change(lines)
    files["audit.jsonl"] = b"".join(lines)


def edit_a_row(files: Files) -> None:
    files["audit.jsonl"] = files["audit.jsonl"].replace(b'"id":"A14"', b'"id":"A15"')


def cut_the_tail(files: Files) -> None:
    rows(files, lambda lines: lines.__delitem__(slice(37, None)))


def cut_within_a_row(files: Files) -> None:
    files["audit.jsonl"] = files["audit.jsonl"][:-20]


def take_a_row_out(files: Files) -> None:
    rows(files, lambda lines: lines.pop(19))


def spoil_a_rows_form(files: Files) -> None:
    files["audit.jsonl"] = files["audit.jsonl"].replace(b'{"digest":"', b'{"digest": "', 1)


def forge(files: Files) -> None:
    entries = [json.loads(row)["entry"] for row in files["audit.jsonl"].splitlines()]
    entries[16]["body"]["value"] = "12.5"
    lines = [
        json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        for entry in entries
    ]
    files["audit.jsonl"] = b"".join(
        b'{"digest":"%s","entry":%s}\n' % (digest.hex().encode(), line.encode())
        for line, digest in zip(lines, rechain(lines), strict=True)
    )


def edit_the_table(files: Files) -> None:
    files["audit.csv"] = files["audit.csv"].replace(b"-12.5", b"12.5", 1)


def edit_a_head(files: Files) -> None:
    files["checkpoints.jsonl"] = files["checkpoints.jsonl"].replace(b'"size":42', b'"size":40')


def sign_with_another_key(files: Files) -> None:
    heads = resigned(files["checkpoints.jsonl"], Ed25519PrivateKey.generate())
    files["checkpoints.jsonl"] = heads


def drop(name: str) -> Callable[[Files], None]:
    return lambda files: files.pop(name) and None


SPOILERS: dict[str, tuple[Callable[[Files], None], bool, int, int | None]] = {
    # name: (what is done, whether the manifest is made to fit, exit code, first bad entry)
    "a row is edited": (edit_a_row, True, 1, 17),
    "a row is taken out": (take_a_row_out, True, 1, 20),
    "a row is not in its form": (spoil_a_rows_form, True, 1, 1),
    "a row is edited and all digests made to fit": (forge, True, 1, 13),
    "the tail is cut": (cut_the_tail, False, 2, 38),
    "the tail is cut and the manifest made to fit": (cut_the_tail, True, 2, 38),
    "the last row is cut short": (cut_within_a_row, False, 2, 42),
    "the table is edited": (edit_the_table, False, 1, None),
    "a signed head is edited": (edit_a_head, True, 3, None),
    "another key signs": (sign_with_another_key, True, 3, None),
    "the signed heads are gone": (drop("checkpoints.jsonl"), True, 2, None),
    "the entries are gone": (drop("audit.jsonl"), True, 2, None),
    "the table is gone": (drop("audit.csv"), False, 2, None),
}


@pytest.mark.parametrize("name", SPOILERS)
def test_whatever_is_done_to_a_bundle_is_found(bundle: Path, tmp_path: Path, name: str) -> None:
    spoiler, fits, code, bad_seq = SPOILERS[name]
    files = unpack(bundle)
    told = {} if fits else {"files": json.loads(files["manifest.json"])["files"]}
    spoiler(files)
    pack(tmp_path / "spoiled.zip", files, **told)
    verdict = both(tmp_path / "spoiled.zip")
    assert verdict.code == code, verdict.sentence
    if bad_seq is not None:
        assert verdict.bad_seq == bad_seq, verdict.sentence


@pytest.mark.parametrize(
    "changes",
    [{"head": "00" * 32}, {"prev": "11" * 32}, {"first": 2}, {"format": 2}, {"prev": "x"}],
)
def test_a_manifest_that_says_something_else_is_found(
    bundle: Path, tmp_path: Path, changes: dict[str, object]
) -> None:
    pack(tmp_path / "spoiled.zip", unpack(bundle), **changes)
    assert both(tmp_path / "spoiled.zip").code == 1


def test_a_manifest_that_promises_more_is_found(bundle: Path, tmp_path: Path) -> None:
    pack(tmp_path / "spoiled.zip", unpack(bundle), last=43)
    assert both(tmp_path / "spoiled.zip").code == 2


def test_an_intact_bundle_is_called_so(bundle: Path) -> None:
    verdict = both(bundle)
    assert (verdict.code, verdict.notes) == (0, ())
    assert (verdict.entries, verdict.checkpoints, verdict.signed) == (42, 5, 42)


def test_a_bundle_under_another_name_is_a_bundle(bundle: Path, tmp_path: Path) -> None:
    other = tmp_path / "march"
    other.write_bytes(bundle.read_bytes())
    assert both(other).code == 0


def test_a_bundle_repacked_by_anybody_is_still_intact(bundle: Path, tmp_path: Path) -> None:
    pack(tmp_path / "again.zip", unpack(bundle))
    assert both(tmp_path / "again.zip").code == 0


@pytest.mark.parametrize(
    ("content", "code"), [(None, 2), (b"", 1), (b"a letter", 1)], ids=["none", "empty", "letter"]
)
def test_what_is_no_zip_is_named(tmp_path: Path, content: bytes | None, code: int) -> None:
    path = tmp_path / "some.zip"
    if content is not None:
        path.write_bytes(content)
    verdict = both(path)
    assert verdict.code == code
    assert str(path) in verdict.sentence


def test_a_download_that_broke_off_is_named(bundle: Path, tmp_path: Path) -> None:
    path = tmp_path / "half.zip"
    path.write_bytes(bundle.read_bytes()[:-2000])
    assert both(path).code == 1


def test_a_bundle_with_a_rotten_byte_is_found(bundle: Path, tmp_path: Path) -> None:
    data = bytearray(bundle.read_bytes())
    data[200] ^= 0xFF
    path = tmp_path / "rotten.zip"
    path.write_bytes(data)
    assert both(path).code == 1


def test_a_zip_without_a_manifest_is_incomplete(bundle: Path, tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "some.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("audit.jsonl", b"")
    assert both(path).code == 2


def test_a_part_is_checked_from_the_digest_before_it(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "part.zip"
    done = export(
        folder, out, NOW, NOW + timedelta(seconds=10), NOW + timedelta(seconds=25), actor="chen"
    )
    assert (done.first, done.last) == (13, 32)
    verdict = both(out)
    assert (verdict.code, verdict.entries, verdict.signed) == (0, 20, 32)
    files = unpack(out)
    cut = {**files, "audit.jsonl": b"".join(files["audit.jsonl"].splitlines(True)[:-1])}
    pack(tmp_path / "cut.zip", cut, last=31)
    assert both(tmp_path / "cut.zip").code == 2


def test_the_key_that_was_told_is_the_only_one_that_may_sign(bundle: Path) -> None:
    key = verify(bundle).keys[0]
    assert one_file().main([str(bundle), "--key", key]) == 0
    assert one_file().main([str(bundle), "--key", "0" * 16]) == 3


def test_without_cryptography_the_check_says_that_it_is_not_complete(
    bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verifier = one_file()
    verifier.Ed25519PublicKey = None
    assert verifier.main([str(bundle)]) == 2
    assert "install `cryptography`" in capsys.readouterr().out
    assert verifier.main([str(bundle), "--without-signatures"]) == 0
    assert "signatures NOT checked" in capsys.readouterr().out


def test_the_shipped_verifier_runs_without_this_program(bundle: Path, tmp_path: Path) -> None:
    script = tmp_path / "verify_bundle.py"
    script.write_bytes(unpack(bundle)["verify_bundle.py"])
    done = subprocess.run(
        [sys.executable, "-I", script, bundle], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert f"{bundle}: intact" in done.stdout
    assert verify(bundle).keys[0] in done.stdout
