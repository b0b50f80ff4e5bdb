from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from widgets.column_widths import share


@given(
    st.integers(100, 2000),
    st.lists(st.tuples(st.integers(20, 200), st.integers(0, 4)), min_size=1, max_size=8),
)
def test_the_room_is_shared_out_to_the_last_pixel(
    room: int, columns: list[tuple[int, int]]
) -> None:
    needs, weights = [need for need, _ in columns], [weight for _, weight in columns]
    widths = share(room, needs, weights, list(range(len(needs))))
    if room >= sum(needs):
        assert sum(widths.values()) == room
        assert all(widths[at] >= need for at, need in enumerate(needs))
