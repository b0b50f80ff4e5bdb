"""A notice in the screen's language; the words of a counter, or of a provider, marked as theirs."""

from __future__ import annotations

from terminal.core.refusal import Refusal
from terminal.domain.said import Said
from widgets import format as f
from widgets.latest import Latest
from widgets.refusals import told
from widgets.trouble_words import is_ours
from widgets.words import translate

COUNTER = "td:"


def notice_text(source: str, content: str, said: Said | None, latest: Latest) -> str:
    """Write what a notice says.

    source: who said it, "td:<account>" for a counter, as in `Notice` and in the ledger
    content: the words; of the desk's own the English ones, which `said` says without a language
    """
    is_statement = said is not None and said.key == Refusal.SETTLEMENT
    if not source.startswith(COUNTER) or (said is not None and not is_statement):
        return told(said, content, latest) + _counted(said)
    words = translate("Notices", "the counter's words: {0}").format(content)
    return f"{told(said, '', latest)}{f.SEPARATOR}{words}" if is_statement else words


def error_text(error: str, latest: Latest) -> str:
    """Write why a message did not get through; a provider's own words are marked."""
    said = told(None, error, latest)
    if said != error or not error or is_ours(error):
        return said
    return translate("Notices", "the provider's words: {0}").format(error)


# A fault of a source is told once, and how often it had come by then.
def _counted(said: Said | None) -> str:
    times = "1" if said is None else said.args.get("times", "1")
    return "" if times == "1" else translate("Notices", " ({0} so far)").format(times)
