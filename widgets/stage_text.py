"""The stage of a contract's life in words: lots of the limit, margin, and what comes next."""

from __future__ import annotations

from terminal.core.view import PairView
from terminal.domain.stage import Staged
from widgets import format as f
from widgets.deadline_text import deadline_text
from widgets.words import LIFE_STAGES, translate, word


def ahead(row: PairView) -> str:
    """Say what delivery and the stages of its life have in store for a pair's contract."""
    return "\n".join(part for part in (deadline_text(row.deadline), stage_text(row.stage)) if part)


def stage_text(stage: Staged | None) -> str:
    """Spell a stage and the next one out, a line each; "" where none is known."""
    if stage is None:
        return ""
    told = f.SEPARATOR.join((_lots(stage), _margin(stage)))
    name = word(LIFE_STAGES, stage.stage)
    lines = [translate("Stage", "{stage}: {told}").format(stage=name, told=told)]
    if stage.next is not None:
        lines.append(_next(stage))
    return "\n".join([*lines, stage.source])


def _lots(stage: Staged) -> str:
    if stage.limit is None:
        return translate("Stage", "position limit not known")
    if len(stage.missing) == len(stage.accounts) == 1:
        words = translate("Stage", "limit of {limit} lots, lots not known")
    elif len(stage.missing) == len(stage.accounts):
        words = translate("Stage", "limit of {limit} lots for {accounts} together, lots not known")
    elif stage.missing:
        words = translate(
            "Stage",
            "{accounts} together have at least {least} of {limit} lots ({missing} not known)",
        )
    elif len(stage.accounts) == 1:
        words = translate("Stage", "{account} has {lots} of {limit} lots")
    else:
        words = translate("Stage", "{accounts} together have {lots} of {limit} lots")
    return words.format(
        account=stage.accounts[0],
        accounts=" + ".join(stage.accounts),
        missing=" + ".join(stage.missing),
        lots="" if stage.lots is None else f.number(stage.lots),
        least=f.number(stage.at_least),
        limit=f.number(stage.limit),
    )


def _margin(stage: Staged) -> str:
    if stage.margin is None:
        return translate("Stage", "margin not known")
    return translate("Stage", "margin {0}").format(f.percent(stage.margin))


def _next(stage: Staged) -> str:
    name = word(LIFE_STAGES, stage.next)
    if stage.days is None or stage.turns is None:
        return name
    words = translate("Stage", "{stage} in {days} trading days ({day})")
    parts = [words.format(stage=name, days=f.number(stage.days), day=f"{stage.turns:%Y-%m-%d}")]
    if stage.next_limit is not None:
        parts.append(translate("Stage", "{0} lots").format(f.number(stage.next_limit)))
    if stage.next_margin is not None:
        parts.append(translate("Stage", "margin {0}").format(f.percent(stage.next_margin)))
    if stage.more:
        parts.append(translate("Stage", "{0} CNY more").format(f.money(stage.more)))
    return f.SEPARATOR.join(parts)
