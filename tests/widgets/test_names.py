from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.widgets.fake_desk import NAMES
from widgets.latest import Latest
from widgets.names import ACTORS, actor, link_name


def test_people_come_first_then_parts_of_the_desk_then_links_then_the_id() -> None:
    latest = Latest(NAMES | {"person:system": "Mr System"})
    assert actor("wang", latest) == "王磊"
    assert actor("system", latest) == "Mr System"
    assert actor("counter", latest) == "Counter"
    assert actor("td:6688-01", latest) == "6688-01"
    assert actor("risk.monitor", latest) == "risk.monitor"
    assert actor("", latest) == ""


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("td:6688-01", "6688-01"),
        ("channel:sms", "短信"),
        ("spot:csv", "Spot csv"),
        ("md", "Market data"),
        ("never:heard", "never:heard"),
    ],
)
def test_a_link_is_named_by_what_is_at_its_other_end(link: str, name: str) -> None:
    assert link_name(link, Latest(NAMES)) == name


def test_parts_of_the_desk_are_named_in_the_screen_s_language(
    speak: Callable[[str], None],
) -> None:
    speak("zh")
    names = {actor(key, Latest()) for key in ACTORS}
    assert not any(name.isascii() for name in names)
    assert "系统" in names
