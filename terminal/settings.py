"""Read a desk file into frozen settings; what is wrong with it is said in one sentence.

The sentence names file, line, key and value. Nothing is started on a file that is half right.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from terminal.core.policy import Policy
from terminal.core.state import Plant
from terminal.deskfile import (
    AccountTable,
    BookTable,
    ChannelTable,
    DeskFile,
    EmbeddedTable,
    MarketTable,
    PairTable,
    PolicyTable,
    RuleTable,
    SettingsError,
    SpotFileTable,
    dotted,
    line_of,
    load,
)
from terminal.domain.basis import Pair
from terminal.domain.exposure import BookLine
from terminal.domain.level import Level
from terminal.domain.metric import Metric
from terminal.domain.notification import Person
from terminal.domain.rule import Limit, Response, Rule

EMBEDDED = "embedded"
SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One desk, ready to be started.

    data: the file's own wish for a data folder, or ""
    text: the desk file as it was read
    """

    file: Path
    desk: str
    name: str
    mode: str
    actor: str
    data: str
    market: MarketTable
    embedded: EmbeddedTable
    accounts: tuple[AccountTable, ...]
    spot_files: tuple[SpotFileTable, ...]
    channels: tuple[ChannelTable, ...]
    plant: Plant
    digest: str
    text: str

    @property
    def is_embedded(self) -> bool:
        """Some part of the outside world is to be started by the desk itself."""
        urls = [self.market.url, *(a.url for a in self.accounts), *(c.url for c in self.channels)]
        return EMBEDDED in urls

    def line_asking_for(self, symbol: str) -> int | None:
        """Return the first line of the desk file that names this symbol as a leg of a pair."""
        for index, pair in enumerate(self.plant.pairs):
            for key in ("spot", "futures"):
                if getattr(pair, key) == symbol:
                    return line_of(self.text, ("pair", index, key))
        return None

    @property
    def names(self) -> dict[str, str]:
        """Display names by "kind:id"."""
        return {
            **{f"rule:{rule.id}": rule.name for rule in self.plant.rules},
            **{f"person:{person.id}": person.name for person in self.plant.people},
            **{f"channel:{channel.id}": channel.name for channel in self.channels},
        }


def read_settings(path: Path) -> Settings:
    """Read and check one desk file; raise `SettingsError` on the first thing that is wrong."""
    text, shape, digest = load(path)
    return _Builder(path, text, shape).settings(digest)


class _Builder:
    """Turn the checked shape into domain values, with the checks that span tables."""

    def __init__(self, path: Path, text: str, shape: DeskFile) -> None:
        self._path = path
        self._text = text
        self._shape = shape

    def settings(self, digest: str) -> Settings:
        shape = self._shape
        tables: tuple[tuple[str, Sequence[Any]], ...] = (
            ("account", shape.account),
            ("spot_file", shape.spot_file),
            ("pair", shape.pair),
            ("book", shape.book),
            ("rule", shape.rule),
            ("person", shape.person),
            ("channel", shape.channel),
        )
        for name, rows in tables:
            self._check_unique(name, rows)
        self._check_market()
        clock = shape.desk.clock or ("wall" if shape.desk.mode == "LIVE" else "source")
        plant = Plant(
            desk=shape.desk.id,
            mode=shape.desk.mode.lower(),
            pairs=tuple(_pair(table) for table in shape.pair),
            book=tuple(self._line(i, table) for i, table in enumerate(shape.book)),
            rules=tuple(self._rule(i, table) for i, table in enumerate(shape.rule)),
            people=tuple(self._person(i) for i in range(len(shape.person))),
            policy=self._policy(shape.policy),
            wall_clock=clock == "wall",
        )
        return Settings(
            file=self._path,
            desk=shape.desk.id,
            name=shape.desk.name,
            mode=shape.desk.mode,
            actor=shape.desk.actor,
            data=shape.desk.data,
            market=shape.market,
            embedded=shape.embedded,
            accounts=shape.account,
            spot_files=shape.spot_file,
            channels=shape.channel,
            plant=plant,
            digest=digest,
            text=self._text,
        )

    def _check_unique(self, name: str, rows: Sequence[Any]) -> None:
        seen: set[str] = set()
        for index, row in enumerate(rows):
            if row.id in seen:
                self._fail((name, index, "id"), row.id, f"another {name} has this id")
            seen.add(row.id)

    def _check_market(self) -> None:
        urls = [(("market", "url"), self._shape.market.url, "ws")]
        for i, account in enumerate(self._shape.account):
            urls.append((("account", i, "url"), account.url, "ws"))  # type: ignore[arg-type]
        for i, channel in enumerate(self._shape.channel):
            urls.append((("channel", i, "url"), channel.url, "http"))  # type: ignore[arg-type]
        for where, url, scheme in urls:
            if url == EMBEDDED:
                if self._shape.desk.mode == "LIVE":
                    self._fail(where, url, "a LIVE desk has no embedded servers")
            elif not re.match(rf"^{scheme}s?://[^/\s]+", url):
                self._fail(
                    where, url, f'allowed is "{EMBEDDED}" or an address {scheme}://host:port'
                )

    def _line(self, index: int, table: BookTable) -> BookLine:
        if table.pair not in {pair.id for pair in self._shape.pair}:
            self._fail(("book", index, "pair"), table.pair, "no pair has this id")
        return BookLine(**msgspec.structs.asdict(table))

    def _rule(self, index: int, table: RuleTable) -> Rule:
        rule = Rule(
            id=table.id,
            name=table.name,
            metric=Metric(table.metric),
            subjects=self._subjects(index, table),
            limits=self._limits(index, table),
            hysteresis=table.hysteresis,
            hold=duration(table.hold),
            clear_hold=duration(table.clear_hold),
            response=Response(table.response),
        )
        return msgspec.structs.replace(rule, digest=rule_digest(rule))

    def _subjects(self, index: int, table: RuleTable) -> tuple[str, ...]:
        rows: Iterable[PairTable | AccountTable]
        rows = self._shape.pair if table.metric == "basis" else self._shape.account
        known = [row.id for row in rows]
        if "*" in table.subjects:
            return tuple(known)
        for subject in table.subjects:
            if subject not in known:
                kind = "pair" if table.metric == "basis" else "account"
                self._fail(("rule", index, "subjects"), subject, f"no {kind} has this id")
        return table.subjects

    def _limits(self, index: int, table: RuleTable) -> tuple[Limit, ...]:
        limits: list[Limit] = []
        for level in Level:
            band = getattr(table, level.name.lower())
            if band is None:
                continue
            where = ("rule", index, level.name.lower())
            if band.low is None and band.high is None:
                self._fail(where, "{}", "a level needs low, high or both")
            if None not in (band.low, band.high) and band.low >= band.high:
                self._fail(where, f"low {band.low}, high {band.high}", "low must be below high")
            for before in limits:
                self._check_ladder(where, before, band)
            limits.append(Limit(level, band.low, band.high))
        if not limits:
            self._fail(("rule", index, "id"), table.id, "the rule has no level with limits")
        return tuple(limits)

    def _check_ladder(self, where: tuple[str | int, ...], before: Limit, band: Any) -> None:
        if None not in (before.low, band.low) and band.low > before.low:
            self._fail(where, band.low, f"low must not lie above the lower level's {before.low}")
        if None not in (before.high, band.high) and band.high < before.high:
            self._fail(where, band.high, f"high must not lie below the lower level's {before.high}")

    def _person(self, index: int) -> Person:
        table = self._shape.person[index]
        known = {channel.id for channel in self._shape.channel}
        for channel in table.addresses:
            if channel not in known:
                self._fail(("person", index, "addresses"), channel, "no channel has this id")
        return Person(table.id, table.name, dict(table.addresses))

    def _policy(self, table: PolicyTable) -> Policy:
        known = {channel.id for channel in self._shape.channel}
        speaks = {level: getattr(table, level.name.lower()) for level in Level}
        for level, channels in speaks.items():
            for channel in channels:
                if channel not in known:
                    self._fail(("policy", level.name.lower()), channel, "no channel has this id")
        return Policy(
            target=table.target,
            max_volume=table.max_volume,
            slippage_ticks=table.slippage_ticks,
            collar=table.collar,
            validity=duration(table.validity),
            max_quote_age=duration(table.max_quote_age),
            order_timeout=duration(table.order_timeout),
            grace=duration(table.grace),
            four_eyes=table.four_eyes,
            propose_from=Level[table.propose_from.upper()],
            channels=speaks,
        )

    def _fail(self, where: tuple[str | int, ...], value: object, why: str) -> NoReturn:
        line = line_of(self._text, where)
        raise SettingsError(f"{self._path} line {line}: {dotted(where)} = {value}: {why}")


def duration(text: str) -> timedelta:
    """Read "2s", "500ms", "10m", "3h", "1d"."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(ms|s|m|h|d)", text)
    if match is None:
        raise ValueError(f"{text!r} is no duration")
    return timedelta(seconds=float(match[1]) * SECONDS[match[2]])


def rule_digest(rule: Rule) -> str:
    """Hash what the rule says, without its digest."""
    said = msgspec.to_builtins(msgspec.structs.replace(rule, digest=""))
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _pair(table: PairTable) -> Pair:
    fields = msgspec.structs.asdict(table)
    for name in ("spot_max_age", "futures_max_age"):
        fields[name] = duration(fields[name])
    fields["max_skew"] = None if table.max_skew is None else duration(table.max_skew)
    return Pair(**fields)
