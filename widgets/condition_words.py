"""What a condition says, in words: "change of basis over 15m, of the spot price, above 0.5%"."""

from __future__ import annotations

from datetime import time, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.rules.words import spell_span
from terminal.core.settled import SETTLING
from terminal.domain.condition import (
    All,
    Any,
    Beyond,
    Condition,
    Data,
    DayPart,
    During,
    InSession,
    Not,
    flipped,
)
from terminal.domain.metric import DataState
from terminal.domain.operand import (
    Absolute,
    Ago,
    Anchor,
    Change,
    Denominator,
    Ewma,
    Flip,
    Of,
    Operand,
    Percentile,
    Period,
    PerPrevious,
    PerPrice,
    PerSigma,
    PreviousBar,
    Ratio,
    Samples,
    Spread,
    Value,
    Volatility,
    Within,
)
from widgets import format as f
from widgets.carry_words import CARRY_MEASURES
from widgets.words import DATA_STATES, FACTS, SUBJECT_KINDS, translate, word

CONTEXT = "Condition"
ANCHORS = {
    Anchor.SAMPLE: QT_TRANSLATE_NOOP("Condition", "the sample before"),
    Anchor.SAME_TIME: QT_TRANSLATE_NOOP("Condition", "the same time of the trading day before"),
    Anchor.SETTLEMENT: QT_TRANSLATE_NOOP("Condition", "the last price of the trading day before"),
    Anchor.WEEK: QT_TRANSLATE_NOOP("Condition", "the close of last week"),
}
PARTS = {
    DayPart.NIGHT: QT_TRANSLATE_NOOP("Condition", "in the night session"),
    DayPart.DAY: QT_TRANSLATE_NOOP("Condition", "in the day session"),
    DayPart.FIRST: QT_TRANSLATE_NOOP("Condition", "in the first {0} of the trading day"),
    DayPart.LAST: QT_TRANSLATE_NOOP("Condition", "in the last {0} of the trading day"),
}
SETTLED = QT_TRANSLATE_NOOP(
    "Condition",
    "the trading day before (futures at settlement, or where it is not known at their last price)",
)
SPREADS = {
    Spread.DEVIATION: QT_TRANSLATE_NOOP("Condition", "deviation of {0} over {1}"),
    Spread.VARIANCE: QT_TRANSLATE_NOOP("Condition", "variance of {0} over {1}"),
}


def condition_words(condition: Condition) -> str:
    """Say a condition; parts of another kind stand in brackets."""
    match condition:
        case All(parts=parts):
            return translate("Condition", " and ").join(map(_part, parts))
        case Any(parts=parts):
            return translate("Condition", " or ").join(map(_part, parts))
        case Not(part=part):
            return translate("Condition", "not ({0})").format(condition_words(part))
        case During(start=start, end=end):
            said = translate("Condition", "between {0} and {1}")
            return said.format(_time(start), _time(end))
        case InSession(part=part_of_day, span=span):
            return translate(CONTEXT, PARTS[part_of_day]).format(spell_span(span).strip('"'))
        case Data(states=states):
            reasons = ", ".join(word(DATA_STATES, one.value) for one in states)
            if states == (DataState.STALE,):
                return translate("Condition", "{0} is stale").format(_named(condition))
            said = translate("Condition", "{0} has no good value: {1}")
            return said.format(_named(condition), reasons)
        case Beyond(operand=Flip() as flip) if condition == flipped(flip):
            said = translate("Condition", "{0} changes its sign by more than {1}")
            return said.format(_named(flip), f.plain(flip.dead_band))
        case Beyond():
            return _beyond(condition)


def operand_words(operand: Operand, *, is_bare: bool = True) -> str:
    """Say what is compared; of a rank or a ratio its parts are not `is_bare`."""
    match operand:
        case Value():
            return _named(operand)
        case Change(per=per):
            said = translate("Condition", "change of {0} against {1}{2}")
            return said.format(_named(operand), _against(operand, is_bare), _per(per))
        case Volatility():
            what = _named(operand)
            if operand.of is Of.CHANGES:
                what = translate("Condition", "the changes of {0}").format(what)
            return translate(CONTEXT, SPREADS[operand.spread]).format(what, _window(operand))
        case Ratio(over=over, under=under):
            said = translate("Condition", "{0} divided by {1}")
            both = (operand_words(one, is_bare=False) for one in (over, under))
            return said.format(*both)
        case Percentile(of=of, samples=samples, every=timedelta() as every):
            said = translate("Condition", "place of {0} among its last {1} closes of {2} bars")
            return said.format(
                operand_words(of, is_bare=False), samples, spell_span(every).strip('"')
            )
        case Percentile(of=of, samples=samples):
            said = translate("Condition", "place of {0} among its last {1} values")
            return said.format(operand_words(of, is_bare=False), samples)
        case Flip():
            return translate("Condition", "a change of sign of {0}").format(_named(operand))


def metric_words(metric: str) -> str:
    """Name a metric of a formula, such as basis or margin_ratio."""
    return word(MEASURES | CARRY_MEASURES | FACTS, metric)


MEASURES = {
    "contract_basis": QT_TRANSLATE_NOOP("words", "Contract basis"),
    "purchase_basis": QT_TRANSLATE_NOOP("words", "Contract basis of purchases"),
    "sale_basis": QT_TRANSLATE_NOOP("words", "Contract basis of sales"),
    "contract_margin": QT_TRANSLATE_NOOP("words", "Contract margin"),
    "contract_profit": QT_TRANSLATE_NOOP("words", "Contract profit"),
    "inventory_basis": QT_TRANSLATE_NOOP("words", "Inventory basis"),
    "inventory_cost": QT_TRANSLATE_NOOP("words", "Inventory basis at cost"),
    "inventory_profit": QT_TRANSLATE_NOOP("words", "Inventory profit"),
    "exposure_basis": QT_TRANSLATE_NOOP("words", "Basis of the exposure"),
    "basis_exposure": QT_TRANSLATE_NOOP("words", "Basis exposure"),
    "flat_exposure": QT_TRANSLATE_NOOP("words", "Flat-price exposure"),
    "hedge_ratio": QT_TRANSLATE_NOOP("words", "Hedge ratio"),
    "over_hedge": QT_TRANSLATE_NOOP("words", "Futures beyond a hedge"),
    "basis_risk": QT_TRANSLATE_NOOP("words", "Basis money at a limit move"),
    "flat_risk": QT_TRANSLATE_NOOP("words", "Flat-price money at a limit move"),
    "basis_sigma_risk": QT_TRANSLATE_NOOP("words", "Basis money at k deviations"),
    "flat_sigma_risk": QT_TRANSLATE_NOOP("words", "Flat-price money at k deviations"),
    "unit_equity": QT_TRANSLATE_NOOP("words", "Equity of the unit"),
    "unit_available": QT_TRANSLATE_NOOP("words", "Available to the unit"),
    "unit_margin": QT_TRANSLATE_NOOP("words", "Margin of the unit"),
    "unit_margin_ratio": QT_TRANSLATE_NOOP("words", "Margin ratio of the unit"),
    "is_main": QT_TRANSLATE_NOOP("words", "Is on the main contract (1 = yes)"),
    "position_limit_used": QT_TRANSLATE_NOOP("words", "Used of the position limit"),
    "days_to_stage": QT_TRANSLATE_NOOP("words", "Trading days to the next stage"),
    "stage_margin": QT_TRANSLATE_NOOP("words", "More margin from the next stage on"),
}

# Fractions that people write as per cent.
FRACTIONS = ("margin_ratio", "hedge_ratio", "unit_margin_ratio")


def _named(one: Value | Change | Volatility | Flip | Data) -> str:
    name = metric_words(one.metric)
    if not one.link:
        return name
    return translate("Condition", "{0} of its {1}").format(name, word(SUBJECT_KINDS, one.link))


def _part(part: Condition) -> str:
    said = condition_words(part)
    return f"({said})" if isinstance(part, All | Any) else said


def _beyond(one: Beyond) -> str:
    what, as_part = operand_words(one.operand), is_part(one.operand)
    low, high = _amount(one.low, as_part), _amount(one.high, as_part)
    if one.low is not None and one.high is not None:
        said = translate("Condition", "{0} below {1} or above {2}").format(what, low, high)
    elif one.low is not None:
        said = translate("Condition", "{0} below {1}").format(what, low)
    else:
        said = translate("Condition", "{0} above {1}").format(what, high)
    backs = [_amount(back, as_part) for back in (one.low_clear, one.high_clear) if back is not None]
    if not backs:
        return said
    back = translate("Condition", " or ").join(dict.fromkeys(backs))
    return translate("Condition", "{0}, until it is back at {1}").format(said, back)


# Only what is compared as it is, is measured from settlements: see `core/settled.py`.
def _against(change: Change, is_bare: bool) -> str:
    is_statistic = not is_bare or isinstance(change.per, PerSigma)
    if change.period is Anchor.SETTLEMENT and change.metric in SETTLING and not is_statistic:
        return translate(CONTEXT, SETTLED)
    return _period(change.period)


def _period(period: Period) -> str:
    match period:
        case Ago(span=span):
            return translate("Condition", "{0} ago").format(spell_span(span).strip('"'))
        case PreviousBar(span=span):
            said = translate("Condition", "the close of the last {0} bar")
            return said.format(spell_span(span).strip('"'))
    return translate(CONTEXT, ANCHORS[period])


def _per(per: Denominator) -> str:
    match per:
        case PerPrice():
            return translate("Condition", ", of the price then")
        case PerSigma():
            return translate("Condition", ", in deviations")
        case PerPrevious(floor=floor):
            said = translate("Condition", ", of the value then (at least {0})")
            return said.format(f.plain(floor))
        case Absolute():
            return ""


def _window(one: Volatility) -> str:
    match one.window:
        case Samples(count=count) if one.every is not None:
            said = translate("Condition", "{0} closes of {1} bars")
            return said.format(count, spell_span(one.every).strip('"'))
        case Ewma(decay=decay) if one.every is not None:
            said = translate("Condition", "all closes of {0} bars, weighed {1}")
            return said.format(spell_span(one.every).strip('"'), f.plain(decay))
        case Samples(count=count):
            return translate("Condition", "{0} samples").format(count)
        case Within(span=span):
            return spell_span(span).strip('"')
        case Ewma(decay=decay):
            return translate("Condition", "all samples, weighed {0}").format(f.plain(decay))


def is_part(operand: Operand | Data) -> bool:
    """Tell whether an operand is a fraction, which people write as per cent."""
    if isinstance(operand, Change):
        return isinstance(operand.per, PerPrice | PerPrevious)
    return isinstance(operand, Value) and not operand.link and operand.metric in FRACTIONS


def _amount(value: float | None, as_part: bool) -> str:
    if value is None:
        return f.NONE
    return f.plain(round(value * 100, 6)) + "%" if as_part else f.plain(value)


def _time(moment: time) -> str:
    return moment.isoformat("auto" if moment.second else "minutes")
