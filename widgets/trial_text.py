"""What a trial found, in words: figures of operands, and how often it would have fired."""

from __future__ import annotations

from terminal.core.day_trial import DayTrial
from terminal.core.trial import Trial
from terminal.domain.operand import Change, Operand, PerPrevious, PerPrice, Value
from widgets import format as f
from widgets.latest import Latest
from widgets.words import translate

# Days below which a count says nothing: a week.
FEW = 5


def figure(value: float | None, operand: Operand | None) -> str:
    """Write a value with six digits and no exponent; fractions as per cent."""
    if value is None:
        return f.NONE
    is_part = isinstance(operand, Change) and isinstance(operand.per, PerPrice | PerPrevious)
    if is_part or operand in (Value("margin_ratio"), Value("unit_margin_ratio")):
        return f.percent(value, 3)
    return f.number(float(f"{value:.6g}"))


def unread(trial: Trial) -> str:
    """Say why a trial that names other subjects does not know whether it is true now."""
    said = translate("Trial", "unknown here: numbers of {0} are not read")
    return said.format(", ".join(trial.unseen))


def fired(trial: Trial, latest: Latest) -> str:
    """Say how often a trial would have fired, on how many days, and since when that is known.

    Where it names another subject, whose past is not kept here, nothing is counted.
    """
    if trial.unseen:
        return translate("Trial", "not counted: no past of {0}").format(", ".join(trial.unseen))
    if trial.since is None:
        return translate("Trial", "No past is known yet")
    days = {f.local(f.of_epoch(one.time)).date() for one in trial.firings}
    return translate("Trial", "would have fired {0}× (days: {1}) since {2}").format(
        len(trial.firings), len(days), f.when(f.of_epoch(trial.since), latest.now)
    )


def by_kept_days(trial: DayTrial) -> str:
    """Say the same of the days of a unit; of fewer than `FEW` only how many there are."""
    days = len(trial.days)
    if trial.cannot or not days or days >= FEW:
        return by_days(trial)
    return translate("Trial", "not counted yet: {0} of {1} days kept").format(days, FEW)


def by_days(trial: DayTrial) -> str:
    """Say the same of the ends of days, or which part of the formula they say nothing of."""
    if trial.cannot:
        return translate("Trial", "the ends of days say nothing of {0}").format(trial.cannot)
    if not trial.days:
        return translate("Trial", "no day is known yet")
    since, days = trial.days[0], len(trial.days)
    if not trial.fired:
        said = translate("Trial", "never at the ends of {0} days since {1}")
        said = said.format(days, since)
    else:
        said = translate("Trial", "{0}× at the ends of {1} days since {2}, last on {3}")
        said = said.format(len(trial.fired), days, since, trial.fired[-1])
    if not trial.last:
        return said
    if not trial.settled:
        return translate("Trial", "{0} (by last prices, not settlements)").format(said)
    measured = trial.last + trial.settled
    words = translate("Trial", "{0} (of {1} days {2} by last prices: no settlement is kept)")
    return words.format(said, measured, trial.last)
