"""Which notices may still be worked on."""

from __future__ import annotations

from terminal.domain.notification import Stage
from tests.builders import make_delivery


def test_what_waits_is_under_way_or_in_doubt_is_not_over() -> None:
    assert {stage for stage in Stage if not stage.is_final} == {
        Stage.PENDING,
        Stage.SENDING,
        Stage.UNKNOWN,
    }


def test_a_delivery_is_known_by_its_notice() -> None:
    assert make_delivery().id == make_delivery().notification.id
