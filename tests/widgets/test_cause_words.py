from __future__ import annotations

from terminal.core.basis_cause import BOTH, PART_NAMES, TERMS
from terminal.core.clause import PARTS
from terminal.core.periods import KINDS
from terminal.core.unit_cause import GROUPS, TOTALS
from widgets.cause_words import CAUSES, LEGS
from widgets.words import FACTS


def test_every_part_every_origin_and_every_leg_has_words() -> None:
    assert {f"part_{PART_NAMES.get(term, term)}" for term in TERMS} <= CAUSES.keys()
    assert {f"since_{kind}" for kind in (*KINDS.values(), "ago", "bar", "before", "close")} <= (
        CAUSES.keys()
    )
    assert {*BOTH, "adjustments", "roll", "futures_and_roll", "both", "several", "none"} <= (
        LEGS.keys()
    )
    assert {*GROUPS, *TOTALS.values(), "part_others"} <= CAUSES.keys()
    assert set(GROUPS.values()) <= LEGS.keys()
    assert {*GROUPS, "part_others"} <= PARTS.keys()
    assert PARTS.keys() <= {*FACTS, *CAUSES}
