"""What one person began is not sent in another's name, and nothing typed is lost over it."""

from __future__ import annotations

from typing import Any

import pytest

from terminal.core.effect import Topic
from terminal.core.view import Present
from tests.widgets.conftest import run_now
from tests.widgets.fake_desk import FakeDesk
from tests.widgets.proven_desk import SIGNERS
from widgets.bridge import Bridge
from widgets.latest import Latest
from widgets.ledger import Ledger
from widgets.opener import Opener


@pytest.fixture
def bridge(qapp: Any, desk: FakeDesk) -> Bridge:
    return Bridge(desk, "me", Latest(desk.names), Ledger(), run_now, signers=SIGNERS)


def come(desk: FakeDesk, bridge: Bridge, person: str) -> None:
    desk.changes.put(Topic.PRESENCE, "", Present(person=person))
    bridge.frame()


def test_a_name_is_kept_from_the_beginning(desk: FakeDesk, bridge: Bridge) -> None:
    come(desk, bridge, "wang")
    opener = Opener(bridge)
    assert (opener.actor, opener.objection) == ("wang", "")
    come(desk, bridge, "li")
    assert opener.actor == "wang"
    assert opener.objection == ("王磊 asked for this, and 李敏 is signed in now: look at it again")
    come(desk, bridge, "")
    assert opener.actor == "wang"
    assert opener.objection == "Nobody is signed in at this terminal: sign in first"
    come(desk, bridge, "wang")
    assert opener.objection == ""


def test_what_nobody_began_is_whoevers_signs_in(desk: FakeDesk, bridge: Bridge) -> None:
    opener = Opener(bridge)
    assert opener.actor == "nobody"
    assert opener.objection
    come(desk, bridge, "li")
    assert (opener.actor, opener.objection) == ("li", "")


def test_without_secrets_every_name_goes(qapp: Any, desk: FakeDesk) -> None:
    bridge = Bridge(desk, "me", Latest(desk.names), Ledger(), run_now)
    assert (Opener(bridge).actor, Opener(bridge).objection) == ("me", "")
    assert (Opener(bridge, "li").actor, Opener(bridge, "li").objection) == ("li", "")
