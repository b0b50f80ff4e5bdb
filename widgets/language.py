"""Load the screen's language: ours from resources/i18n, Qt's own words from its wheel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from terminal import Refused

FOLDER = Path(__file__).parent.parent / "resources" / "i18n"
CODES = {"zh": "zh_CN", "en": "en"}


def load_language(app: QApplication, language: str) -> list[QTranslator]:
    """Install the translators for "zh" or "en"; keep what is returned as long as the app lives.

    Raise `Refused` for another language, or where our own translation is missing.
    """
    if language not in CODES:
        known = ", ".join(CODES)
        raise Refused(f"the language {language!r} is not known; choose one of {known}")
    code = CODES[language]
    ours, qts = QTranslator(), QTranslator()
    if not ours.load(str(FOLDER / f"basisdesk_{code}.qm")):
        raise Refused(f"the translation basisdesk_{code}.qm is missing or broken")
    app.installTranslator(ours)
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qts.load(f"qtbase_{code}", qt_folder):
        app.installTranslator(qts)
    return [ours, qts]
