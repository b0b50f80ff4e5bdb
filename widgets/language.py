"""Load the screen's language: ours from resources/i18n, Qt's own words from its wheel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from terminal import Refused

FOLDER = Path(__file__).parent.parent / "resources" / "i18n"
CODES = {"zh": "zh_CN", "en": "en"}


class Translator(QTranslator):
    """A translator on bytes of its own.

    Qt maps a file it is given by name: replacing that file would kill a running desk (SIGBUS).
    """

    def read(self, file: Path) -> bool:
        """Take a compiled translation; False when it is missing or none."""
        try:
            self._content = file.read_bytes()
        except OSError:
            return False
        return self.load(self._content)


def load_language(app: QCoreApplication, language: str) -> list[QTranslator]:
    """Install the translators for "zh" or "en"; keep what is returned as long as the app lives.

    Raise `Refused` for another language, or where our own translation is missing.
    """
    if language not in CODES:
        known = ", ".join(CODES)
        raise Refused(f"the language {language!r} is not known; choose one of {known}")
    code = CODES[language]
    ours, qts = Translator(), QTranslator()
    if not ours.read(FOLDER / f"basisdesk_{code}.qm"):
        raise Refused(f"the translation basisdesk_{code}.qm is missing or broken")
    app.installTranslator(ours)
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qts.load(f"qtbase_{code}", qt_folder):
        app.installTranslator(qts)
    return [ours, qts]
