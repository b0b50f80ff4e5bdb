"""Which rows of a large table to show, and in which order, without asking each row.

Text columns are dictionary-encoded: a search looks at each distinct text once and then at numbers
only, so that a million rows filter in a few milliseconds (a proxy model needs seconds).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

FIRST_SIZE = 1024


class TextColumn:
    """One column's texts as codes; distinct texts are kept once."""

    def __init__(self) -> None:
        self.codes = np.zeros(FIRST_SIZE, np.intp)
        self.texts: list[str] = []
        self._code_of: dict[str, int] = {}

    def set(self, row: int, text: str) -> None:
        """Note the text of a row; the next row is at most one past the last."""
        code = self._code_of.get(text)
        if code is None:
            code = self._code_of[text] = len(self.texts)
            self.texts.append(text)
        if row >= len(self.codes):
            self.codes = np.concatenate([self.codes, np.zeros_like(self.codes)])
        self.codes[row] = code

    def matches(self, word: str, count: int) -> np.ndarray:
        """Return, for the first `count` rows, whether the text holds the word (case-folded)."""
        found = np.array([word in text.casefold() for text in self.texts], bool)
        return np.take(found, self.codes[:count])


class RowIndex:
    """The searchable columns of one table and which of its rows are still there."""

    def __init__(self, columns: int) -> None:
        self.columns = [TextColumn() for _ in range(columns)]
        self._alive = np.zeros(FIRST_SIZE, bool)
        self.count = 0

    def set(self, row: int, texts: Sequence[str]) -> None:
        """Note a row's texts, one a column."""
        if row >= len(self._alive):
            self._alive = np.concatenate([self._alive, np.zeros_like(self._alive)])
        self.count = max(self.count, row + 1)
        self._alive[row] = True
        for column, text in zip(self.columns, texts, strict=True):
            column.set(row, text)

    def drop(self, row: int) -> None:
        """Note that a row is gone."""
        self._alive[row] = False

    def find(self, query: str) -> np.ndarray:
        """Return the rows, ascending, in which each word of the query stands in some column."""
        mask = self._alive[: self.count]
        for word in query.casefold().split() if self.count else ():
            hits = [column.matches(word, self.count) for column in self.columns]
            mask = mask & np.logical_or.reduce(hits)
        return np.flatnonzero(mask)


def common(short: np.ndarray, long: np.ndarray) -> int:
    """Count how many leading elements of two orders are the same; the first is not longer."""
    differ = np.flatnonzero(short != long[: len(short)])
    return int(differ[0]) if len(differ) else len(short)
