"""Write a rule pack as the text of its file: the inverse of reading it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from terminal.domain.pack import Advice, Pack, Stage, Suggestion
from terminal.rulefile import spell_rule
from terminal.tomltext import spell_table

HEAD = (
    "id",
    "version",
    "name",
    "name_en",
    "description",
    "description_en",
    "source",
    "source_en",
    "commodities",
)


def spell_pack(pack: Pack) -> str:
    """Write a pack; `NotWritten` for a rule of it that no table can say."""
    return "\n".join(_tables(pack))


# Rules with limits stand before formulas, as a reader of the file gives them.
def _tables(pack: Pack) -> Iterator[str]:
    yield spell_table("[pack]", _said({key: getattr(pack, key) for key in HEAD}))
    for advice in pack.advice:
        yield spell_table(f"[{advice.stage.value}]", _of_advice(advice))
    for rule in sorted(pack.rules, key=lambda one: bool(one.clauses)):
        yield spell_rule(rule)
    for one in pack.suggestions:
        yield spell_table("[[suggestion]]", _of_suggestion(one))


def _of_advice(advice: Advice) -> dict[str, Any]:
    return {
        **advice.values,
        **_said({"reason": advice.reason, "reason_en": advice.reason_en}),
    }


def _of_suggestion(one: Suggestion) -> dict[str, Any]:
    said = _said(msgspec.structs.asdict(one))
    if one.stage is Stage.THRESHOLD:
        del said["stage"]
    else:
        said["stage"] = one.stage.value
    return said


def _said(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", ())}
