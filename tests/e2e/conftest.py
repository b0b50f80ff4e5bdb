"""What several walks begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.steered import Steered, steered


@pytest.fixture
def market() -> Iterator[Steered]:
    """Servers beside the desk, on which copper goes and comes back when the test says so."""
    with steered() as made:
        yield made
