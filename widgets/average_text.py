"""How far the window of an average contract (均价) has gone, and what it has come to, in words."""

from __future__ import annotations

from decimal import Decimal

from terminal.domain.contract import PricingKind
from terminal.domain.deal import Deal
from widgets import format as f
from widgets.words import translate, unit

MOST_DAYS = 10
CENT = Decimal("0.01")


def days_of(deal: Deal) -> str:
    """Write how much of a window has passed: 12 of 20 days; "" of any other contract."""
    if deal.contract.kind is not PricingKind.AVERAGE:
        return ""
    return f.singular(translate("Average", "{0} of {1} days").format(deal.passed, deal.days))


def average_of(deal: Deal) -> str:
    """Write what the goods priced so far cost, a base unit; a dash while that is not known."""
    return f.NONE if deal.average is None else f.plain(_round(deal.average))


def average_tip(deal: Deal) -> str:
    """Say what the price so far is made of, or which settlements it waits for."""
    if deal.missing:
        words = translate("Average", "{0}: not priced, settlements of {1} are missing: {2}")
        days = ", ".join(day.isoformat() for day in deal.missing[:MOST_DAYS])
        if len(deal.missing) > MOST_DAYS:
            days += f" +{len(deal.missing) - MOST_DAYS}"
        return words.format(days_of(deal), f.code(deal.contract.futures), days)
    if deal.averaged_price is None:
        return days_of(deal)
    words = translate("Average", "{0}: mean settlement {1} {2} premium = {3} {4}")
    return words.format(
        days_of(deal),
        f.plain(_round(deal.averaged_price)),
        f.plain(deal.premium, sign=True),
        average_of(deal),
        unit(f"CNY/{deal.contract.base_unit}"),
    )


def _round(price: Decimal) -> Decimal:
    return price.quantize(CENT).normalize()
