from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.widgets.fake_desk import NAMES
from widgets.latest import Latest
from widgets.names import ACTORS, actor, link_name

TERMINAL = Path(__file__).parent.parent.parent / "terminal"


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


def sources() -> set[str]:
    """Who says notices: the first argument of each call that tells one."""
    found = set()
    for path in TERMINAL.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node.func, "attr", "") if isinstance(node, ast.Call) else ""
            if name in ("tell", "_say") and isinstance(node, ast.Call) and len(node.args) > 3:
                first = node.args[0]
                found |= {str(first.value)} if isinstance(first, ast.Constant) else set()
    return found


def test_whoever_says_a_notice_has_a_name(speak: Callable[[str], None]) -> None:
    speak("zh")
    assert {"notify", "clock", "book", "calendar", "rules", "store"} <= sources()
    # Of a front, its link; of all others the name of a part.
    assert {one for one in (*sources(), "md") if actor(one, Latest()).isascii()} == set()


def test_parts_of_the_desk_are_named_in_the_screen_s_language(
    speak: Callable[[str], None],
) -> None:
    speak("zh")
    names = {actor(key, Latest()) for key in ACTORS}
    assert not any(name.isascii() for name in names)
    assert "系统" in names
