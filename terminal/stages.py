"""What a desk file decides of the stages of a procedure that are no rules, in a pack's own keys.

A screen shows it beside what a pack says. The review is decided nowhere yet: it has no keys here.
"""

from __future__ import annotations

from terminal.domain.level import Level
from terminal.domain.pack import NO, YES
from terminal.duration import spell_duration
from terminal.settings import Settings


def decided(settings: Settings) -> dict[str, tuple[str, ...]]:
    """Return "stage.key" -> values in force; channels by id, durations as `spell_duration` does.

    Of pairs each value once; `NO` where others have one and some have none.
    """
    plant, policy = settings.plant, settings.plant.policy
    found: dict[str, tuple[str, ...]] = {}
    for key in ("spot_max_age", "futures_max_age", "max_skew"):
        spans = (getattr(pair, key) for pair in plant.pairs)
        # One that is not held to it stands out beside those that are.
        said = dict.fromkeys(NO if span is None else spell_duration(span) for span in spans)
        found[f"monitoring.{key}"] = () if said.keys() == {NO} else tuple(said)
    for level in Level:
        name = level.name.lower()
        found[f"channels.{name}"] = policy.channels.get(level, ())
        validity = policy.vigil.validity.get(level)
        found[f"response.ack_{name}"] = ("0s" if validity is None else spell_duration(validity),)
    found["response.propose_from"] = (policy.propose_from.name.lower(),)
    found["response.validity"] = (spell_duration(policy.validity),)
    found["response.renotify"] = (spell_duration(policy.vigil.renotify),)
    for key in ("four_eyes", "four_eyes_rules"):
        found[f"response.{key}"] = (YES if getattr(policy, key) else NO,)
    return found
