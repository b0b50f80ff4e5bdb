"""A roll keeps the price of goods as it was."""

from __future__ import annotations

from tests.book_builders import D, make_roll


def test_the_premium_takes_up_the_gap_between_the_months() -> None:
    # F_old + K = F_new + K': K' = K + F_old - F_new.
    assert make_roll(old_price=D(88000), new_price=D(88200)).gap == -200
