"""Keys are for the ledger: words in lower case, each its own."""

from __future__ import annotations

import re

from terminal.core.reasons import Refusal


def test_each_key_is_its_name_in_small_letters() -> None:
    assert [one.value for one in Refusal] == [name.lower() for name in Refusal.__members__]
    assert all(re.fullmatch("[a-z]+(_[a-z0-9]+)*", one.value) for one in Refusal)
