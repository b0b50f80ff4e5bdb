"""Series that a file was to bring and has never brought: a name that is misspelt is nobody's.

Without a word the link is ready, and the price of its pair never comes.
"""

from __future__ import annotations

from collections.abc import Container

from terminal.core.refusal import Refusal, say
from terminal.feeds.fault import Malformed
from terminal.feeds.spot_claims import Claims


def absent(
    file: str, link: str, claims: Claims, rows: Container[str], brought: Container[str]
) -> list[Malformed]:
    """Return one fault that names the series the desk file says of a link and that never came.

    rows: the series that the file has rows of now; brought: those it had at any time before
    """
    names = [one for one in claims.said_of(link) if one not in rows and one not in brought]
    if not names:
        return []
    return [Malformed("absent", say(Refusal.SERIES_ABSENT, file=file, names=", ".join(names)))]
