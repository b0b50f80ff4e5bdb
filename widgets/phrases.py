"""Sentences known by their words: which template one was made from, and what was put into it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain, zip_longest


class Phrases:
    """Templates with places in braces, tried in their order.

    shapes: patterns of places that cannot hold just anything
    """

    def __init__(self, templates: Sequence[str], shapes: Mapping[str, str]) -> None:
        self.templates = templates
        self._shapes = shapes

    def read(self, sentence: str) -> tuple[str, dict[str, str]] | None:
        """Return the first template that fits a whole sentence, and its arguments; None = none."""
        for template, pattern in self._patterns:
            found = pattern.fullmatch(sentence)
            if found is not None:
                return template, found.groupdict()
        return None

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(one, self._pattern(one)) for one in self.templates]

    def _pattern(self, template: str) -> re.Pattern[str]:
        parts = re.split(r"\{(\w+)\}", template)
        places = [f"(?P<{name}>{self._shapes.get(name, '.+?')})" for name in parts[1::2]]
        texts = [re.escape(text) for text in parts[::2]]
        return re.compile("".join(chain(*zip_longest(texts, places, fillvalue=""))), re.DOTALL)
