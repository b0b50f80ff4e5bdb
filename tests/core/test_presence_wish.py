"""What a person typed goes to its proof and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from terminal.core.effect import Prove
from terminal.core.presence_wish import Secret, SignIn
from terminal.domain.audit import body_of

TYPED = "correct horse"
WISH = SignIn("wang", Secret(TYPED))
ASKED = Prove("ticket", "wang", WISH.secret)


@pytest.mark.parametrize("holder", [WISH, ASKED, WISH.secret, {"a": WISH}])
def test_a_secret_writes_itself_nowhere(holder: object) -> None:
    assert TYPED not in f"{holder!r} {holder}"
    assert ASKED.secret.reveal() == TYPED


@pytest.mark.parametrize("encode", [msgspec.to_builtins, msgspec.json.encode, body_of])
@pytest.mark.parametrize("holder", [WISH, ASKED])
def test_nothing_encodes_a_secret(encode: Callable[[Any], object], holder: object) -> None:
    with pytest.raises(TypeError):
        encode(holder)
