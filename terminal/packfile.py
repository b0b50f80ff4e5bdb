"""The shape of a rule pack: which tables and keys it may have; reading, checking and writing one.

A pack is a TOML file: [pack] says what it is, [[rule]] and [[formula]] are those of a desk file,
[[suggestion]] says why a rule's numbers are what they are, and [monitoring], [channels], [response]
and [review] say what the other stages of the procedure should be.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from terminal.complaint import Place, complaint
from terminal.core.selectors import KINDS, Places, kind_of_subject
from terminal.core.unit_rules import EVERY
from terminal.deskrules import FormulaTable, RuleTable, rule_of
from terminal.desktable import (
    ID,
    PATTERNS,
    Duration,
    English,
    Id,
    Lasting,
    Name,
    Table,
    too_brief,
)
from terminal.domain.pack import Advice, Pack, Stage, Suggestion
from terminal.domain.rule import Rule
from terminal.ruletables import Mistake, Tables, mistakes, repeated_ids, tie
from terminal.tomlfile import read_toml

Text = Annotated[str, Meta(max_length=1000)]
VERSION = r"^[0-9]{1,6}(\.[0-9]{1,6}){0,2}\Z"
WORDS = {**PATTERNS, VERSION: 'one to three numbers with dots are needed, such as "1.0"'}
Channels = tuple[Id, ...]
# Stages that are no rules, each a table of its own.
ADVISED = (Stage.MONITORING, Stage.CHANNELS, Stage.RESPONSE, Stage.REVIEW)
LISTS = {"channels": ("attention", "warning", "forced"), "review": ("levels",)}
NOWHERE = Places({}, ())


class PackTable(Table, frozen=True, kw_only=True):
    """[pack]: what it is. commodities: the letters of products, such as ["cu", "al"]."""

    id: Id
    version: Annotated[str, Meta(pattern=VERSION)]
    name: Name
    name_en: English = ""
    description: Text = ""
    description_en: Text = ""
    source: Text = ""
    source_en: Text = ""
    commodities: tuple[Annotated[str, Meta(pattern=ID)], ...] = ()


class SuggestionTable(Table, frozen=True, kw_only=True):
    """[[suggestion]]: why the numbers of one rule are what they are."""

    rule: Id
    stage: Literal["threshold", "monitoring", "trigger"] = "threshold"
    unit: English = ""
    reason: Annotated[str, Meta(min_length=1, max_length=1000)]
    reason_en: Text = ""


class MonitoringTable(Table, frozen=True, kw_only=True):
    """[monitoring]: how old the legs of a pair may be, in the keys of [[pair]]."""

    spot_max_age: Lasting | None = None
    futures_max_age: Lasting | None = None
    max_skew: Duration | None = None
    reason: Text = ""
    reason_en: Text = ""


class ChannelsTable(Table, frozen=True, kw_only=True):
    """[channels]: which channels speak at which level, in the keys of [policy]."""

    attention: Channels = ()
    warning: Channels = ()
    forced: Channels = ()
    reason: Text = ""
    reason_en: Text = ""


class ResponseTable(Table, frozen=True, kw_only=True):
    """[response]: who answers, and how soon people hear again, in the keys of [policy]."""

    propose_from: Literal["attention", "warning", "forced"] | None = None
    validity: Lasting | None = None
    ack_attention: Duration | None = None
    ack_warning: Duration | None = None
    ack_forced: Lasting | None = None
    renotify: Duration | None = None
    four_eyes: bool | None = None
    four_eyes_rules: bool | None = None
    reason: Text = ""
    reason_en: Text = ""


class ReviewTable(Table, frozen=True, kw_only=True):
    """[review]: which alerts are looked at afterwards, how soon, and how often the limits are."""

    levels: tuple[Literal["attention", "warning", "forced"], ...] = ()
    within: Lasting | None = None
    every: Lasting | None = None
    reason: Text = ""
    reason_en: Text = ""


class PackFile(Table, frozen=True, kw_only=True):
    """The whole file."""

    pack: PackTable
    rule: tuple[RuleTable, ...] = ()
    formula: tuple[FormulaTable, ...] = ()
    suggestion: tuple[SuggestionTable, ...] = ()
    monitoring: MonitoringTable | None = None
    channels: ChannelsTable | None = None
    response: ResponseTable | None = None
    review: ReviewTable | None = None


def read_pack(path: Path) -> Pack:
    """Read and check one rule pack; raise `SettingsError` on the first thing that is wrong."""
    text, shape, _ = read_toml(path, PackFile, "rule pack", WORDS)
    for wrong in _mistakes(shape):
        raise complaint(path, text, wrong.place, wrong.value, wrong.why)
    return pack_of(shape)


def pack_of(shape: PackFile) -> Pack:
    """Return the pack that the tables say, with its digest."""
    head = msgspec.structs.asdict(shape.pack)
    return sealed(
        Pack(
            rules=tuple(map(rule_of, shape.rule)) + tuple(map(rule_of, shape.formula)),
            suggestions=tuple(_suggestion(one) for one in shape.suggestion),
            advice=tuple(_advice(shape)),
            **head,
        )
    )


def sealed(pack: Pack) -> Pack:
    """Return the pack with its digest."""
    said = msgspec.to_builtins(msgspec.structs.replace(pack, digest=""))
    for key, name in (("rules", "id"), ("suggestions", "rule"), ("advice", "stage")):
        said[key] = sorted(said[key], key=itemgetter(name))
    digest = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
    return msgspec.structs.replace(pack, digest=digest)


def _suggestion(table: SuggestionTable) -> Suggestion:
    fields = msgspec.structs.asdict(table)
    return Suggestion(**fields | {"stage": Stage(table.stage)})


def _advice(shape: PackFile) -> Iterator[Advice]:
    for stage in ADVISED:
        table = getattr(shape, stage.value)
        if table is not None:
            said = msgspec.structs.asdict(table)
            reason, reason_en = said.pop("reason"), said.pop("reason_en")
            values = {key: value for key, value in said.items() if value not in (None, ())}
            yield Advice(stage=stage, values=values, reason=reason, reason_en=reason_en)


def _mistakes(shape: PackFile) -> Iterator[Mistake]:
    tables: Tables = {"rule": shape.rule, "formula": shape.formula}
    if not shape.rule and not shape.formula:
        yield Mistake(("pack", "id"), shape.pack.id, "a pack needs at least one rule")
    yield from repeated_ids(tables)
    yield from mistakes(tables, _wrong_subject)
    if (found := tie(tables, NOWHERE)) is not None:
        yield found
    yield from _repeated(("pack", "commodities"), shape.pack.commodities)
    for stage, keys in LISTS.items():
        table = getattr(shape, stage)
        for key in keys if table is not None else ():
            yield from _repeated((stage, key), getattr(table, key))
    validity = None if shape.response is None else shape.response.validity
    if validity is not None and (why := too_brief(validity)):
        yield Mistake(("response", "validity"), validity, why)
    known = {row.id for rows in tables.values() for row in rows}
    named: set[str] = set()
    for index, one in enumerate(shape.suggestion):
        place = ("suggestion", index, "rule")
        if one.rule not in known:
            yield Mistake(place, one.rule, "no rule of this pack has this id")
        if one.rule in named:
            yield Mistake(place, one.rule, "another suggestion is for this rule")
        named.add(one.rule)


def _repeated(place: Place, words: Sequence[str]) -> Iterator[Mistake]:
    for index, one in enumerate(words):
        if one in words[:index]:
            yield Mistake(place, one, "is named twice")


# Whether a pair or an account is there only a desk can say; a selector that none could mean is
# wrong on every desk.
def _wrong_subject(rule: Rule) -> tuple[str, str] | None:
    kind = kind_of_subject(rule)
    for one in rule.subjects:
        if one == EVERY:
            continue
        if kind == "unit":
            if not one.strip() or one.startswith(KINDS):
                return one, 'a rule on units says "*", a unit, "unit/CU" or "*/CU"'
        elif kind == "pair" and one.startswith(KINDS):
            if not one.partition(":")[2].strip():
                return one, 'a name is needed, as in "commodity:cu" and "contract:SHFE.cu2701"'
        elif not re.match(ID, one):
            selectors = ', "commodity:cu", "contract:SHFE.cu2701"' if kind == "pair" else ""
            return one, f'a rule on {kind}s says "*"{selectors} or the id of one'
    return None
