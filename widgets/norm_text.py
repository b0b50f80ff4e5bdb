"""How usual a pair's basis is, in a few signs, and in words what they are made of."""

from __future__ import annotations

from terminal.core.normality import LEAST_DAYS, annualised
from terminal.core.season_view import Background
from terminal.core.view import PairView
from widgets import format as f
from widgets.words import translate, unit


def norm_line(view: PairView, past: Background | None) -> str:
    """Write "z −1.8  P7  n 90"; of too few days only how many: "n 41/60"; "" of none known."""
    if past is None or not past.norm.count:
        return ""
    norm = past.norm
    if not norm.is_enough:
        return f"n {norm.count}/{norm.least}"
    place = norm.place(view.basis)
    z = f.NONE if place.z is None else f.number(round(place.z, 1), 1, sign=True)
    rank = f.NONE if place.rank is None else f"P{round(place.rank * 100)}"
    return f"z {z}   {rank}   n {norm.count}"


def norm_hint(view: PairView, past: Background | None) -> str:
    """Say in words, one fact a line, what the days before say of a basis."""
    if past is None:
        return ""
    return "\n".join(
        (
            *_standing(view, past),
            _share(view),
            _rate(view, past),
            _volatility(view, past),
            *_least_variance(past),
            _former(past),
        )
    )


def _standing(view: PairView, past: Background) -> list[str]:
    norm = past.norm
    if norm.first is None or norm.last is None:
        return [translate("Norm", "No day's end of this contract is known")]
    words = translate("Norm", "Held against the ends of {n} days, {first} to {last}")
    lines = [words.format(n=norm.count, first=norm.first, last=norm.last)]
    if not norm.is_enough:
        words = translate("Norm", "n {n} of {least}: too few to say how usual this is")
        return [*lines, words.format(n=norm.count, least=norm.least)]
    place = norm.place(view.basis)
    for name, value in (
        (translate("Norm", "z, from the mean: {0}"), place.z),
        (translate("Norm", "robust z, from the median: {0}"), place.robust_z),
    ):
        lines.append(name.format(f.NONE if value is None else f.number(value, 2, sign=True)))
    rank = f.NONE if place.rank is None else f.percent(place.rank, 1)
    return [
        *lines,
        translate("Norm", "Percentile: {0} (lower days, and half of those alike)").format(rank),
    ]


# The one that the trade calls 基差率; some divide by futures, so that it says by what.
def _share(view: PairView) -> str:
    basis, spot, places = view.basis, view.spot, view.pair.decimals
    if basis is None or spot is None or spot <= 0:
        return translate("Norm", "Basis rate: not known without both prices, spot above zero")
    words = translate("Norm", "Basis rate: {0} of the comparable spot price ({1} / {2})")
    shown = f.percent(basis / spot, 2)
    return words.format(shown, f.number(basis, places, sign=True), f.number(spot, places))


def _rate(view: PairView, past: Background) -> str:
    if past.last_day is None or past.days_left is None:
        return translate("Norm", "Annualised: not known, no last trading day is listed")
    left = translate("Norm", "{0} days to {1}").format(past.days_left, past.last_day)
    if past.days_left < LEAST_DAYS:
        words = translate("Norm", "Annualised: none below {0} days ({1})")
        return words.format(LEAST_DAYS, left)
    rate = None
    if view.basis is not None and view.futures is not None:
        rate = annualised(view.basis, view.futures, past.days_left)
    shown = f.NONE if rate is None else f.percent(rate, 2)
    return translate("Norm", "Annualised: {0} of the futures price ({1})").format(shown, left)


def _volatility(view: PairView, past: Background) -> str:
    if past.volatility is None:
        words = translate("Norm", "Volatility: too few daily changes ({0})")
        return words.format(past.changes)
    words = translate(
        "Norm", "Volatility: {value} {unit} a year ({n} changes, {days} trading days)"
    )
    return words.format(
        value=f.number(past.volatility, view.pair.decimals),
        unit=unit(view.pair.price_unit),
        n=past.changes,
        days=past.trading_days,
    )


def _least_variance(past: Background) -> list[str]:
    if past.least_variance is None:
        return []
    words = translate(
        "Norm", "Least-variance hedge h*: {0} of the goods ({1} changes of ΔS and ΔF)"
    )
    return [words.format(f.percent(past.least_variance), past.changes)]


def _former(past: Background) -> str:
    if not past.ghosts:
        return translate("Norm", "Former years: none is known")
    years = ", ".join(str(ghost.year) for ghost in past.ghosts)
    if past.is_by_week:
        return translate("Norm", "Former years: {0}, by weeks of the year").format(years)
    words = translate("Norm", "Former years: {0}, by trading days to the last one")
    return words.format(years)
