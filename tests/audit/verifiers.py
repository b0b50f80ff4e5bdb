"""Both verifiers, and ways to take a bundle apart and put it together again."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import zipfile
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
