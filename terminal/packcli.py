"""The commands of rule packs: check files, list and show packs, write a desk's rules as one."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from terminal import Refused
from terminal.domain.pack import Pack
from terminal.settings import read_settings

pack = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Rule packs: check, list, show, export."
)

Files = Annotated[list[Path], typer.Argument(help="Rule packs (TOML), or folders of them.")]
DeskOption = Annotated[Path, typer.Option("--desk", help="The desk file (TOML).")]
Data = Annotated[Path | None, typer.Option(help="Folder for ledger and keys.")]
Json = Annotated[bool, typer.Option("--json", help="One object a line.")]
SHORT = 12


@pack.command()
def check(files: Files, as_json: Json = False) -> None:
    """Read rule packs and say of each what is wrong with it first. Exit code 0 or 1.

    Example: python -m terminal pack check resources/sop
    """
    from terminal.packfile import read_pack
    from terminal.packshelf import files_in

    is_right = True
    for file in files_in(files):
        try:
            found = read_pack(file)
        except Refused as refusal:
            is_right = False
            line = {"file": str(file), "wrong": str(refusal)}
            print(json.dumps(line, ensure_ascii=False) if as_json else f"refused: {refusal}")
        else:
            line = {"file": str(file), **_summary(found)}
            said = f"{file}: {_line(found)}"
            print(json.dumps(line, ensure_ascii=False) if as_json else said)
    raise typer.Exit(0 if is_right else 1)


@pack.command(name="list")
def list_(as_json: Json = False) -> None:
    """List the packs that come with the program.

    Example: python -m terminal pack list --json
    """
    from terminal.packshelf import shipped_packs

    for one in shipped_packs():
        print(json.dumps(_summary(one), ensure_ascii=False) if as_json else _line(one))


@pack.command()
def show(
    name: Annotated[str, typer.Argument(help="The id of a shipped pack, or a file.")],
    as_json: Json = False,
) -> None:
    """Print one pack: its rules, why their numbers are so, and the other stages.

    Example: python -m terminal pack show base-metals
    """
    import msgspec

    from terminal.packshelf import find_pack

    found = find_pack(name)
    if as_json:
        print(json.dumps(msgspec.to_builtins(found), ensure_ascii=False))
        return
    for line in _page(found):
        print(line)


@pack.command()
def export(
    desk: DeskOption,
    data: Data = None,
    out: Annotated[Path | None, typer.Option(help="The file to write, else stdout.")] = None,
    id: Annotated[str | None, typer.Option(help="Id of the pack, else the desk's.")] = None,
    number: Annotated[str, typer.Option("--version", help="Version of the pack.")] = "1.0",
) -> None:
    """Write the rules in force of a desk as a pack: its desk file and what went live since.

    Example: python -m terminal pack export --desk desk.toml --out copper.toml --version 2.1
    """
    from terminal.desktable import ID
    from terminal.packfile import VERSION
    from terminal.packshelf import rules_in
    from terminal.packtext import spell_pack
    from terminal.tasks import data_folder

    settings = read_settings(desk)
    name = settings.desk if id is None else id
    for option, value, pattern in (("--id", name, ID), ("--version", number, VERSION)):
        _demand(option, value, pattern)
    rules, notes = rules_in(settings, data_folder(settings, data))
    for note in notes:
        print("look at:", note, file=sys.stderr)
    if not rules:
        raise Refused(f"{desk}: no rule is in force, and a pack needs at least one")
    text = spell_pack(Pack(id=name, version=number, name=settings.name, rules=rules))
    if out is None:
        print(text, end="")
        return
    try:
        with out.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise Refused(f"{out}: cannot be written: {error.strerror}") from None
    print(f"{out}: {len(rules)} rules")


def _demand(option: str, value: str, pattern: str) -> None:
    from terminal.packfile import WORDS

    if not re.match(pattern, value):
        raise Refused(f"{option} {value}: {WORDS[pattern]}")


def _summary(found: Pack) -> dict[str, Any]:
    keys = ("id", "version", "name", "name_en", "commodities", "digest")
    return {key: getattr(found, key) for key in keys} | {"rules": len(found.rules)}


def _line(found: Pack) -> str:
    name = f"{found.name} ({found.name_en})" if found.name_en else found.name
    return f"{found.id} {found.version} {name}, {len(found.rules)} rules, {found.digest[:SHORT]}"


def _page(found: Pack) -> Iterator[str]:
    from terminal.rulefile import spell_rule

    why = {one.rule: one for one in found.suggestions}
    yield _line(found)
    for words in (found.description, found.source, f"SHA-256 {found.digest}"):
        if words:
            yield words
    for rule in found.rules:
        yield ""
        yield spell_rule(rule).rstrip("\n")
        if rule.id in why:
            yield f"# {why[rule.id].stage.value}: {why[rule.id].reason}"
    for advice in found.advice:
        yield ""
        yield f"[{advice.stage.value}]"
        for key, value in advice.values.items():
            yield f"{key} = {', '.join(value) if isinstance(value, tuple) else value}"
        if advice.reason:
            yield f"# {advice.reason}"
