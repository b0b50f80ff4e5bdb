"""What the README promises exists and works as written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from terminal.cli import app
from terminal.settings import read_settings


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text("utf-8")


def test_every_command_of_the_readme_has_help_with_an_example(readme: str) -> None:
    commands = set(re.findall(r"python -m terminal ((?:audit |book |pack |spot )?[a-z]+)", readme))
    assert len(commands) >= 7
    for command in commands:
        done = CliRunner().invoke(app, [*command.split(), "--help"])
        assert done.exit_code == 0, done.output
        assert f"python -m terminal {command}" in " ".join(done.output.split()), command


def test_every_option_of_the_readme_is_known(readme: str) -> None:
    for command, rest in re.findall(
        r"`python -m terminal ((?:audit |book |pack |spot )?[a-z]+)([^`]*)`", readme
    ):
        help_text = CliRunner().invoke(app, [*command.split(), "--help"]).output
        assert [each for each in re.findall(r"--[a-z-]+", rest) if each not in help_text] == []


def test_every_make_target_of_the_readme_exists(root: Path, readme: str) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"make ([a-z]+)", readme.replace("with `make`", ""))):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_desk_file_of_the_readme_is_accepted(readme: str, tmp_path: Path) -> None:
    [example] = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)
    (tmp_path / "desk.toml").write_text(example, "utf-8")
    assert read_settings(tmp_path / "desk.toml").mode == "LIVE"


@pytest.mark.parametrize("name", ["README.md", "docs/ARCHITECTURE.md", "CHANGELOG.md"])
def test_no_link_points_to_a_missing_file(root: Path, name: str) -> None:
    page = root / name
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_decision_record_is_numbered_and_short(root: Path) -> None:
    pages = sorted((root / "docs" / "decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        lines = page.read_text("utf-8").splitlines()
        assert lines[0].startswith(f"# {int(page.name[:4])}. ")
        assert len(lines) <= 45, page.name
