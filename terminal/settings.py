"""Read a desk file into frozen settings; what is wrong with it is said in one sentence.

The sentence names file, line, key and value. Nothing is started on a file that is half right.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec

from terminal.almanac.product_file import read_products
from terminal.complaint import complaint, line_of
from terminal.core.calendar import Calendar
from terminal.core.plant import Plant
from terminal.core.policy import Policy
from terminal.core.reference import Reference
from terminal.core.season_view import PastBasis
from terminal.core.vigil import Vigil
from terminal.deskaccounts import AccountTable, client_names
from terminal.deskcarry import carry_terms
from terminal.deskcheck import EMBEDDED, check
from terminal.deskfile import (
    BookTable,
    ChannelTable,
    DeskFile,
    EmbeddedTable,
    MarketTable,
    PairTable,
    PolicyTable,
    load,
)
from terminal.deskinstruments import ContractRules, calendar_of, contract_rules_of
from terminal.deskmain import main_rule
from terminal.desknames import Named, named_of, names_in
from terminal.deskpersons import signers
from terminal.deskrules import rule_of
from terminal.desksources import SpotFileTable, SpotHttpTable, SpotPushTable
from terminal.domain.basis import Pair
from terminal.domain.code import future_product
from terminal.domain.delivery import ClientType
from terminal.domain.exposure import BookLine
from terminal.domain.level import Level
from terminal.domain.line import TaxView
from terminal.domain.notification import Person
from terminal.duration import duration
from terminal.feeds.fault import Malformed
from terminal.feeds.past_sheet import read_past
from terminal.pairterms import made_on, number_of, premiums_of, terms_of
from terminal.spottext import read_mapping

FOOTINGS = {"inclusive": TaxView.WITH_TAX, "exclusive": TaxView.WITHOUT_TAX}


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One desk, ready to be started.

    data: the file's own wish for a data folder, or ""
    named: what the file calls its things. book_folder: of the business book's files
    text: the desk file as it was read
    secrets: of each person who may sign in, the line that proves the secret
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
    spot_https: tuple[SpotHttpTable, ...]
    spot_pushes: tuple[SpotPushTable, ...]
    channels: tuple[ChannelTable, ...]
    named: tuple[Named, ...]
    plant: Plant
    book_folder: Path | None
    contract_rules: ContractRules
    digest: str
    text: str
    secrets: dict[str, str]

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

    def names_in(self, language: str) -> dict[str, str]:
        """Return display names by "kind:id", in the file's order, for "zh" or "en"."""
        return names_in(language, self.named)


def read_settings(path: Path, now: datetime | None = None) -> Settings:
    """Read and check one desk file; raise `SettingsError` on the first thing that is wrong.

    now: dated rows are those of its trading day; None = of this moment
    Raise `BadTable` for the files of facts that it names, with a sentence for each bad row.
    """
    text, shape, digest = load(path)
    shape = _mapped(path, shape)
    check(path, text, shape)
    _check_rates(path, text, shape)
    calendar = calendar_of(path, text, shape)
    pairs = _pairs(path, text, shape, calendar, now)
    return Settings(
        file=path,
        desk=shape.desk.id,
        name=shape.desk.name,
        mode=shape.desk.mode,
        actor=shape.desk.actor,
        data=shape.desk.data,
        market=shape.market,
        embedded=shape.embedded,
        accounts=shape.account,
        spot_files=shape.spot_file,
        spot_https=shape.spot_http,
        spot_pushes=shape.spot_push,
        channels=shape.channel,
        named=named_of(shape),
        plant=_plant(shape, pairs, calendar, _histories(path, text, shape)),
        book_folder=_beside(path, shape.book_files.folder),
        contract_rules=contract_rules_of(path, text, shape),
        digest=digest,
        text=text,
        secrets=signers(shape.person),
    )


# A mapping that the window has written stands instead of the desk file's own.
def _mapped(path: Path, shape: DeskFile) -> DeskFile:
    files = tuple(
        msgspec.structs.replace(one, mapping=read_mapping(file)) if file.is_file() else one
        for one in shape.spot_file
        for file in [path.parent / (one.mapping_file or ".")]
    )
    return msgspec.structs.replace(shape, spot_file=files)


def _beside(path: Path, folder: str) -> Path | None:
    return path.parent / folder if folder else None


def _check_rates(path: Path, text: str, shape: DeskFile) -> None:
    if FOOTINGS[shape.exposure.tax] is TaxView.WITH_TAX:
        return
    products = read_products().products
    contracts = {pair.id: pair.futures for pair in shape.pair}
    for index, line in enumerate(shape.book):
        futures = contracts[line.pair]
        if line.includes_tax and future_product(futures) not in products:
            why = f'[exposure] tax is "exclusive", and no VAT rate is on file for {futures}'
            raise complaint(path, text, ("book", index, "pair"), line.pair, why)


def _histories(path: Path, text: str, shape: DeskFile) -> dict[str, tuple[PastBasis, ...]]:
    exchanges = {pair.id: pair.futures.partition(".")[0] for pair in shape.pair}
    found: dict[str, tuple[PastBasis, ...]] = {}
    for index, one in enumerate(shape.history):
        file = path.parent / Path(one.file).expanduser()
        where = ("history", index, "file")
        try:
            rows = read_past(file.read_bytes(), file.name, exchanges[one.pair])
        except OSError as error:
            raise complaint(path, text, where, one.file, str(error.strerror).lower()) from None
        except Malformed as fault:
            raise complaint(path, text, where, one.file, str(fault)) from None
        found[one.pair] = (*found.get(one.pair, ()), *rows)
    return found


# A pair's contract says by which exchange's days its rows are looked up.
def _pairs(
    path: Path, text: str, shape: DeskFile, calendar: Calendar, now: datetime | None
) -> tuple[Pair, ...]:
    pairs = [_pair(table) for table in shape.pair]
    found = {i: terms for i, one in enumerate(shape.pair) if (terms := terms_of(one)) is not None}
    if not found:
        return tuple(pairs)
    reference = Reference(read_products(), premiums_of(shape.premium))
    now = now or datetime.now(UTC)  # noqa: TID251 - read before any desk, which has the clock
    for index, terms in found.items():
        day = calendar.trading_day(pairs[index].futures, now)
        pairs[index], wrong = made_on(day, index, pairs[index], terms, reference)
        if wrong is not None:
            raise complaint(path, text, *wrong)
    return tuple(pairs)


def _plant(
    shape: DeskFile,
    pairs: tuple[Pair, ...],
    calendar: Calendar,
    histories: dict[str, tuple[PastBasis, ...]],
) -> Plant:
    clock = shape.desk.clock or ("wall" if shape.desk.mode == "LIVE" else "source")
    return Plant(
        desk=shape.desk.id,
        mode=shape.desk.mode.lower(),
        pairs=pairs,
        book=tuple(_line(table) for table in shape.book),
        rules=tuple(map(rule_of, shape.rule)) + tuple(map(rule_of, shape.formula)),
        people=tuple(Person(one.id, one.name, one.ways) for one in shape.person),
        policy=_policy(shape.policy),
        wall_clock=clock == "wall",
        calendar=calendar,
        histories=histories,
        carries={one.id: carry_terms(shape.carry, one.carry, one.price_unit) for one in shape.pair},
        terms={one.id: terms for one in shape.pair if (terms := terms_of(one)) is not None},
        premiums=premiums_of(shape.premium),
        main=main_rule(shape.main, shape.main_fixed),
        accounts=tuple(one.id for one in shape.account),
        footing=FOOTINGS[shape.exposure.tax],
        clients={one.id: ClientType(one.client) for one in shape.account if one.client},
        client_names=client_names(shape.account),
        signers=tuple(signers(shape.person)),
        sign_off_after=duration(shape.desk.sign_off_after),
    )


def _line(table: BookTable) -> BookLine:
    fields = msgspec.structs.asdict(table)
    del fields["unit_en"]
    return BookLine(**fields)


def _pair(table: PairTable) -> Pair:
    fields = msgspec.structs.asdict(table)
    for name in ("name_en", "carry", "goods", "spot_with_tax"):
        del fields[name]
    fields["premium"] = number_of(table.premium, 0)
    fields["tax_factor"] = number_of(table.tax_factor, 1)
    for name in ("spot_max_age", "futures_max_age"):
        fields[name] = duration(fields[name])
    fields["max_skew"] = None if table.max_skew is None else duration(table.max_skew)
    return Pair(**fields)


def _policy(table: PolicyTable) -> Policy:
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
        four_eyes_rules=table.four_eyes_rules,
        approvers=dict(zip(Level, table.approvers.numbers, strict=True)),
        propose_from=Level[table.propose_from.upper()],
        hedge_band=table.hedge_band,
        sigma_k=table.sigma_k,
        sigma_days=table.sigma_days,
        sigma_least=table.sigma_least,
        normal_days=table.normal_days,
        normal_least=table.normal_least,
        channel_misses=table.channel_misses,
        near_delivery=table.near_delivery,
        channels=_channels(table),
        vigil=_vigil(table),
    )


def _vigil(table: PolicyTable) -> Vigil:
    spans = {level: duration(getattr(table, f"ack_{level.name.lower()}")) for level in Level}
    return Vigil(
        renotify=duration(table.renotify),
        validity={level: span for level, span in spans.items() if span},
        worse_by=float(table.worse_by),
    )


def _channels(table: PolicyTable) -> dict[Level, tuple[str, ...]]:
    # A louder level must not be quieter than the one below it for want of a line in the file.
    channels: dict[Level, tuple[str, ...]] = {}
    below: tuple[str, ...] = ()
    for level in sorted(Level):
        below = channels[level] = getattr(table, level.name.lower()) or below
    return channels
