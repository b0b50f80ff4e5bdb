"""Bring resources/i18n in line with the texts of the widgets, and compile it.

    .venv/bin/python scripts/translations.py

New texts come in unfinished (the tests name them until somebody translates them), vanished ones go,
the English file repeats the sources. Run it again after the translation: it compiles what is there.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from terminal.core.refusal import SENTENCES  # noqa: E402 - the path comes first
from widgets.refusals import CONTEXT  # noqa: E402

FOLDER = ROOT / "resources" / "i18n"
CALLS = ("translate", "QT_TRANSLATE_NOOP")
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def main() -> int:
    """Rewrite both .ts files and their .qm; return the number of texts without a translation."""
    wanted = dict.fromkeys(sources())
    missing = []
    for code in ("zh_CN", "en"):
        file = FOLDER / f"basisdesk_{code}.ts"
        known = translations(file)
        # What is known keeps its place, so that two branches can be merged.
        kept = [key for key in known if key in wanted]
        order = kept + [key for key in wanted if key not in known]
        said = {key: key[1] if code == "en" else known.get(key, "") for key in order}
        write(file, code, said)
        missing += [key for key, text in said.items() if not text]
        tool = Path(sys.executable).with_name("pyside6-lrelease")
        subprocess.run([tool, file, "-qm", file.with_suffix(".qm"), "-silent"], check=True)
    for key in missing:
        sys.stdout.write(f"not translated: {key[0]}: {key[1]}\n")
    sys.stdout.write(f"{len(wanted)} texts, {len(missing)} without a translation\n")
    return len(missing)


def sources() -> Iterator[tuple[str, str]]:
    """Every (context, text) that the widgets ask to be translated; the desk's sentences last."""
    for path in sorted((ROOT / "widgets").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
                context, text = node.args[:2]
                if isinstance(context, ast.Constant) and isinstance(text, ast.Constant):
                    yield str(context.value), str(text.value)
    for text in SENTENCES.values():
        yield CONTEXT, text


def translations(file: Path) -> dict[tuple[str, str], str]:
    """(context, source) -> translation, as the file has them now."""
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): message.findtext(
            "translation"
        )
        or ""
        for context in ET.parse(file).getroot().iter("context")
        for message in context.iter("message")
    }


def write(file: Path, code: str, said: dict[tuple[str, str], str]) -> None:
    """Write one .ts file, contexts in order of their names."""
    root = ET.Element("TS", {"version": "2.1", "language": code, "sourcelanguage": "en"})
    contexts: dict[str, ET.Element] = {}
    for name in sorted({context for context, _ in said}):
        contexts[name] = ET.SubElement(root, "context")
        ET.SubElement(contexts[name], "name").text = name
    for (name, source), text in said.items():
        message = ET.SubElement(contexts[name], "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        translation.text = text
        if not text:
            translation.set("type", "unfinished")
    ET.indent(root, "    ")
    file.write_text(HEAD + ET.tostring(root, "unicode") + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
