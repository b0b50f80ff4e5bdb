"""The shape of a desk file: which tables and keys it may have, of what type; and reading it.

One TOML file describes one desk. Prices and quantities are read as decimals exactly as written.
Durations are texts such as "2s", "500ms", "10m", "3d".
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from terminal.core.hedging import BAND
from terminal.deskaccounts import AccountTable
from terminal.deskcarry import CarryTable, DeskCarryTable
from terminal.deskmain import MainFixedTable, MainTable
from terminal.deskpersons import PersonTable
from terminal.deskrules import FormulaTable, RuleTable
from terminal.desksources import SpotFileTable, SpotHttpTable, SpotPushTable
from terminal.desktable import FUTURES, Duration, English, Id, Lasting, Name, Table
from terminal.tomlfile import read_toml

Approvers = Annotated[int, Meta(ge=1, le=5)]
NearDays = Annotated[int, Meta(ge=0, le=250)]


class DeskTable(Table, frozen=True, kw_only=True):
    """[desk]: who this desk is. `clock`: judge ages by this machine or by the sources' times.

    sign_off_after: whoever is signed in and wishes nothing for so long is signed off; "0s" = never
    """

    id: Id
    name: Name
    name_en: English = ""
    mode: Literal["SIM", "LIVE"]
    actor: Name = "desk"
    sign_off_after: Duration = "0s"
    clock: Literal["wall", "source"] | None = None
    data: str = ""


class EmbeddedTable(Table, frozen=True, kw_only=True):
    """[embedded]: the exchange and gateway that the desk starts itself, on loopback."""

    scenario: str = "blowout"
    seed: int = 7
    speed: Annotated[float, Meta(gt=0, le=1000)] = 1.0


class MarketTable(Table, frozen=True, kw_only=True):
    """[market]: the market data front; "embedded" starts one.

    history, days: how many past bars to ask for, of a minute and of a trading day;
        260 days reach back a year
    """

    url: str
    history: Annotated[int, Meta(ge=0, le=8000)] = 480
    days: Annotated[int, Meta(ge=0, le=750)] = 260


class PairTable(Table, frozen=True, kw_only=True):
    """[[pair]]: one spot series against one futures month; see terminal.domain.basis.Pair.

    goods: what is quoted, such as { brand = "X" }, by attribute; its [[premium]] rows in force make
        the premium, which is not written then
    spot_with_tax: how the series is quoted; the rate on file makes the tax factor, likewise
    """

    id: Id
    name: Name
    name_en: English = ""
    spot: Name
    futures: Annotated[str, Meta(pattern=FUTURES)]
    premium: Decimal | None = None
    goods: dict[str, Name] | None = None
    unit_factor: Decimal = Decimal(1)
    moisture: Decimal = Decimal(0)
    tax_factor: Decimal | None = None
    spot_with_tax: bool | None = None
    freight: Decimal = Decimal(0)
    fx: Decimal = Decimal(1)
    base_per_lot: Decimal
    base_unit: Name = "t"
    price_unit: Name = "CNY/t"
    decimals: Annotated[int, Meta(ge=0, le=6)] = 0
    spot_max_age: Lasting = "30s"
    futures_max_age: Lasting = "30s"
    max_skew: Duration | None = None
    carry: CarryTable | None = None


class PremiumTable(Table, frozen=True, kw_only=True):
    """[[premium]]: what goods are worth over the standard; see terminal.domain.premium.Premium.

    commodity: letters of a contract, as its exchange writes them. source: who says so
    """

    commodity: Name
    attribute: Name
    value: Name
    amount: Decimal
    since: date = msgspec.field(name="from")
    until: date | None = msgspec.field(name="to", default=None)
    source: Annotated[str, Meta(min_length=1, max_length=200)]


class BookTable(Table, frozen=True, kw_only=True):
    """[[book]]: a physical line; tonnes signed, bought or owned positive."""

    id: Id
    pair: Id
    unit: Name
    unit_en: English = ""
    name: Name
    delta_spot: Decimal
    delta_futures: Decimal = Decimal(0)
    includes_tax: bool = True


class ExposureTable(Table, frozen=True, kw_only=True):
    """[exposure]: whether rules and orders count goods with VAT or without: q / (1+r)."""

    tax: Literal["inclusive", "exclusive"] = "inclusive"


class BookFilesTable(Table, frozen=True, kw_only=True):
    """[book_files]: a folder of the business book's CSV or XLSX files, read at the first start.

    units_en: names of business units on the English screen, by the unit's id
    """

    folder: str = ""
    units_en: dict[str, English] = msgspec.field(default_factory=dict)


class HistoryTable(Table, frozen=True, kw_only=True):
    """[[history]]: a file of a pair's basis in former years; see terminal.feeds.past_sheet."""

    pair: Id
    file: Annotated[str, Meta(min_length=1)]


class ChannelTable(Table, frozen=True, kw_only=True):
    """[[channel]]: a way to reach people; kind "http" is the generic gateway."""

    id: Id
    name: Name
    name_en: English = ""
    kind: Literal["http"]
    url: str


class ApproversTable(Table, frozen=True, kw_only=True):
    """`approvers` of [policy]: how many persons must approve a reduction, by level.

    A level that is not said takes the number of the one below.
    """

    attention: Approvers = 1
    warning: Approvers | None = None
    forced: Approvers | None = None

    @property
    def numbers(self) -> tuple[int, int, int]:
        """For attention, warning, forced."""
        warning = self.warning or self.attention
        return self.attention, warning, self.forced or warning


class PolicyTable(Table, frozen=True, kw_only=True):
    """[policy]: see terminal.core.policy.Policy.

    attention, warning, forced: channels; a level without any speaks on those of the one below.
    near_delivery: trading days to a contract's deadline from which on it is near, by level
    hedge_band: hedge ratios, low and high, between which goods count as hedged
    ack_attention, ack_warning, ack_forced: how long an acknowledgement holds; "0s" = without end,
        which a forced one never is. worse_by, renotify: see terminal.core.vigil.Vigil.
    """

    target: Decimal = Decimal(0)
    max_volume: Annotated[int, Meta(ge=1, le=100_000)] = 100
    slippage_ticks: Annotated[int, Meta(ge=0, le=1000)] = 5
    collar: Decimal = Decimal("0.01")
    validity: Lasting = "120s"
    max_quote_age: Lasting = "5s"
    order_timeout: Lasting = "10s"
    grace: Lasting = "5s"
    four_eyes: bool = False
    four_eyes_rules: bool = False
    approvers: ApproversTable = ApproversTable()
    propose_from: Literal["attention", "warning", "forced"] = "warning"
    hedge_band: tuple[Decimal, Decimal] = BAND
    sigma_k: Decimal = Decimal(2)
    sigma_days: Annotated[int, Meta(ge=2, le=500)] = 60
    sigma_least: Annotated[int, Meta(ge=2, le=500)] = 20
    normal_days: Annotated[int, Meta(ge=2, le=1250)] = 250
    normal_least: Annotated[int, Meta(ge=2, le=1250)] = 60
    channel_misses: Annotated[int, Meta(ge=1, le=20)] = 4
    near_delivery: tuple[NearDays, NearDays, NearDays] = (10, 5, 2)
    attention: tuple[str, ...] = ()
    warning: tuple[str, ...] = ()
    forced: tuple[str, ...] = ()
    ack_attention: Duration = "0s"
    ack_warning: Duration = "30m"
    ack_forced: Lasting = "10m"
    worse_by: Decimal = Decimal("0.2")
    renotify: Duration = "5m"


class CalendarFiles(Table, frozen=True, kw_only=True):
    """[calendar]: files that correct the shipped trading calendar, later ones over earlier."""

    files: tuple[Annotated[str, Meta(min_length=1)], ...] = ()


class InstrumentFiles(Table, frozen=True, kw_only=True):
    """[instruments]: files that correct the shipped rules of contracts, later ones over earlier."""

    delivery: tuple[Annotated[str, Meta(min_length=1)], ...] = ()
    limits: tuple[Annotated[str, Meta(min_length=1)], ...] = ()
    stages: tuple[Annotated[str, Meta(min_length=1)], ...] = ()


class DeskFile(Table, frozen=True, kw_only=True):
    """The whole file."""

    desk: DeskTable
    market: MarketTable
    embedded: EmbeddedTable = EmbeddedTable()
    account: tuple[AccountTable, ...] = ()
    spot_file: tuple[SpotFileTable, ...] = ()
    spot_http: tuple[SpotHttpTable, ...] = ()
    spot_push: tuple[SpotPushTable, ...] = ()
    pair: Annotated[tuple[PairTable, ...], Meta(min_length=1)]
    premium: tuple[PremiumTable, ...] = ()
    book: tuple[BookTable, ...] = ()
    book_files: BookFilesTable = BookFilesTable()
    exposure: ExposureTable = ExposureTable()
    history: tuple[HistoryTable, ...] = ()
    rule: tuple[RuleTable, ...] = ()
    formula: tuple[FormulaTable, ...] = ()
    person: tuple[PersonTable, ...] = ()
    channel: tuple[ChannelTable, ...] = ()
    policy: PolicyTable = PolicyTable()
    carry: DeskCarryTable = DeskCarryTable()
    calendar: CalendarFiles = CalendarFiles()
    instruments: InstrumentFiles = InstrumentFiles()
    main: MainTable = MainTable()
    main_fixed: tuple[MainFixedTable, ...] = ()


def load(path: Path) -> tuple[str, DeskFile, str]:
    """Return a desk file's text, its content in shape, and its SHA-256 in hex.

    Raise `SettingsError` when it cannot be read, is no TOML, or has not this shape.
    """
    return read_toml(path, DeskFile, "desk file")
