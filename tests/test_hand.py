"""The scripted hand works on simulated desks only."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from terminal import Refused
from terminal.desk import Desk
from terminal.hand import scripted_hand
from terminal.settings import read_settings
from tests.e2e.programs import DEMO


async def test_it_refuses_a_live_desk(tmp_path: Path) -> None:
    live = msgspec.structs.replace(read_settings(DEMO), mode="LIVE")
    with pytest.raises(Refused, match="SIM desks only"):
        await scripted_hand(Desk(live, tmp_path))


async def test_it_refuses_a_desk_where_persons_sign_in(tmp_path: Path) -> None:
    proven = msgspec.structs.replace(read_settings(DEMO), secrets={"wang": "a line"})
    with pytest.raises(Refused, match="persons sign in"):
        await scripted_hand(Desk(proven, tmp_path))
