"""Why a pair's carry is not known: sentences of `refusal`, by their keys."""

from __future__ import annotations

CARRY_SENTENCES: dict[str, str] = {
    "carry_unsaid": "the desk file does not say {keys} ([pair.carry] or [carry])",
    "carry_unlisted": "{symbol}: the front has listed no last trading day",
    "carry_over": "{symbol}: its last trading day was {until}",
    "carry_untaxed": "{symbol}: no product or no VAT rate is on file",
    "carry_undated": "{symbol}: the trading calendar does not reach its days",
}
