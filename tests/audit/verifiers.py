"""Both verifiers, and ways to take a bundle apart and put it together again."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import multiprocessing
import zipfile
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from terminal.audit.verify import Verdict, verify

ONE_FILE = Path(__file__).resolve().parents[2] / "resources" / "verify_bundle.py"


def one_file() -> ModuleType:
    spec = importlib.util.spec_from_file_location("verify_bundle", ONE_FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def both(path: Path) -> Verdict:
    """Our verdict; the one-file verifier must come to the same."""
    verdict = verify(path)
    assert one_file().main([str(path)]) == verdict.code, verdict.sentence
    return verdict


def told_by(folder: Path) -> tuple[Verdict, list[tuple[int, int]]]:
    """Our verdict with a second process's help, and the progress that was told."""
    told: list[tuple[int, int]] = []
    verdict = verify(folder, lambda done, total: told.append((done, total)), share_from=2)
    return verdict, told


def verify_in_a_worker(folder: Path, pipe: Connection) -> None:
    """Do so as a process of multiprocessing, and say whether it is a daemonic one."""
    pipe.send((multiprocessing.current_process().daemon, *told_by(folder)))


def unpack(bundle: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(bundle) as file:
        return {name: file.read(name) for name in file.namelist()}


def pack(bundle: Path, contents: dict[str, bytes], **manifest: object) -> None:
    """Zip files as a forger would: with a manifest that fits them."""
    described = json.loads(contents["manifest.json"])
    described["files"] = {
        name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
        for name, data in contents.items()
        if name != "manifest.json"
    }
    described |= manifest
    with zipfile.ZipFile(bundle, "w") as file:
        for name, data in {**contents, "manifest.json": json.dumps(described).encode()}.items():
            file.writestr(name, data)


def resigned(rows: bytes, key: Ed25519PrivateKey, **changes: object) -> bytes:
    """Rows of checkpoints.jsonl with their text changed and signed anew."""
    out = []
    for row in rows.splitlines():
        text = json.loads(row)["checkpoint"] | changes
        line = json.dumps(text, sort_keys=True, separators=(",", ":")).encode()
        signature = key.sign(b"basisdesk checkpoint 1\n" + line).hex().encode()
        out.append(b'{"checkpoint":%s,"signature":"%s"}\n' % (line, signature))
    return b"".join(out)
