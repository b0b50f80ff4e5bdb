#!/usr/bin/env python3
"""Check an audit bundle (.zip) of basisdesk, or a copy of its data folder, without basisdesk.

    python verify_bundle.py BUNDLE.zip [--key KEY_ID]

Exit code 0: intact. 1: broken; the first bad entry is named. 2: incomplete: something that was
there is missing, or the signatures could not be checked. 3: a signature is not the desk's.

Needs Python 3.9 or later; for the signatures also the package `cryptography`. Everything it relies
on is in this file:

audit.jsonl   one row an entry: {"digest":"<64 hex>","entry":<line>}; <line> is canonical JSON with
              the keys actor, body, kind, ref, seq, time, and its bytes are what was hashed
digest        SHA-256 of: one zero byte, the 32 bytes of the digest before, the bytes of <line>.
              Before the first entry stand 32 zero bytes; before a part of a ledger, "prev" of
              manifest.json
checkpoints   rows {"checkpoint":<text>,"signature":"<128 hex>"}; Ed25519 signs the bytes
              "basisdesk checkpoint 1", a line feed, <text>. <text> says that `size` entries were
              there and that `head` was the digest of the last one
keys          entry 1 names the public key, entries (system, key) a new one; for a part of a ledger
              public_keys.json does. A key's id is the first 16 hex digits of its SHA-256. Compare
              it with what you were told by another way: a forger has a key, too.
"""

import argparse
import hashlib
import json
import sqlite3
import sys
import zipfile
import zlib
from contextlib import closing
from pathlib import Path

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    Ed25519PublicKey = None

INTACT, BROKEN, INCOMPLETE, BAD_SIGNATURE = 0, 1, 2, 3
PURPOSE = b"basisdesk checkpoint 1\n"


class Fault(Exception):
    """Why it is not intact, with the exit code."""

    def __init__(self, code, sentence):
        super().__init__(sentence)
        self.code = code


class Chain:
    """What a pass over the entries has found."""

    def __init__(self, first=1, prev=bytes(32)):
        self.first, self.last, self.digest = first, first - 1, prev
        self.digests = {first - 1: prev}
        self.keys, self.desk, self.log_id = {}, "", ""

    def add(self, seq, line, digest):
        """Check one entry against the one before."""
        expected = self.last + 1
        if seq != expected:
            raise Fault(BROKEN, f"entry {expected} is missing")
        if digest != hashlib.sha256(b"\0" + self.digest + line).digest():
            raise Fault(BROKEN, f"entry {seq} was changed: its digest does not fit")
        try:
            entry = json.loads(line)
            if entry["seq"] != seq:
                raise Fault(BROKEN, f"entry {seq} calls itself {entry['seq']}")
            self._names(seq, entry)
        except (ValueError, KeyError, TypeError) as error:
            raise Fault(BROKEN, f"entry {seq} is not a line of a ledger ({error!r})") from error
        self.last, self.digest = seq, digest
        self.digests[seq] = digest

    def _names(self, seq, entry):
        what = (entry["kind"], entry["ref"])
        if (what == ("system", "genesis")) != (seq == 1):
            raise Fault(BROKEN, f"entry {seq}: only the first entry is a ledger's beginning")
        if what in (("system", "genesis"), ("system", "key")):
            public = bytes.fromhex(entry["body"]["key"])
            self.keys[key_id(public)] = (public, seq)
        if seq == 1:
            self.desk, self.log_id = entry["body"]["desk"], entry["body"]["log_id"]


def key_id(public):
    """Name a key."""
    return hashlib.sha256(public).hexdigest()[:16]


def read_heads(rows):
    """Take the rows of checkpoints.jsonl apart: [(text, signature, what it says)]."""
    heads = []
    for number, row in enumerate(rows, 1):
        try:
            if not row.startswith(b'{"checkpoint":'):
                raise ValueError("it does not begin as it should")
            signature = json.loads(row)["signature"]
            text = row[len(b'{"checkpoint":') : -len(b',"signature":""}') - len(signature)]
            head = json.loads(text)
            heads.append((text, bytes.fromhex(signature), head))
            int(head["size"]), head["key_id"], head["log_id"], head["head"], head["time"]
        except (ValueError, KeyError, TypeError) as error:
            raise Fault(BAD_SIGNATURE, f"signed head {number} is damaged ({error!r})") from error
    return heads


def check_heads(chain, heads, signatures):
    """Compare what was signed with what is there; return the last entry that is vouched for."""
    for text, signature, head in heads:
        public, since = chain.keys.get(head["key_id"], (None, 0))
        where = f"the signed head of entry {head['size']}"
        if public is None or head["size"] < since:
            raise Fault(BAD_SIGNATURE, f"{where}: this ledger does not name key {head['key_id']}")
        if signatures:
            try:
                Ed25519PublicKey.from_public_bytes(public).verify(signature, PURPOSE + text)
            except (InvalidSignature, ValueError) as error:
                raise Fault(BAD_SIGNATURE, f"{where} does not bear a true signature") from error
        if head["log_id"] != chain.log_id:
            raise Fault(BROKEN, f"{where} belongs to another ledger")
    agreed = 0
    for head in sorted((head for _, _, head in heads), key=lambda head: head["size"]):
        size = head["size"]
        if size < chain.first - 1:
            continue
        if size > chain.last:
            raise Fault(
                INCOMPLETE,
                f"entries {chain.last + 1} to {size} are missing: signed at {head['time']}",
            )
        if chain.digests[size].hex() != head["head"]:
            first = max(agreed + 1, chain.first)
            raise Fault(BROKEN, f"entries {first} to {size} are not those signed at {head['time']}")
        agreed = size
    return agreed


def whole_rows(text):
    """Split lines; what a crash cut short is none."""
    return [row for row in text[: text.rfind(b"\n") + 1].split(b"\n") if row]


def check_bundle(path, signatures):
    """Check a .zip: entries, then signed heads, then every file against the manifest."""
    with zipfile.ZipFile(path) as bundle:
        names = set(bundle.namelist())
        if "manifest.json" not in names:
            raise Fault(INCOMPLETE, "manifest.json is missing")
        try:
            manifest = json.loads(bundle.read("manifest.json"))
            chain = Chain(manifest["first"], bytes.fromhex(manifest["prev"]))
            files, last, end = manifest["files"], manifest["last"], manifest["head"]
            chain.desk, chain.log_id = manifest["desk"], manifest["log_id"]
            if manifest["format"] != 1:
                raise Fault(BROKEN, f"the bundle has format {manifest['format']}, not 1")
        except (ValueError, KeyError, TypeError) as error:
            raise Fault(BROKEN, f"manifest.json is damaged ({error!r})") from error
        for name in sorted({"audit.jsonl", "checkpoints.jsonl", *files} - names):
            raise Fault(INCOMPLETE, f"{name} is missing")
        with bundle.open("audit.jsonl") as rows:
            for seq, row in enumerate(rows, chain.first):
                if not row.endswith(b"\n"):
                    break
                try:
                    shape = (row[:11], row[75:85], row[-2:])
                    if shape != (b'{"digest":"', b'","entry":', b"}\n"):
                        raise ValueError("not in its form")
                    chain.add(seq, row[85:-2], bytes.fromhex(row[11:75].decode()))
                except ValueError as error:
                    raise Fault(BROKEN, f"entry {seq}: its row is damaged ({error})") from error
        if chain.first > 1:
            for text in json.loads(bundle.read("public_keys.json")).values():
                public = bytes.fromhex(text)
                chain.keys.setdefault(key_id(public), (public, 0))
        heads = read_heads(whole_rows(bundle.read("checkpoints.jsonl")))
        signed = check_heads(chain, heads, signatures)
        if chain.last < last:
            raise Fault(INCOMPLETE, f"entries {chain.last + 1} to {last} are missing")
        if chain.digest.hex() != end:
            raise Fault(BROKEN, "manifest.json names another head than the last entry's")
        for name, mark in files.items():
            digest = hashlib.sha256()
            with bundle.open(name) as file:
                for block in iter(lambda file=file: file.read(1 << 20), b""):
                    digest.update(block)
            if digest.hexdigest() != mark["sha256"]:
                raise Fault(BROKEN, f"{name} is not the file that was exported")
    return chain, heads, signed


def check_ledger(path, signatures):
    """Check a data folder, or the ledger's file with checkpoints.jsonl beside it."""
    file = path / "ledger.sqlite3" if path.is_dir() else path
    if not file.exists() or file.stat().st_size == 0:
        raise Fault(INCOMPLETE, f"there is no ledger in {file.name}")
    copy = file.with_name("checkpoints.jsonl")
    copied = whole_rows(copy.read_bytes()) if copy.exists() else []
    chain = Chain()
    uri = f"{file.absolute().as_uri()}?mode=ro"
    table = []
    try:
        with closing(sqlite3.connect(uri, uri=True)) as db:
            db.text_factory = bytes
            db.execute("BEGIN")
            for row in db.execute("SELECT seq, line, digest FROM entry ORDER BY seq"):
                chain.add(*row)
            if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'checkpoint'").fetchone():
                query = "SELECT line, signature FROM checkpoint ORDER BY size"
                for line, signature in db.execute(query):
                    if not isinstance(line, bytes) or not isinstance(signature, bytes):
                        raise Fault(BROKEN, "a signed head is not what a desk writes")
                    end = signature.hex().encode()
                    table.append(b'{"checkpoint":%s,"signature":"%s"}' % (line, end))
    except sqlite3.Error as error:
        raise Fault(BROKEN, f"what follows entry {chain.last} cannot be read ({error})") from error
    if chain.last == 0:
        raise Fault(INCOMPLETE, "the ledger holds no entry")
    heads = read_heads(list(dict.fromkeys(table + copied)))
    signed = check_heads(chain, heads, signatures)
    if not table or (not copy.exists() and len(table) > 1):
        raise Fault(INCOMPLETE, "the signed heads are missing: a cut tail could not be seen")
    if set(copied) - set(table):
        raise Fault(INCOMPLETE, "signed heads are gone from the ledger")
    behind = len(table) - len(set(copied))
    if set(table[: len(table) - behind]) != set(copied):
        raise Fault(INCOMPLETE, "signed heads are missing in checkpoints.jsonl")
    return chain, heads, signed


def say(text):
    """Print."""
    sys.stdout.write(f"{text}\n")


def main(arguments=None):
    """Check what the command line names; return the exit code."""
    parser = argparse.ArgumentParser(description="Check an audit bundle of basisdesk.")
    parser.add_argument("path", type=Path, help="BUNDLE.zip, or a copy of a data folder")
    parser.add_argument("--key", help="key id you were told by another way: no other may sign")
    parser.add_argument(
        "--without-signatures", action="store_true", help="do not check them; `cryptography` absent"
    )
    options = parser.parse_args(arguments)
    signatures = not options.without_signatures and Ed25519PublicKey is not None
    try:
        is_bundle = options.path.suffix == ".zip" or zipfile.is_zipfile(options.path)
        check = check_bundle if is_bundle else check_ledger
        chain, heads, signed = check(options.path, signatures)
        if options.key and set(chain.keys) != {options.key}:
            raise Fault(BAD_SIGNATURE, f"signed by {', '.join(chain.keys)}, not {options.key}")
        if not signatures and not options.without_signatures:
            raise Fault(INCOMPLETE, "signatures were not checked: install `cryptography`")
    except Fault as fault:
        say(f"{options.path}: {fault}")
        return fault.code
    except FileNotFoundError as error:
        say(f"{options.path}: {error.strerror}")
        return INCOMPLETE
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, ValueError) as error:
        say(f"{options.path}: cannot be read: {error}")
        return BROKEN
    say(f"{options.path}: intact")
    say(f"  desk      {chain.desk}, ledger {chain.log_id}")
    say(f"  entries   {chain.first} to {chain.last}, head {chain.digest.hex()}")
    state = "checked" if signatures else "NOT checked"
    say(f"  signed    {len(heads)} heads, up to entry {signed}; signatures {state}")
    say(f"  keys      {', '.join(chain.keys)}")
    return INTACT


if __name__ == "__main__":
    sys.exit(main())
