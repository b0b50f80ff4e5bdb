"""A pack is named by its id, version and digest."""

from __future__ import annotations

import pytest

from terminal.domain.pack import Pack, Stage, said_values
from tests.builders import make_rule


def test_its_origin_tells_one_version_from_all_others() -> None:
    pack = Pack(id="metals", version="1.2", name="有色", rules=(make_rule(),), digest="abc")
    assert pack.origin == "metals@1.2 abc"


def test_the_stages_stand_in_the_order_in_which_they_are_gone_through() -> None:
    assert [stage.value for stage in Stage] == [
        "threshold",
        "monitoring",
        "trigger",
        "channels",
        "response",
        "review",
    ]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, ("yes",)),
        (False, ("no",)),
        ("30m", ("30m",)),
        (3, ("3",)),
        (("sms", "phone"), ("sms", "phone")),
    ],
)
def test_a_value_is_written_as_what_is_decided_is(
    value: str | int | bool | tuple[str, ...], said: tuple[str, ...]
) -> None:
    assert said_values(value) == said
