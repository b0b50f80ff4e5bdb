"""Full-width characters, as Chinese keyboards and spreadsheets write them, in plain ones.

No more than that: a compatibility form (NFKC) would read 10² as 102 and ½ as 1/2.
"""

from __future__ import annotations

FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_PLAIN = FULL_WIDTH | {0x3000: " "}


def narrowed(text: str) -> str:
    """Return the text with full-width letters, digits and signs in ASCII; all else as it is."""
    return text.translate(_PLAIN)
