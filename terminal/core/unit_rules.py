"""What a rule can say of a business unit in a commodity, and which of them a rule is on.

A subject is called unit/commodity, as in "east/CU"; a strategy in a commodity "strategy:carry/CU".
The book says which there are: one that appears while the desk runs is watched from then on, and one
that has no lines left has no values. "*" means every unit and no strategy, "strategy:*" those.
"""

from __future__ import annotations

from collections.abc import Iterable

from terminal.core.book_view import Measures
from terminal.core.hedging import hedge_view
from terminal.core.strategies import EVERY_STRATEGY, strategy_of
from terminal.domain.rule import Rule
from terminal.domain.subject import Subject
from terminal.domain.sums import Sums

EVERY = "*"
BETWEEN = "/"
# Base units of futures beyond a hedge; 0 within it, and where there is nothing at all.
OVER_HEDGE = "over_hedge"
# Bases in the price unit of the futures, profits and risks in money, exposures in base units.
OF_MEASURES = (
    "contract_basis",
    "purchase_basis",
    "sale_basis",
    "contract_margin",
    "contract_profit",
    "inventory_basis",
    "inventory_cost",
    "inventory_profit",
    "exposure_basis",
)
# Those that a spot price is in.
AT_SPOT = frozenset(("contract_profit", "inventory_basis", "inventory_profit", "exposure_basis"))
OF_LOTS = (
    "basis_exposure",
    "flat_exposure",
    "hedge_ratio",
    OVER_HEDGE,
    "basis_risk",
    "flat_risk",
    "basis_sigma_risk",
    "flat_sigma_risk",
)
# The whole unit's money by its shares of accounts, CNY; see `unit_funds`.
EQUITY, AVAILABLE, MARGIN = "unit_equity", "unit_available", "unit_margin"
RATIO = "unit_margin_ratio"
OF_MONEY = (EQUITY, AVAILABLE, MARGIN, RATIO)
OF_UNITS = OF_MEASURES + OF_LOTS + OF_MONEY


def unit_subject(id: str) -> Subject:
    """Return what a formula can say of a unit in a commodity."""
    return Subject(id=id, inputs=OF_UNITS)


def subject_of(unit: str, commodity: str) -> str:
    """Return the id of a unit in a commodity as a subject of rules."""
    return f"{unit}{BETWEEN}{commodity}"


def is_meant(pattern: str, subject: str) -> bool:
    """Tell whether "*", a unit, "unit/commodity" or "*/commodity" means this subject.

    Of a strategy "strategy:*", "strategy:<id>" and those with a commodity do. A commodity may be
    written in any case: exchanges differ in theirs, and no two codes differ by case alone.
    """
    return rank_of_unit((pattern,), subject) >= 0


def rank_of_unit(patterns: Iterable[str], subject: str) -> int:
    """Say how specifically these patterns mean a subject: itself 3, its unit 2, its commodity 1,
    all 0, not at all -1.
    """
    unit, _, commodity = subject.rpartition(BETWEEN)
    every = _every(unit)
    return max((_rank(one, subject, unit, every, commodity) for one in patterns), default=-1)


def _rank(pattern: str, subject: str, unit: str, every: str, commodity: str) -> int:
    if pattern in (subject, unit, every):
        return 3 if pattern == subject else 2 if pattern == unit else 0
    owner, _, goods = pattern.rpartition(BETWEEN)
    if owner not in (unit, every) or goods.lower() != commodity.lower():
        return -1
    return 3 if owner == unit else 1


def folded(pattern: str) -> str:
    """Write a pattern so that two which mean the same are the same: commodities in any case are."""
    owner, between, goods = pattern.rpartition(BETWEEN)
    return owner + between + goods.lower() if between else pattern


def _every(unit: str) -> str:
    return EVERY if strategy_of(unit) is None else EVERY_STRATEGY


def is_watched(rule: Rule, subject: str) -> bool:
    """Tell whether a rule is on this subject, and none of its family says it more specifically."""
    if rule.on != "unit":
        return subject in rule.subjects
    height = rank_of_unit(rule.subjects, subject)
    return height >= 0 and (not rule.without or height > rank_of_unit(rule.without, subject))


def unit_values(measures: Measures, sums: Sums, *, has_lots: bool) -> dict[str, float | None]:
    """Return what is measured of a unit in a commodity: all but its money (`unit_funds`).

    None = nothing to measure, or not known

    contract_basis is that of the open purchases, known or not, of the sales where there are none;
    contract_margin is sales less purchases, None unless there are both
    has_lots: False while the lots of an account are not known: then no exposure is, and no risk
    """
    purchase, sale = measures.purchase, measures.sale
    values = {
        "contract_basis": sale if purchase is None and not measures.has_purchases else purchase,
        "purchase_basis": purchase,
        "sale_basis": sale,
        "contract_margin": None if purchase is None or sale is None else sale - purchase,
        "contract_profit": measures.contract_profit,
        "inventory_basis": measures.market,
        "inventory_cost": measures.cost,
        "inventory_profit": measures.stock_profit,
        "exposure_basis": measures.exposed if has_lots else None,
    }
    if not has_lots:
        return values | dict.fromkeys(OF_LOTS)
    ratio = sums.hedge_ratio
    return values | {
        "basis_exposure": float(sums.basis),
        "flat_exposure": float(sums.flat),
        "hedge_ratio": None if ratio is None else float(ratio),
        OVER_HEDGE: float(hedge_view(sums).excess),
        "basis_risk": measures.basis_risk,
        "flat_risk": measures.flat_risk,
        "basis_sigma_risk": measures.basis_sigma_risk,
        "flat_sigma_risk": measures.flat_sigma_risk,
    }


def values_of_nothing(*, has_lots: bool) -> dict[str, float | None]:
    """Return the metrics of a unit without any line.

    Nothing is beyond a hedge then: what was raised for futures without goods ends with them.
    has_lots: False while the lots of any account are not known
    """
    return dict.fromkeys(OF_UNITS) | {OVER_HEDGE: 0.0 if has_lots else None}
