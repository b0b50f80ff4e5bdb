"""The checks of a desk file that span tables: ids, addresses, ladders of limits, shared contracts.

Nothing is started on a file that is half right: the first thing that is wrong ends the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from terminal import Refused
from terminal.complaint import Place, complaint
from terminal.core.formulas import account_subject, check_formula, pair_subject
from terminal.core.unit_rules import unit_subject
from terminal.deskfile import Band, DeskFile, FormulaTable, PairTable, RuleTable
from terminal.domain.level import Level
from terminal.spotcheck import mistakes

EMBEDDED = "embedded"


def check(path: Path, text: str, shape: DeskFile) -> None:
    """Raise `SettingsError` on the first contradiction between the tables of a desk file."""
    _Checker(path, text, shape).run()


# What a formula can name, by what it is on.
SUBJECTS = {"pair": pair_subject, "account": account_subject, "unit": unit_subject}


class _Checker:
    def __init__(self, path: Path, text: str, shape: DeskFile) -> None:
        self._path = path
        self._text = text
        self._shape = shape

    def run(self) -> None:
        shape = self._shape
        for name in ("account", "spot_file", "pair", "book", "person", "channel"):
            self._check_unique(name, getattr(shape, name))
        self._check_rule_ids()
        self._check_urls()
        self._check_logins()
        self._check_sources()
        self._check_contracts()
        for index, line in enumerate(shape.book):
            self._check_known(("book", index, "pair"), [line.pair], shape.pair, "pair")
        for index, rule in enumerate(shape.rule):
            self._check_rule(index, rule)
        for index, formula in enumerate(shape.formula):
            self._check_formula(index, formula)
        for index, person in enumerate(shape.person):
            place = ("person", index, "addresses")
            self._check_known(place, person.addresses, shape.channel, "channel")
        for level in Level:
            name = level.name.lower()
            channels = getattr(shape.policy, name)
            self._check_known(("policy", name), channels, shape.channel, "channel")
            self._check_reach(("policy", name), channels)

    def _check_unique(self, name: str, rows: Sequence[Any]) -> None:
        seen: set[str] = set()
        for index, row in enumerate(rows):
            if row.id in seen:
                self._fail((name, index, "id"), row.id, f"another {name} has this id")
            seen.add(row.id)

    def _check_known(
        self, place: Place, ids: Iterable[str], rows: Sequence[Any], kind: str
    ) -> None:
        known = {row.id for row in rows}
        named: set[str] = set()
        for one in ids:
            if one not in known:
                self._fail(place, one, f"no {kind} has this id")
            if one in named:
                self._fail(place, one, "is named twice")
            named.add(one)

    def _check_reach(self, place: Place, channels: Iterable[str]) -> None:
        reached = {channel for person in self._shape.person for channel in person.addresses}
        for channel in channels:
            if channel not in reached:
                self._fail(place, channel, "no person has an address on this channel")

    def _check_logins(self) -> None:
        first: dict[tuple[str, str, str], str] = {}
        for index, one in enumerate(self._shape.account):
            other = first.setdefault((one.url, one.broker, one.user), one.id)
            if other != one.id:
                why = f"account {other} is the same at this counter: its lots would count twice"
                self._fail(("account", index, "user"), one.user, why)

    def _check_urls(self) -> None:
        shape = self._shape
        urls: list[tuple[Place, str, str]] = [(("market", "url"), shape.market.url, "ws")]
        schemes = {"account": "ws", "channel": "http", "spot_http": "http", "spot_push": "ws"}
        for name, scheme in schemes.items():
            rows = enumerate(getattr(shape, name))
            urls += [((name, index, "url"), one.url, scheme) for index, one in rows]
        for place, url, scheme in urls:
            if url == EMBEDDED:
                if shape.desk.mode == "LIVE":
                    self._fail(place, url, "a LIVE desk has no embedded servers")
                if str(place[0]).startswith("spot"):
                    self._fail(place, url, f"an address {scheme}://host is needed")
            elif not re.match(rf"{scheme}s?://[^/\s]+", url):
                allowed = f'allowed is "{EMBEDDED}" or an address {scheme}://host:port'
                self._fail(place, url, allowed)

    def _check_sources(self) -> None:
        for wrong in mistakes(self._shape):
            self._fail(wrong.place, wrong.value, wrong.why)

    def _check_contracts(self) -> None:
        # Lots of one contract are counted once, for all pairs that name it: in one unit.
        first: dict[str, PairTable] = {}
        for index, pair in enumerate(self._shape.pair):
            if pair.spot == pair.futures:
                self._fail(("pair", index, "spot"), pair.spot, "is the futures leg as well")
            other = first.setdefault(pair.futures, pair)
            for key in ("base_per_lot", "base_unit"):
                mine, theirs = getattr(pair, key), getattr(other, key)
                if mine != theirs:
                    why = f"pair {other.id} has {theirs} for the same contract {pair.futures}"
                    self._fail(("pair", index, key), mine, why)

    def _check_rule(self, index: int, rule: RuleTable) -> None:
        of_pairs = rule.metric == "basis"
        rows: Sequence[Any] = self._shape.pair if of_pairs else self._shape.account
        named = [one for one in rule.subjects if one != "*"]
        place = ("rule", index, "subjects")
        self._check_known(place, named, rows, "pair" if of_pairs else "account")
        if rule.response == "reduce" and not of_pairs:
            why = 'a reduction answers the metric "basis" alone'
            self._fail(("rule", index, "response"), rule.response, why)
        self._check_limits(index, rule)

    def _check_rule_ids(self) -> None:
        # A formula is a rule: alerts name either by its id.
        seen: dict[str, str] = {}
        for kind in ("rule", "formula"):
            for index, row in enumerate(getattr(self._shape, kind)):
                if row.id in seen:
                    self._fail((kind, index, "id"), row.id, f"another {seen[row.id]} has this id")
                seen[row.id] = kind

    def _check_formula(self, index: int, formula: FormulaTable) -> None:
        of_pairs = formula.on == "pair"
        rows: Sequence[Any] = self._shape.pair if of_pairs else self._shape.account
        named = [one for one in formula.subjects if one != "*"]
        if formula.on != "unit":
            # Units come with the book, and go with it.
            self._check_known(("formula", index, "subjects"), named, rows, formula.on)
        if formula.response == "reduce" and not of_pairs:
            why = "a reduction answers a rule on pairs alone"
            self._fail(("formula", index, "response"), formula.response, why)
        said = {level.name.lower(): getattr(formula, level.name.lower()) for level in Level}
        if not any(said.values()):
            self._fail(("formula", index, "id"), formula.id, "no level has a formula")
        subject = SUBJECTS[formula.on]("it")
        for name, text in said.items():
            try:
                if text:
                    check_formula(text, subject)
            except Refused as refusal:
                why = str(refusal).replace("it has no", f"a rule on {formula.on}s has no")
                self._fail(("formula", index, name), text, why)

    def _check_limits(self, index: int, rule: RuleTable) -> None:
        before: list[Band] = []
        for level in Level:
            name = level.name.lower()
            band: Band | None = getattr(rule, name)
            if band is None:
                continue
            place = ("rule", index, name)
            self._check_band(place, band, rule.hysteresis)
            for inner in before:
                self._check_ladder(place, inner, band)
            before.append(band)
        if not before:
            self._fail(("rule", index, "id"), rule.id, "the rule has no level with limits")

    def _check_band(self, place: Place, band: Band, hysteresis: Decimal) -> None:
        if band.low is None and band.high is None:
            self._fail(place, {}, "a level needs low, high or both")
        if band.low is None or band.high is None:
            return
        if band.low >= band.high:
            self._fail((*place, "low"), band.low, f"must be below high, {band.high}")
        if hysteresis >= band.high - band.low:
            why = f"must be less than the width of the narrowest band, {band.high - band.low}"
            self._fail((*place[:2], "hysteresis"), hysteresis, why)

    def _check_ladder(self, place: Place, inner: Band, band: Band) -> None:
        if inner.low is not None and band.low is not None and band.low > inner.low:
            why = f"must not lie above the low of a lower level, {inner.low}"
            self._fail((*place, "low"), band.low, why)
        if inner.high is not None and band.high is not None and band.high < inner.high:
            why = f"must not lie below the high of a lower level, {inner.high}"
            self._fail((*place, "high"), band.high, why)

    def _fail(self, place: Place, value: object, why: str) -> NoReturn:
        raise complaint(self._path, self._text, place, value, why)
