"""What a desk is made of."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from terminal.core.calendar import Calendar
from terminal.core.comparable import SpotTerms
from terminal.core.policy import Policy
from terminal.core.season_view import PastBasis
from terminal.core.selectors import Places, places_of, resolve
from terminal.domain.basis import Pair
from terminal.domain.carry import CarryTerms
from terminal.domain.delivery import ClientType
from terminal.domain.exposure import BookLine
from terminal.domain.line import TaxView
from terminal.domain.main_contract import MainRule
from terminal.domain.notification import Person
from terminal.domain.premium import Premium
from terminal.domain.rule import Rule


class Plant(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk is made of, as its desk file says.

    accounts: those whose lots must be known before any exposure is. clients: as whom they trade
    client_names: account -> its client of the exchange, of those that may have several accounts
    histories: days of each pair that a file has. carries: what its pairs' carry is reckoned with
    terms: of the pairs whose factors dated rows have made, what they are; premiums: those rows
    footing: how goods are counted in exposures, for rules and orders
    calendar: when the exchanges trade, before any front has said
    main: how main contracts are named
    signers: who may sign in at the terminal; of nobody, wishes are taken as they are named
    sign_off_after: whoever wishes nothing for so long is signed off; 0 = nobody is
    """

    desk: str
    mode: str
    pairs: tuple[Pair, ...]
    book: tuple[BookLine, ...]
    rules: tuple[Rule, ...]
    people: tuple[Person, ...]
    policy: Policy
    wall_clock: bool
    calendar: Calendar
    accounts: tuple[str, ...] = ()
    clients: dict[str, ClientType] = {}
    client_names: dict[str, str] = {}
    histories: dict[str, tuple[PastBasis, ...]] = {}
    carries: dict[str, CarryTerms] = {}
    terms: dict[str, SpotTerms] = {}
    premiums: tuple[Premium, ...] = ()
    main: MainRule = MainRule()
    footing: TaxView = TaxView.WITH_TAX
    signers: tuple[str, ...] = ()
    sign_off_after: timedelta = timedelta(0)

    @property
    def places(self) -> Places:
        """What its rules can be on."""
        return places_of(self.pairs, self.accounts)

    @property
    def resolved(self) -> tuple[Rule, ...]:
        """Its rules with the subjects that each watches, before any change of them."""
        return resolve(self.rules, self.places)
