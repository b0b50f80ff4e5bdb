"""The pinned versions are exact, complete, installed, and what the project says it needs."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

EXACT = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.!+]+")


@pytest.fixture(scope="session")
def pins(root: Path) -> dict[str, str]:
    """Canonical name -> version, from the constraints file."""
    lines = (root / "constraints.txt").read_text("utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in wanted if not EXACT.fullmatch(line)] == []
    return {canonicalize_name(name): pin for name, pin in (line.split("==") for line in wanted)}


def test_every_requirement_is_pinned_to_a_version_it_allows(
    root: Path, pins: dict[str, str]
) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    for line in (line for group in groups for line in group):
        wanted = Requirement(line)
        assert wanted.specifier.contains(pins[canonicalize_name(wanted.name)]), line


def test_what_is_installed_is_what_is_pinned(pins: dict[str, str]) -> None:
    differing = {}
    for name, pin in pins.items():
        try:
            found = version(name)
        except PackageNotFoundError:
            continue  # needed on another Python or another system only
        if found != pin:
            differing[name] = (found, pin)
    assert differing == {}
