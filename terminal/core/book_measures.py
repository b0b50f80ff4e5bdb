"""The book's measures at the prices of the moment, by unit and commodity.

Their linear forms are built when the lines of a group have changed and evaluated when somebody
looks: a quote costs nothing here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from decimal import Decimal

import msgspec

from terminal.core.book_view import Measures
from terminal.core.business import Business
from terminal.core.contract_basis import slices_of
from terminal.core.forms import Form, contract_forms, exposure_form, stock_forms
from terminal.core.hedging import MoneyAtRisk, money_at_risk
from terminal.core.market import GOOD, Market
from terminal.core.price_limits import PriceLimits
from terminal.core.strategies import strategy_of
from terminal.core.swings import Swing, Swings
from terminal.core.unit_months import Months, months_of, stepped
from terminal.core.unit_rules import EVERY, unit_values
from terminal.domain.basis import Pair
from terminal.domain.contract import ZERO
from terminal.domain.line import Line
from terminal.domain.sums import Sums

Group = tuple[str, str]
ONE = Decimal(1)
NOTHING = frozenset[str]()
SPOT_METRICS = ("contract_profit", "inventory_basis", "inventory_profit", "exposure_basis")


class Forms(msgspec.Struct, frozen=True, kw_only=True):
    """One group's measures as forms of prices; scale: money per base unit and price unit."""

    futures: str
    purchase: Form | None
    sale: Form | None
    contract_profit: Form | None
    market: Form | None
    cost: float | None
    stock_profit: Form | None
    exposed: Form | None
    sums: Sums
    scale: Decimal
    basis_swing: Swing
    flat_swing: Swing
    has_purchases: bool = False


class Meter:
    """Evaluate the measures of a book against the market."""

    def __init__(
        self, business: Business, market: Market, swings: Swings, limits: PriceLimits
    ) -> None:
        self._business = business
        self._market, self._limits = market, limits
        self._swings, self._version = swings, swings.version
        self._forms: dict[Group, Forms] = {}
        self._months: dict[Group, Months] = {}
        self._stepped: dict[Group, frozenset[str]] = {}

    def forget(self, groups: Iterable[Group]) -> None:
        """Their lines have changed: build their forms anew when they are next looked at."""
        for group in groups:
            self._forms.pop(group, None)

    def forget_all(self) -> None:
        """What one lot or one price is worth may have changed."""
        self._forms.clear()

    def measures(self, group: Group, day: date, now: datetime) -> Measures | None:
        """Return a group's measures now; None when it has no lines."""
        forms = self._formed(group, day)
        if forms is None:
            return None
        spot, futures = self._prices(forms, now)
        # A fresh spot price beside an old one of futures would look like any other basis.
        young = {one: price for one, price in futures.items() if self._market.is_good(one, now)}

        def locked(form: Form | None) -> float | None:
            return None if form is None else form.value(spot, futures)

        def at(form: Form | None) -> float | None:
            return None if form is None else form.value(spot, young)

        limit = self._limits.move_of(self._market.quotes.get(forms.futures))
        risk = _risk(forms, None if limit is None else limit.move, self._swings.k)
        return Measures(
            unit=group[0],
            commodity=group[1],
            futures=forms.futures,
            purchase=locked(forms.purchase),
            sale=locked(forms.sale),
            contract_profit=at(forms.contract_profit),
            market=at(forms.market),
            cost=forms.cost,
            stock_profit=at(forms.stock_profit),
            exposed=at(forms.exposed),
            basis_risk=_float(risk.basis_limit),
            flat_risk=_float(risk.flat_limit),
            basis_sigma_risk=_float(risk.basis_sigma),
            flat_sigma_risk=_float(risk.flat_sigma),
            basis_sigma=_per_unit(forms.basis_swing, forms.sums.basis, forms.scale),
            flat_sigma=_per_unit(forms.flat_swing, forms.sums.flat, forms.scale),
            basis_days=forms.basis_swing.days,
            flat_days=forms.flat_swing.days,
            sigma_k=float(self._swings.k),
            sigma_least=self._swings.least,
            limit=limit,
            has_purchases=forms.has_purchases,
        )

    def values(
        self, group: Group, lost: Collection[str], day: date, now: datetime
    ) -> dict[str, float | None]:
        """Return the metrics of one group that rules can watch; {} when it has no lines.

        lost: accounts whose lots are not known now; "*" = some account's never were
        """
        measures = self.measures(group, day, now)
        if measures is None:
            return {}
        lines = self._business.lines_in(group)
        away = EVERY in lost or any(line.account in lost for line in lines)
        # Goods that are in no sum make an exposure as unknown as lots that nobody has told of.
        owner = group[0] if strategy_of(group[0]) is None else None
        away |= self._business.uncounted(measures.futures, owner) is not None
        return unit_values(measures, self._forms[group].sums, has_lots=not away)

    def pairs_in(self, group: Group, day: date) -> set[str]:
        """Return the pairs whose spot price is in some measure of a group."""
        forms = self._formed(group, day)
        every = () if forms is None else _at_spot(forms)
        return {pair for form in every if form is not None for pair, _ in form.spot}

    def weights(self, group: Group, day: date) -> dict[str, dict[str, float]]:
        """Return, by metric, how much a group's measures move with each pair's spot price."""
        forms = self._formed(group, day)
        if forms is None:
            return {}
        named = zip(SPOT_METRICS, _at_spot(forms), strict=True)
        return {metric: dict(form.spot) for metric, form in named if form is not None}

    def month_of(self, group: Group) -> str | None:
        """Return the month that a group's contract bases are of, as it was looked at last."""
        forms = self._forms.get(group)
        return None if forms is None else forms.futures

    def forms_of(self, group: Group) -> Forms | None:
        """Return what a group's measures are made of, as it was looked at last."""
        return self._forms.get(group)

    def take_stepped(self, group: Group) -> frozenset[str]:
        """Return, once, the metrics of a group that have stepped because goods were rolled."""
        return self._stepped.pop(group, NOTHING)

    def _formed(self, group: Group, day: date) -> Forms | None:
        if self._swings.version != self._version:
            self._version = self._swings.version
            self.forget_all()
        forms = self._forms.get(group) or self._build(group, day)
        if forms is not None:
            self._forms[group] = forms
        return forms

    def _build(self, group: Group, day: date) -> Forms | None:
        business = self._business
        lines = business.lines_in(group)
        if not lines:
            return None
        self._note_months(group, months_of(lines))
        futures = main_futures(lines)
        deals, lots = business.deals_in(*group), business.lots_in(*group)
        # What was delivered whole in a month has no line there, and its basis is still weighed.
        symbols = {line.futures for line in lines} | {lot.futures for lot in lots}
        symbols |= {part.futures for deal in deals for part in slices_of(deal) or ()}
        scale = business.reference.scales(sorted(symbols), day)
        contracts = contract_forms(deals, futures, business.reference, scale)
        stock = stock_forms(lots, business.reference, scale)
        sums = business.sums_in(group)
        return Forms(
            futures=futures,
            purchase=contracts.purchase,
            sale=contracts.sale,
            contract_profit=contracts.profit,
            market=stock.market,
            cost=stock.cost,
            stock_profit=stock.profit,
            exposed=exposure_form(lines),
            sums=sums,
            scale=scale.get(futures, ONE),
            basis_swing=self._swings.of_basis(basis_weights(lines, sums.base_unit)),
            flat_swing=self._swings.of_futures(flat_weights(lines, sums.base_unit)),
            has_purchases=contracts.has_purchases,
        )

    def _note_months(self, group: Group, now: Months) -> None:
        found = stepped(self._months.get(group, {}), now)
        self._months[group] = now
        if found:
            self._stepped[group] = self._stepped.get(group, NOTHING) | found

    def _prices(self, forms: Forms, now: datetime) -> tuple[dict[str, float], dict[str, float]]:
        # A leg that is not good is not known: a basis on it would look like any other.
        spot: dict[str, float] = {}
        futures: dict[str, float] = {}
        for form in (forms.purchase, forms.sale, *_at_spot(forms)):
            if form is None:
                continue
            for pair, _ in form.spot:
                if pair in self._market.pairs:
                    self._take(self._market.pairs[pair], spot, futures, now)
            for symbol, _ in form.futures:
                quote = self._market.quotes.get(symbol)
                if quote is not None and quote.last is not None and self._market.is_up(symbol):
                    futures[symbol] = quote.last
        return spot, futures

    def _take(
        self, pair: Pair, spot: dict[str, float], futures: dict[str, float], now: datetime
    ) -> None:
        if pair.id in spot:
            return
        legs = self._market.legs(pair.id, now)
        if legs.state is GOOD and legs.spot is not None:
            spot[pair.id] = legs.spot


# Contract bases alone know no spot price. In the order of `SPOT_METRICS`.
def _at_spot(forms: Forms) -> tuple[Form | None, ...]:
    return forms.contract_profit, forms.market, forms.stock_profit, forms.exposed


def main_futures(lines: Iterable[Line]) -> str:
    """Return the contract with the most tonnes, the first by name of equals."""
    tonnes: dict[str, Decimal] = {}
    for line in lines:
        moved = abs(line.delta_spot) + abs(line.delta_futures)
        tonnes[line.futures] = tonnes.get(line.futures, ZERO) + moved
    return min(tonnes, key=lambda symbol: (-tonnes[symbol], symbol))


def basis_weights(lines: Iterable[Line], base_unit: str) -> dict[str, float]:
    """Return what moves with each pair's basis, base units, signed."""
    weights: dict[str, Decimal] = {}
    for line in lines:
        if line.base_unit == base_unit:
            weights[line.pair] = weights.get(line.pair, ZERO) + line.delta_spot
    return {pair: float(weight) for pair, weight in weights.items()}


def flat_weights(lines: Iterable[Line], base_unit: str) -> dict[str, float]:
    """Return what moves with each contract's price, base units, signed: months do not net."""
    weights: dict[str, Decimal] = {}
    for line in lines:
        if line.base_unit == base_unit:
            moved = line.delta_spot + line.delta_futures
            weights[line.futures] = weights.get(line.futures, ZERO) + moved
    return {symbol: float(weight) for symbol, weight in weights.items()}


def _risk(forms: Forms, move: Decimal | None, k: Decimal) -> MoneyAtRisk:
    return money_at_risk(
        forms.sums,
        limit=move,
        basis_swing=_decimal(forms.basis_swing.deviation),
        flat_swing=_decimal(forms.flat_swing.deviation),
        k=k,
        scale=forms.scale,
    )


def _per_unit(swing: Swing, exposure: Decimal, scale: Decimal) -> float | None:
    if swing.deviation is None or not exposure:
        return None
    return swing.deviation * float(scale / abs(exposure))


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value))


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
