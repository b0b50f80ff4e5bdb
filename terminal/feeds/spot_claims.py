"""Which source brings which series: the first keeps it, and no price has two origins."""

from __future__ import annotations

from collections.abc import Mapping


class Claims:
    """Series of the desk to the link that brings them.

    declared: what the desk file says, which holds whoever speaks first; the rest belongs to whoever
        first brings it, for as long as the desk runs: a change of source in the middle of a day
        would look like a change of price
    """

    def __init__(self, declared: Mapping[str, str] | None = None) -> None:
        self._links = dict(declared or {})
        self._declared = dict(self._links)

    def owner(self, symbol: str, link: str) -> str:
        """Return the link that brings a series; a series of nobody is `link`'s from now on."""
        return self._links.setdefault(symbol, link)

    def said_of(self, link: str) -> list[str]:
        """Return the series that the desk file says a link brings."""
        return [symbol for symbol, one in self._declared.items() if one == link]

    def is_open(self, symbol: str, link: str) -> bool:
        """A series is `link`'s, or nobody's yet; it stays so."""
        return self._links.get(symbol, link) == link
