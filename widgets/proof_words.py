"""What a verification or an export found, in the language of the screen.

The English of terminal/audit is the source text, and what the commands print; what is not listed
(words of SQLite, of the system) is shown as it is.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets import format as f
from widgets.words import translate

CONTEXT = "Proof"
# Of sentences that begin alike the longer ones come first.
SENTENCES = (
    QT_TRANSLATE_NOOP("Proof", "intact: {0} entries of desk '{1}', {2}"),
    QT_TRANSLATE_NOOP("Proof", "{0} signed heads, the last at entry {1}"),
    QT_TRANSLATE_NOOP("Proof", "no signed head"),
    QT_TRANSLATE_NOOP("Proof", "what follows entry {0} cannot be read ({1})"),
    QT_TRANSLATE_NOOP("Proof", "the ledger holds no entry"),
    QT_TRANSLATE_NOOP("Proof", "the ledger holds no signed head"),
    QT_TRANSLATE_NOOP("Proof", "{0} of the {1} triggers against change are gone"),
    QT_TRANSLATE_NOOP("Proof", "the ledger's signed heads are missing ({0})"),
    QT_TRANSLATE_NOOP("Proof", "the ledger's signed heads cannot be read ({0})"),
    QT_TRANSLATE_NOOP("Proof", "a signed head of the ledger is not what a desk writes"),
    QT_TRANSLATE_NOOP("Proof", "{0} is missing: a cut tail could not be seen"),
    QT_TRANSLATE_NOOP("Proof", "{0} signed heads in {1} are gone from the ledger"),
    QT_TRANSLATE_NOOP("Proof", "signed heads are missing in {0}: lines were taken out"),
    QT_TRANSLATE_NOOP("Proof", "the newest {0} signed heads are not yet in {1}"),
    QT_TRANSLATE_NOOP("Proof", "entry {0} is missing: entry {1} stands there"),
    QT_TRANSLATE_NOOP("Proof", "entry {0} has no line"),
    QT_TRANSLATE_NOOP("Proof", "entry {0} was changed: its digest does not fit"),
    QT_TRANSLATE_NOOP("Proof", "entry {0} is not a line of a ledger: {1}"),
    QT_TRANSLATE_NOOP("Proof", "entry {0} calls itself {1}"),
    QT_TRANSLATE_NOOP("Proof", "entry {0}: only a ledger's first entry is its beginning"),
    QT_TRANSLATE_NOOP("Proof", "entry {0} does not name a signing key"),
    QT_TRANSLATE_NOOP("Proof", "entry {0} names a key that is none"),
    QT_TRANSLATE_NOOP("Proof", "the ledger has format {0}, not 1"),
    QT_TRANSLATE_NOOP("Proof", "from entry {0} on a new key signs, {1}"),
    QT_TRANSLATE_NOOP(
        "Proof",
        "entries {0} to {1} are missing: {2} were there when the head was signed at {3}",
    ),
    QT_TRANSLATE_NOOP("Proof", "entries {0} to {1} are not those that were signed at {2}"),
    QT_TRANSLATE_NOOP("Proof", "a signed head is damaged: {0}"),
    QT_TRANSLATE_NOOP(
        "Proof",
        "the signed head of entry {0} ({1}) is signed with key {2}, which this ledger does not "
        "name",
    ),
    QT_TRANSLATE_NOOP("Proof", "the signed head of entry {0} ({1}) does not bear a true signature"),
    QT_TRANSLATE_NOOP(
        "Proof", "the signed head of entry {0} ({1}) belongs to another ledger ({2})"
    ),
    QT_TRANSLATE_NOOP("Proof", "{0}, line {1} is damaged: {2}"),
    QT_TRANSLATE_NOOP("Proof", "there is no ledger: {0}"),
    QT_TRANSLATE_NOOP("Proof", "the file is empty"),
    QT_TRANSLATE_NOOP("Proof", "this SQLite file holds no ledger"),
    QT_TRANSLATE_NOOP("Proof", "already exists; give the bundle another name"),
    QT_TRANSLATE_NOOP("Proof", "damaged: {0}; `audit verify` says more"),
    QT_TRANSLATE_NOOP("Proof", "there is nothing to export {0}: the ledger has no entry there"),
    QT_TRANSLATE_NOOP("Proof", "entries {0} to {1}, SHA-256 {2}"),
    QT_TRANSLATE_NOOP(
        "Proof",
        "entry {0} was signed at {1}, but the ledger is shorter: its end was cut off, or an older "
        "copy was put in its place",
    ),
    QT_TRANSLATE_NOOP(
        "Proof", "entry {0} is not the one that was signed at {1}: the ledger was rewritten"
    ),
    QT_TRANSLATE_NOOP("Proof", "a line is damaged: {0}"),
)


def _pattern(sentence: str) -> re.Pattern[str]:
    words = re.sub(r"\\\{\d\\\}", "(.+?)", re.escape(sentence))
    # Most name the file first.
    return re.compile(rf"(?:(?P<file>.+?): )?{words}", re.DOTALL)


PATTERNS = [(one, _pattern(one)) for one in SENTENCES]


def proof_words(said: str) -> str:
    """Say an outcome, a sentence a line; the file that it is about comes behind it."""
    return f.SEPARATOR.join(_sentence(line) for line in said.splitlines())


def _sentence(line: str) -> str:
    for sentence, pattern in PATTERNS:
        if found := pattern.fullmatch(line):
            file, *parts = found.groups()
            words = translate(CONTEXT, sentence).format(*map(_sentence, parts))
            return f"{words}{f.SEPARATOR}{file}" if file else words
    return line
