"""The checks of a desk file that span tables: ids, addresses, ladders of limits, shared contracts.

Nothing is started on a file that is half right: the first thing that is wrong ends the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

from terminal.complaint import Place, complaint, missing_key
from terminal.core.linked import missing
from terminal.core.selectors import BadSelector, Places, check_meant
from terminal.deskaccounts import mistakes as wrong_clients
from terminal.deskfile import DeskFile, PairTable
from terminal.deskmain import mistakes as wrong_mains
from terminal.deskmonths import mistakes as wrong_months
from terminal.deskpersons import mistakes as wrong_persons
from terminal.deskrules import rule_of
from terminal.desktable import too_brief
from terminal.domain.level import Level
from terminal.domain.rule import Rule
from terminal.pairterms import mistakes as wrong_terms
from terminal.ruletables import Mistake, Tables, mistakes, repeated_ids, tie
from terminal.spotcheck import mistakes as wrong_sources

EMBEDDED = "embedded"
# Above it somebody has written per cent; twice the goods is no hedge by any policy.
HIGHEST_BAND = 2


def check(path: Path, text: str, shape: DeskFile) -> None:
    """Raise `SettingsError` on the first contradiction between the tables of a desk file."""
    _Checker(path, text, shape).run()


def is_address(url: str, scheme: str) -> bool:
    """Tell an address that can be connected to, as far as its text says."""
    try:
        parts = urlsplit(url)
        # A port that is none, and a name that no name server takes, are found where they are read.
        host, _ = (parts.hostname or "").encode("idna"), parts.port
    except ValueError:
        return False
    return bool(host) and re.match(rf"{scheme}s?://[^/\s]+", url) is not None


class _Checker:
    def __init__(self, path: Path, text: str, shape: DeskFile) -> None:
        self._path = path
        self._text = text
        self._shape = shape
        pairs = {pair.id: pair.futures for pair in shape.pair}
        self._rules: Tables = {"rule": shape.rule, "formula": shape.formula}
        self._places = Places(pairs, tuple(one.id for one in shape.account))

    def run(self) -> None:
        shape = self._shape
        for name in ("account", "spot_file", "pair", "book", "person", "channel"):
            self._check_unique(name, getattr(shape, name))
        self._fail_any(repeated_ids(self._rules))
        self._check_urls()
        self._check_logins()
        self._fail_any(wrong_clients(shape.account))
        self._check_sources()
        self._check_contracts()
        self._check_premiums()
        self._fail_any(wrong_months(pair.futures for pair in shape.pair))
        self._fail_any(wrong_mains(shape.main_fixed, [pair.futures for pair in shape.pair]))
        for index, line in enumerate(shape.book):
            self._check_known(("book", index, "pair"), [line.pair], shape.pair, "pair")
        for index, file in enumerate(shape.history):
            self._check_known(("history", index, "pair"), [file.pair], shape.pair, "pair")
        self._fail_any(mistakes(self._rules, self._wrong_subject))
        self._check_links()
        self._fail_any([tie(self._rules, self._places)])
        for index, person in enumerate(shape.person):
            place = ("person", index, "addresses")
            self._check_known(place, person.ways, shape.channel, "channel")
        for level in Level:
            name = level.name.lower()
            channels = getattr(shape.policy, name)
            self._check_known(("policy", name), channels, shape.channel, "channel")
            self._check_reach(("policy", name), channels)
        policy = shape.policy
        if sorted(policy.near_delivery, reverse=True) != list(policy.near_delivery):
            why = "days must descend, from attention to forced"
            self._fail(("policy", "near_delivery"), list(policy.near_delivery), why)
        if why := too_brief(policy.validity):
            self._fail(("policy", "validity"), policy.validity, why)
        low, high = policy.hedge_band
        if not 0 <= low < high <= HIGHEST_BAND:
            why = f"two ratios are needed, low below high, from 0 to {HIGHEST_BAND}: 0.8 is 80%"
            self._fail(("policy", "hedge_band"), [low, high], why)
        if sorted(policy.approvers.numbers) != list(policy.approvers.numbers):
            why = "a louder level must not need fewer people"
            self._fail(("policy", "approvers"), list(policy.approvers.numbers), why)
        four_eyes = {key: getattr(policy, key) for key in ("four_eyes", "four_eyes_rules")}
        wrong = wrong_persons(shape.person, policy.approvers.numbers, four_eyes=four_eyes)
        self._fail_any(wrong)
        for name in ("sigma", "normal"):
            most, least = getattr(policy, f"{name}_days"), getattr(policy, f"{name}_least")
            if least > most:
                why = f"more days than {name}_days = {most} are never looked at"
                self._fail(("policy", f"{name}_least"), least, why)

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
        reached = {channel for person in self._shape.person for channel in person.ways}
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
            elif not is_address(url, scheme):
                allowed = f'allowed is "{EMBEDDED}" or an address {scheme}://host:port'
                self._fail(place, url, allowed)

    def _check_sources(self) -> None:
        for wrong in wrong_sources(self._shape):
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

    def _check_premiums(self) -> None:
        for index, pair in enumerate(self._shape.pair):
            if pair.premium is None and pair.goods is None:
                raise missing_key(self._path, self._text, ("pair", index, "premium"))
        self._fail_any(wrong_terms(self._shape.pair, self._shape.premium))

    def _check_links(self) -> None:
        for kind, tables in self._rules.items():
            for index, table in enumerate(tables):
                lost = missing(rule_of(table), self._places.pairs, self._places.accounts)
                if lost is not None:
                    self._fail((kind, index, lost.key), lost.formula, lost.why)

    def _wrong_subject(self, rule: Rule) -> tuple[str, str] | None:
        try:
            check_meant(rule, self._places)
        except BadSelector as refusal:
            said = refusal.said.args
            is_selector = ":" in said["subject"]
            why = f"no {said['kind']} {'is meant by this' if is_selector else 'has this id'}"
            return said["subject"], why
        return None

    def _fail_any(self, found: Iterable[Mistake | None]) -> None:
        for one in found:
            if one is not None:
                self._fail(one.place, one.value, one.why)

    def _fail(self, place: Place, value: object, why: str) -> NoReturn:
        raise complaint(self._path, self._text, place, value, why)
