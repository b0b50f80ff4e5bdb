from __future__ import annotations

from terminal.domain.alert import Fact
from tests.builders import make_alert
from widgets.fact_text import fact_rows
from widgets.latest import Latest


def test_the_cause_reads_as_a_sum_in_the_screen_s_figures() -> None:
    alert = make_alert(
        facts=(
            Fact("leg", "futures"),
            Fact("since_before", "2025-03-12 10:30:00"),
            Fact("part_basis", "-20 → -325: -305 CNY/t"),
            Fact("part_futures", "86500 → 86810: -310 CNY/t"),
            Fact("part_spot", "86480 → 86485: +5 CNY/t"),
        )
    )
    assert fact_rows(alert, Latest()) == [
        ("What moved", "Futures"),
        ("From before it left", "2025-03-12 10:30:00"),
        ("Basis moved", "−20 → −325: −305 CNY/t"),
        ("by futures", "86,500 → 86,810: −310 CNY/t"),
        ("by spot", "86,480 → 86,485: +5 CNY/t"),
    ]


def test_that_nothing_earlier_is_known_is_said() -> None:
    alert = make_alert(facts=(Fact("since_none", ""),), muted_by=("drill",))
    assert fact_rows(alert, Latest()) == [
        ("Measured from", "Nothing earlier is known"),
        ("Muted by", "drill"),
    ]
