"""What a desk is made of answers what its rules can be on."""

from __future__ import annotations

import msgspec

from tests.builders import PAIR
from tests.playbook import Play


def test_a_rule_on_everything_watches_what_the_desk_has() -> None:
    plant = Play().engine.state.plant
    (rule, *_) = plant.rules
    everywhere = msgspec.structs.replace(rule, subjects=("*",))
    plant = msgspec.structs.replace(plant, rules=(everywhere,))
    assert [one.subjects for one in plant.resolved] == [(PAIR,)]
    assert plant.rules[0].subjects == ("*",)
