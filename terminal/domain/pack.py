"""A rule pack: rules that belong together, why their numbers are what they are, and the six stages
of a procedure (SOP) that they are meant for.

Thresholds and triggers are rules. Monitoring, channels, response and review are what a house
decides for all its rules: a pack says what fits it, and changes nothing of them by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from terminal.domain.rule import Rule

# What is decided of the stages that are no rules: "stage.key" -> the value, or the different values
# that pairs have, each written out.
Decided = Mapping[str, tuple[str, ...]]
YES, NO = "yes", "no"


class Stage(StrEnum):
    """The six stages, in their order."""

    THRESHOLD = "threshold"
    MONITORING = "monitoring"
    TRIGGER = "trigger"
    CHANNELS = "channels"
    RESPONSE = "response"
    REVIEW = "review"


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """Why the numbers of a rule are what they are: to be confirmed by who knows the desk.

    rule: its id. stage: THRESHOLD, MONITORING or TRIGGER
    unit: what the numbers of its limits are in, "" where the formula says it
    """

    rule: str
    stage: Stage = Stage.THRESHOLD
    unit: str = ""
    reason: str
    reason_en: str = ""


class Advice(msgspec.Struct, frozen=True, kw_only=True):
    """What a pack says of a stage that is no rule: key -> value, in the keys of a desk file.

    Values are texts, numbers, flags, or tuples of texts; durations are written out ("30m").
    """

    stage: Stage
    values: dict[str, str | int | bool | tuple[str, ...]]
    reason: str = ""
    reason_en: str = ""


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a pack, whole.

    commodities: letters of the products that it is meant for; () = for any
    source: where its numbers come from, in words
    rules: as written, selectors kept
    digest: SHA-256 of all that it says, hex; comments, spaces and order do not count
    """

    id: str
    version: str
    name: str
    name_en: str = ""
    description: str = ""
    description_en: str = ""
    source: str = ""
    source_en: str = ""
    commodities: tuple[str, ...] = ()
    rules: tuple[Rule, ...]
    suggestions: tuple[Suggestion, ...] = ()
    advice: tuple[Advice, ...] = ()
    digest: str = ""

    @property
    def origin(self) -> str:
        """How a revision names it: "id@version digest"."""
        return f"{self.id}@{self.version} {self.digest}"


def said_values(value: str | int | bool | tuple[str, ...]) -> tuple[str, ...]:
    """Write a pack's value as what is decided is written, so that the two compare."""
    if isinstance(value, bool):
        return (YES if value else NO,)
    return value if isinstance(value, tuple) else (str(value),)
