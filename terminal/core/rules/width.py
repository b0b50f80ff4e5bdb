"""Characters of a Chinese keyboard in a formula: they look right, and are others.

Within quotation marks they are a name's own and stay.
"""

from __future__ import annotations

import re

from terminal.domain.width import FULL_WIDTH

# Signs that such a keyboard gives where an ASCII one is meant.
SIGNS = {
    "\u201c": '"',
    "\u201d": '"',
    "\u2018": "'",
    "\u2019": "'",
    "\u3001": ",",
    "\u3002": ".",
    "\u3008": "<",
    "\u3009": ">",
    "\u300a": "<",
    "\u300b": ">",
    "\u3010": "[",
    "\u3011": "]",
    "\u2212": "-",
}
ASCII = str.maketrans({**{chr(code): sign for code, sign in FULL_WIDTH.items()}, **SIGNS})
# A text in quotation marks, or a run of such characters.
PARTS = re.compile(
    rf"""(?P<quoted>"[^"]*"|'[^']*')|(?P<wide>[\uff01-\uff5e]+|[{"".join(SIGNS)}]+)"""
)


def full_width(text: str) -> tuple[str, int, str] | None:
    """Return the first such characters outside quotation marks, or None.

    They come with their column, from 1, and with what is to be typed instead.
    """
    for match in PARTS.finditer(text):
        if wide := match["wide"]:
            return wide, match.start() + 1, wide.translate(ASCII)
    return None
