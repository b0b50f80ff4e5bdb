"""The commands of spot prices: look at a file, write a template, list a desk's sources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from terminal import Refused
from terminal.core.spot_view import RowKind, SpotPreview, SpotRow
from terminal.domain.basis import Pair
from terminal.feeds.spot_layout import Layout
from terminal.settings import Settings, read_settings

spot = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="Spot prices: check, template, show."
)

DeskOption = Annotated[Path | None, typer.Option("--desk", help="Its mapping, pairs, series.")]
Json = Annotated[bool, typer.Option("--json", help="One object a line.")]
LABELS = {RowKind.BAD: "refused: ", RowKind.LOOK: "look at: ", RowKind.OTHER: "passed over: "}


@spot.command()
def check(
    file: Annotated[Path, typer.Argument(help="A CSV or XLSX file of spot prices.")],
    desk: DeskOption = None,
    mapping: Annotated[Path | None, typer.Option(help="A mapping (TOML) to try.")] = None,
    series: Annotated[str, typer.Option(help="The one series of the file.")] = "",
    guess: Annotated[bool, typer.Option("--guess", help="Guess a mapping and print it.")] = False,
    as_json: Json = False,
) -> None:
    """Say of each row what would be taken or what is wrong; nothing is. Exit code 0 or 1.

    Example: python -m terminal spot check spot.xlsx --desk desk.toml --mapping office.toml
    """
    from terminal.feeds.spot_preview import preview
    from terminal.spot_tasks import now, read_file, source_of
    from terminal.spotmap import wrong_in
    from terminal.spottext import spell_mapping

    settings = None if desk is None else read_settings(desk)
    pairs = () if settings is None else settings.plant.pairs
    content = read_file(file)
    layout = _layout(settings, file, mapping, series, content if guess else None)
    found = preview(content, file.name, now(), layout, pairs)
    if settings is not None:
        source = msgspec.structs.replace(source_of(settings, file), mapping=layout)
        found = msgspec.structs.replace(found, wrong=wrong_in(settings, source))
    if guess and not as_json:
        print(spell_mapping(layout))
    for line in _objects(found) if as_json else _lines(found):
        print(json.dumps(line, ensure_ascii=False) if as_json else line)
    raise typer.Exit(0 if found.is_clean and not found.wrong else 1)


@spot.command()
def template(
    out: Annotated[Path, typer.Argument(help="The file to write: .csv or .xlsx.")],
    lang: Annotated[str, typer.Option(help='Heads: "zh" or "en"; both are read.')] = "zh",
) -> None:
    """Write a file with the heads that need no mapping, and two rows as an example.

    Example: python -m terminal spot template spot.xlsx --lang en
    """
    from terminal.feeds.book_template import Language
    from terminal.feeds.spot_template import csv_of, xlsx_of

    writers = {".csv": csv_of, ".xlsx": xlsx_of}
    if (write := writers.get(out.suffix.lower())) is None:
        raise Refused(f"{out}: a template is a .csv or .xlsx file")
    if lang not in tuple(Language):
        raise Refused(f'--lang {lang}: allowed are "zh" and "en"')
    try:
        with out.open("xb") as file:
            file.write(write(Language(lang)))
    except OSError as error:
        raise Refused(f"{out}: cannot be written: {error.strerror}") from None
    print(out)


@spot.command()
def show(
    desk: Annotated[Path, typer.Option("--desk", help="The desk file (TOML).")],
    as_json: Json = False,
) -> None:
    """List where a desk's spot prices come from, and how old each series may be.

    Example: python -m terminal spot show --desk desk.toml --json
    """
    settings = read_settings(desk)
    for one in _sources(settings):
        print(json.dumps(one, ensure_ascii=False) if as_json else _source_line(one))


def _layout(
    settings: Settings | None, file: Path, mapping: Path | None, series: str, content: bytes | None
) -> Layout:
    from terminal.spot_tasks import guess, source_of
    from terminal.spottext import read_mapping

    if mapping is not None:
        layout = read_mapping(mapping)
    elif content is not None:
        layout = guess(content, file.name, () if settings is None else settings.plant.pairs)
    else:
        layout = Layout() if settings is None else source_of(settings, file).mapping
    if not series:
        return layout
    return msgspec.structs.replace(layout, series=series, symbol="", grade="", place="", names={})


def _lines(found: SpotPreview) -> Iterator[str]:
    for row in found.rows:
        said = _taken(row)
        if row.words and not found.refused:
            label = LABELS.get(row.kind, "")
            yield f"{label}{row.words}{f' ({said})' if said else ''}"
        elif said:
            yield f"line {row.line}: {said}"
    if found.refused:
        yield f"refused: {found.refused}"
    if found.wrong:
        yield f"refused: {found.wrong}"
    taken = found.count(RowKind.GOOD) + found.count(RowKind.LOOK)
    yield (
        f"{taken} rows taken, {found.count(RowKind.LOOK)} of them to be looked at, "
        f"{found.count(RowKind.BAD)} refused, {found.count(RowKind.OTHER)} passed over"
    )


def _taken(row: SpotRow) -> str:
    if row.price is None:
        return ""
    spots = "".join(f", {pair} S = {price:f}" for pair, price in row.spots)
    basis = "" if row.basis is None else f", spot minus futures = {row.basis:f}"
    return f"{row.series} {row.stamp[:19]} {row.price:.15g}{spots}{basis}"


def _objects(found: SpotPreview) -> Iterator[dict[str, Any]]:
    for row in found.rows:
        yield {
            "line": row.line,
            "kind": row.kind.value,
            "series": row.series,
            "time": _utc(row.stamp),
            "price": row.price,
            "spots": {pair: f"{price:f}" for pair, price in row.spots},
            "basis": None if row.basis is None else f"{row.basis:f}",
            "column": row.column,
            "value": row.value,
            "words": row.words,
        }
    yield {
        "kind": "summary",
        **{kind.value: found.count(kind) for kind in RowKind},
        "refused": found.refused or found.wrong,
        "mapping": dict(found.mapping),
    }


def _utc(stamp: str) -> str:
    from terminal.core.session import BEIJING

    if not stamp:
        return ""
    return datetime.fromisoformat(stamp).replace(tzinfo=BEIJING).astimezone(UTC).isoformat()


def _sources(settings: Settings) -> Iterator[dict[str, Any]]:
    from terminal.feeds.spot_preview import keys_of

    front = dict.fromkeys(pair.spot for pair in settings.plant.pairs)
    for kind in ("spot_file", "spot_http", "spot_push"):
        for one in getattr(settings, f"{kind}s" if kind != "spot_push" else "spot_pushes"):
            for symbol in one.brings:
                front.pop(symbol, None)
            line = {
                "id": one.id,
                "kind": kind,
                "from": one.path if kind == "spot_file" else one.url,
                "series": _ages(one.brings, settings.plant.pairs),
            }
            if kind == "spot_file":
                line["mapping"] = keys_of(one.mapping)
                line["mapping_file"] = one.mapping_file
            yield line
    if front:
        yield {
            "id": "",
            "kind": "front",
            "from": settings.market.url,
            "series": _ages(tuple(front), settings.plant.pairs),
        }


# The age that a series may reach is a pair's: two pairs may ask for two.
def _ages(brings: tuple[str, ...], pairs: tuple[Pair, ...]) -> dict[str, dict[str, str]]:
    from terminal.duration import spell_duration

    return {
        symbol: {p.id: spell_duration(p.spot_max_age) for p in pairs if p.spot == symbol}
        for symbol in brings
    }


def _source_line(one: dict[str, Any]) -> str:
    series = "; ".join(
        f"{symbol} ({', '.join(f'{pair} max_age {age}' for pair, age in ages.items())})"
        if ages
        else f"{symbol} (no pair)"
        for symbol, ages in one["series"].items()
    )
    name = f"{one['kind']} {one['id']}".strip()
    beside = f", mapping in {one['mapping_file']}" if one.get("mapping_file") else ""
    keys = "".join(f", {key} = {value}" for key, value in one.get("mapping", {}).items())
    return f"{name}: {one['from']}: {series or 'what its rows name'}{beside}{keys}"
