"""Of which futures prices the last numbers of units are made, and what they are at others.

A basis or a profit of a unit is a sum over months. At a close it is of last prices; with how much
it moves with each of them it can be told at the settlements of that day as well: of all of them,
or of none, for half of a number at settlement is a number that nobody knows.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from terminal.core.book_measures import Forms
from terminal.core.forms import Form
from terminal.domain.quote import Quote

# By metric, by contract: units of the metric for one of the price, and the price it was made of.
Part = tuple[float, float]
Made = Mapping[str, Mapping[str, Part]]
Price = Callable[[str], float | None]
Terms = tuple[tuple[str, float], ...]
NOTHING: Terms = ()


def at_settlement(values: Mapping[str, float], made: Made, price: Price) -> dict[str, float]:
    """Return a unit's metrics at settlements in place of the last prices that they are made of.

    price: settlement of a contract, None = not known. Only metrics that futures are in, and only
    those of whose contracts all are known.
    """
    found = {}
    for metric, parts in made.items():
        if metric not in values or not parts:
            continue
        moved = [
            None if (settled := price(symbol)) is None else weight * (settled - last)
            for symbol, (weight, last) in parts.items()
        ]
        known = [one for one in moved if one is not None]
        if len(known) == len(moved):
            found[metric] = values[metric] + math.fsum(known)
    return found


class MadeOf:
    """What the last good values of units were made of.

    It is overwritten with each good value, and is asked for those that are of this day alone.
    """

    def __init__(self) -> None:
        self._forms: dict[str, tuple[Forms, dict[str, Terms]]] = {}
        self._kept: dict[str, dict[str, tuple[Terms, Mapping[str, float]]]] = {}

    def see(
        self,
        subject: str,
        forms: Forms | None,
        values: Mapping[str, float | None],
        quotes: Mapping[str, Quote],
    ) -> None:
        """Take a unit's values in the moment in which they were made of these quotes."""
        if forms is None:
            return
        terms = self._terms(subject, forms)
        symbols = {symbol for one in terms.values() for symbol, _ in one}
        quoted = ((symbol, quotes.get(symbol)) for symbol in symbols)
        prices = {key: one.last for key, one in quoted if one is not None and one.last is not None}
        own = self._kept.setdefault(subject, {})
        for metric, parts in terms.items():
            if values.get(metric) is not None:
                own[metric] = parts, prices
        if values.get("contract_basis") is not None:
            is_sale = values.get("purchase_basis") is None
            own["contract_basis"] = terms["sale_basis" if is_sale else "purchase_basis"], prices

    def of(
        self, values: Mapping[str, Mapping[str, float]]
    ) -> dict[str, dict[str, dict[str, Part]]]:
        """Return it for those of these values, by subject, that futures are in."""
        found = {}
        for subject in values.keys() & self._kept.keys():
            made = {
                metric: {symbol: (weight, prices[symbol]) for symbol, weight in terms}
                for metric, (terms, prices) in self._kept[subject].items()
                if terms and metric in values[subject]
            }
            # Also where it is of none: then it is known that no futures price is in anything.
            found[subject] = made
        return found

    def recall(self, made: Mapping[str, Made]) -> None:
        """Take up what was so earlier on the same day."""
        for subject, metrics in made.items():
            own = self._kept.setdefault(subject, {})
            for metric, parts in metrics.items():
                terms = tuple((symbol, weight) for symbol, (weight, _) in parts.items())
                own[metric] = terms, {symbol: last for symbol, (_, last) in parts.items()}

    # A book changes seldom, and every unit is looked at every second.
    def _terms(self, subject: str, forms: Forms) -> dict[str, Terms]:
        known = self._forms.get(subject)
        if known is None or known[0] is not forms:
            known = self._forms[subject] = forms, terms_of(forms)
        return known[1]


def terms_of(forms: Forms) -> dict[str, Terms]:
    """Return how much each measure moves with each contract's price; () = with none."""
    purchase, sale = _futures(forms.purchase), _futures(forms.sale)
    margin = dict(sale)
    for symbol, weight in purchase:
        margin[symbol] = margin.get(symbol, 0.0) - weight
    return {
        "purchase_basis": purchase,
        "sale_basis": sale,
        "contract_margin": tuple((one, weight) for one, weight in margin.items() if weight),
        "contract_profit": _futures(forms.contract_profit),
        "inventory_basis": _futures(forms.market),
        "inventory_profit": _futures(forms.stock_profit),
        "exposure_basis": _futures(forms.exposed),
    }


def _futures(form: Form | None) -> Terms:
    return NOTHING if form is None else form.futures
