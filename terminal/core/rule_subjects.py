"""What a rule can say of a pair and of an account, and a rule as the rule engine takes it."""

from __future__ import annotations

from terminal.core.rules.formula import parse
from terminal.domain.account import Account
from terminal.domain.rule import Rule
from terminal.domain.subject import Excess, Subject, Sum, Term
from terminal.domain.trigger import Step, Trigger, Unknown

# The legs of a pair as the engine is told them: comparable with one another.
SPOT, FUTURES, BASIS = "spot", "futures", "basis"
# Trading days to the last day that lots may stay as they are, and how many of them may not.
DAYS, LOTS = "days_to_flat", "lots_to_flat"
# Of the position limit of the stage that a contract is in; trading days until the next stage, and
# what margin that one asks for beyond today's.
USED, TURN, MORE = "position_limit_used", "days_to_stage", "stage_margin"
OF_DELIVERY = (DAYS, LOTS, USED, TURN, MORE)
# 1 = a pair's contract is the main one of its product, 0 = another one is.
IS_MAIN = "is_main"
OF_CONTRACTS = (*OF_DELIVERY, IS_MAIN)
# The cost of carry to delivery, and what 正套 leaves; what both follow from, once a day: what no
# price moves, and the shares of the spot price and of the gap between futures and spot.
CARRY, EDGE = "carry", "carry_edge"
COST, INTEREST, TAX = "carry_fixed", "carry_interest", "carry_tax"
OF_CARRY = (COST, INTEREST, TAX)
# What a spot price is in.
AT_SPOT = frozenset((SPOT, BASIS, CARRY, EDGE))
BY_THE_DAY = frozenset((*OF_CONTRACTS, *OF_CARRY, CARRY, EDGE))
# Profits of the day are mark-to-market (盯市), float_profit is by trade (逐笔): no sum has both.
OF_DAY = ("position_profit", "close_profit")
OF_ACCOUNTS = ("margin_ratio", "available", "equity", "margin", *OF_DAY, "float_profit")


def pair_subject(pair: str) -> Subject:
    """Return what a formula can say of a pair: spot (comparable), futures, basis, its deadline, the
    stage of its contract, whether that is the main one, its carry and what is left after it.
    """
    basis = Sum(BASIS, (Term(1.0, SPOT), Term(-1.0, FUTURES)))
    gap = (Term(1.0, FUTURES), Term(-1.0, SPOT))
    sums = (basis, Sum(CARRY, _carry(1.0)), Sum(EDGE, (*gap, *_carry(-1.0))))
    return Subject(id=pair, inputs=(SPOT, FUTURES, *OF_CONTRACTS, *OF_CARRY), sums=sums)


# As `core/carry.py` has it, line by line.
def _carry(sign: float) -> tuple[Term | Excess, ...]:
    interest, tax = Excess(sign, SPOT, INTEREST), Excess(sign, FUTURES, TAX, SPOT)
    return Term(sign, COST), interest, tax


def account_subject(account: str) -> Subject:
    """Return what a formula can say of an account: margin_ratio a fraction, the rest CNY; what its
    lots have left near delivery, in trading days and lots, and of the limit of their stage.
    """
    return Subject(id=account, inputs=(*OF_ACCOUNTS, *OF_DELIVERY))


def account_values(account: Account, margin_ratio: float | None) -> dict[str, float | None]:
    """Return what a formula can say of an account's money, as the counter told it.

    What the counter does not say is None: of a loss that is not known nobody says that it is zero.
    """
    values = {"margin_ratio": margin_ratio}
    for metric in OF_ACCOUNTS[1:]:
        amount = account.told("balance" if metric == "equity" else metric)
        values[metric] = None if amount is None else float(amount)
    return values


def trigger_of(rule: Rule) -> Trigger:
    """Read a rule's formulas; `BadFormula` with the words that cannot be understood."""
    return Trigger(
        id=rule.id,
        subjects=rule.subjects,
        steps=tuple(Step(clause.level, parse(clause.formula)) for clause in rule.clauses),
        unknown=Unknown(rule.unknown),
        hold=rule.hold,
        clear_hold=rule.clear_hold,
        cooldown=rule.cooldown,
    )
