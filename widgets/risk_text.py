"""Money at risk in words: what a limit move and k deviations cost, and what they are made of."""

from __future__ import annotations

from terminal.core.book_view import Measures
from terminal.domain.price_limit import LimitMove
from terminal.domain.sums import Sums
from widgets import format as f
from widgets.cells import Cell
from widgets.words import translate, unit


def sigma_cell(measures: Measures | None) -> Cell:
    """Write what k deviations of the flat exposure are, or of how many days too few are known."""
    if measures is None:
        return Cell(f.NONE, "muted")
    if measures.flat_sigma_risk is None:
        return Cell(f"{measures.flat_days}/{measures.sigma_least}", "muted")
    return Cell(f.money(measures.flat_sigma_risk))


def risk_hint(measures: Measures | None, sums: Sums | None) -> str:
    """Spell out every money at risk with its operands, one a line; "" where nothing is known."""
    if measures is None or sums is None:
        return ""
    flat, basis = translate("Exposure", "Flat exposure"), translate("Exposure", "Basis exposure")
    parts = (
        (flat, measures.flat_sigma_risk, measures.flat_sigma, measures.flat_days, sums.flat),
        (basis, measures.basis_sigma_risk, measures.basis_sigma, measures.basis_days, sums.basis),
    )
    limit = measures.limit
    lines = [_limit(flat, measures.flat_risk, limit), _limit(basis, measures.basis_risk, limit)]
    for name, risk, sigma, days, amount in parts:
        exposed = f"{f.plain(abs(amount))} {unit(sums.base_unit)}"
        lines.append(_sigma(name, risk, sigma, days, exposed, measures))
    return "\n".join(lines)


def _limit(name: str, risk: float | None, limit: LimitMove | None) -> str:
    if risk is None:
        return translate("Exposure", "{name}: the limit move is not known").format(name=name)
    if limit is None or limit.rate is None:
        words = translate("Exposure", "{name}: {money} in a limit move")
        return words.format(name=name, money=f.money(risk))
    if limit.is_next:
        words = translate(
            "Exposure",
            "{name}: {money} in a limit move of the next day, ±{rate} after this lock (D{stage})",
        )
    else:
        words = translate("Exposure", "{name}: {money} in a limit move of today, ±{rate}")
    rate = f.percent(limit.rate, 0 if limit.rate * 100 % 1 == 0 else 1)
    return words.format(name=name, money=f.money(risk), rate=rate, stage=limit.stage)


def _sigma(
    name: str,
    risk: float | None,
    sigma: float | None,
    days: int,
    exposed: str,
    measures: Measures,
) -> str:
    if risk is None:
        words = translate("Exposure", "{name}: σ not known, {days} of {least} days")
        return words.format(name=name, days=days, least=measures.sigma_least)
    k = f.number(measures.sigma_k)
    if sigma is None:
        # Parts that net to nothing, or nothing at all: there is no deviation of one tonne.
        words = translate("Exposure", "{name}: {money} at {k}σ of all its parts, {days} days")
        return words.format(name=name, money=f.money(risk), k=k, days=days)
    words = translate(
        "Exposure", "{name}: {money} at {k}σ, σ = {sigma} a day × {exposed}, {days} days"
    )
    return words.format(
        name=name,
        money=f.money(risk),
        k=k,
        sigma=f.number(round(sigma, 2)),
        exposed=exposed,
        days=days,
    )
