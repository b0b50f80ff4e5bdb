"""The commands of the business book: check files, apply them, write templates."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from terminal import Refused
from terminal.core.book_view import Preview
from terminal.domain.change import Change
from terminal.feeds.basis_check import BasisSign
from terminal.settings import Settings, read_settings

book = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Files of contracts, stock and allocations."
)

Files = Annotated[list[Path], typer.Argument(help="CSV, XLSX or database (TOML) files, folders.")]
DeskOption = Annotated[Path, typer.Option("--desk", help="The desk file (TOML).")]
Data = Annotated[Path | None, typer.Option(help="Folder for ledger and keys.")]
Sign = Annotated[
    BasisSign, typer.Option(help="Which way round the files' basis columns are written.")
]
SIGN = BasisSign.SPOT_MINUS_FUTURES
Part = Annotated[bool, typer.Option("--part", help="Rows that the files do not name stay.")]


@book.command()
def check(
    files: Files,
    desk: DeskOption,
    data: Data = None,
    part: Part = False,
    sign: Sign = SIGN,
) -> None:
    """Say what files would change and every fault in them; nothing is applied. Exit code 0 or 1.

    Example: python -m terminal book check resources/book --desk resources/desk.demo.toml
    """
    from terminal.book_tasks import preview_files

    settings = read_settings(desk)
    folder = _folder(settings, data)
    paths = [str(path) for path in files]
    _, found = preview_files(desk, folder, not part, paths, lambda done, total: None, sign)
    _print(found)
    raise typer.Exit(1 if found.refusals else 0)


@book.command(name="import")
def import_(
    files: Files,
    desk: DeskOption,
    data: Data = None,
    part: Part = False,
    sign: Sign = SIGN,
) -> None:
    """Apply files to the book of a desk that is not running: all of them, or nothing.

    Example: python -m terminal book import contracts.xlsx --desk desk.toml --part
    """
    from terminal.book_tasks import import_files

    settings = read_settings(desk)
    folder = _folder(settings, data)
    _print(asyncio.run(import_files(settings, folder, files, whole=not part, sign=sign)))


@book.command()
def template(
    out: Annotated[Path, typer.Option(help="The folder to write into.")],
    lang: Annotated[str, typer.Option(help='Headers: "zh" or "en"; both are read.')] = "zh",
    desk: Annotated[Path | None, typer.Option(help="Fill them with this desk's book.")] = None,
    data: Data = None,
) -> None:
    """Write an empty CSV for each table and one workbook with all of them.

    Example: python -m terminal book template --out templates --lang en
    """
    from terminal.book_tasks import register_in
    from terminal.bookshelf import columns_of, firm_of
    from terminal.domain.register import Register
    from terminal.feeds.book_template import Language, csv_of, xlsx_of

    if lang not in tuple(Language):
        raise Refused(f'--lang {lang}: allowed are "zh" and "en"')
    language, columns = Language(lang), columns_of(firm_of().products)
    register = Register()
    if desk is not None:
        register = register_in(_folder(read_settings(desk), data))
    files = {
        f"{table.value}.csv": csv_of(table, columns, register, language) for table in columns.shapes
    }
    files["book.xlsx"] = xlsx_of(columns, register, language)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            with (out / name).open("xb") as file:
                file.write(content)
            print(out / name)
    except OSError as error:
        raise Refused(f"{error.filename}: cannot be written: {error.strerror}") from None


def _folder(settings: Settings, data: Path | None) -> Path:
    from terminal.tasks import data_folder

    return data_folder(settings, data)


def _print(found: Preview) -> None:
    for sentence in found.refusals:
        print("refused:", sentence)
    for sentence in found.flags:
        print("look at:", sentence)
    for change in found.changes:
        print(f"{change.kind}: {change.table} {change.id}{_fields(change)}")
    print(f"{len(found.changes)} changes, {len(found.refusals)} refusals, {len(found.flags)} flags")


def _fields(change: Change) -> str:
    return "".join(
        f"; {name}: {getattr(change.before, name)} -> {getattr(change.after, name)}"
        for name in change.fields
    )
