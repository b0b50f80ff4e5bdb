"""Sentences on what is wrong in packs, mappings and files of facts, to be known by their words.

The English of terminal/packfile.py, spotcheck.py, feeds/spot_layout.py and terminal/almanac is the
source text. The first template that fits counts.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

PACKS = (
    QT_TRANSLATE_NOOP("Load", 'one to three numbers with dots are needed, such as "1.0"'),
    QT_TRANSLATE_NOOP("Load", "a pack needs at least one rule"),
    QT_TRANSLATE_NOOP("Load", "no rule of this pack has this id"),
    QT_TRANSLATE_NOOP("Load", "another suggestion is for this rule"),
    QT_TRANSLATE_NOOP("Load", 'a rule on units says "*", a unit, "unit/CU" or "*/CU"'),
    QT_TRANSLATE_NOOP("Load", 'a name is needed, as in "commodity:cu" and "contract:SHFE.cu2701"'),
    QT_TRANSLATE_NOOP("Load", 'a rule on {kind}s says "*"{selectors} or the id of one'),
    QT_TRANSLATE_NOOP("Load", "{rule} of the same family says it too"),
    QT_TRANSLATE_NOOP("Load", "no table has a query"),
    QT_TRANSLATE_NOOP("Load", "is no table; there are {names}"),
)
MAPPINGS = (
    QT_TRANSLATE_NOOP("Load", "a mapping is kept in a .toml file"),
    QT_TRANSLATE_NOOP("Load", "is a spreadsheet program's lock file: name the workbook beside it"),
    QT_TRANSLATE_NOOP("Load", "spot_file {source} has this mapping_file already"),
    QT_TRANSLATE_NOOP("Load", "spot_file {source} watches this file and sheet already"),
    QT_TRANSLATE_NOOP("Load", "pair {pair} computes in {unit}: it needs a unit_factor or an fx"),
    QT_TRANSLATE_NOOP("Load", "pair {pair} computes in {unit}: it needs an fx"),
    QT_TRANSLATE_NOOP("Load", "{source} brings this series already"),
    QT_TRANSLATE_NOOP("Load", "the file has one series, {series}"),
    QT_TRANSLATE_NOOP("Load", "names say what a column means, and there is none"),
    QT_TRANSLATE_NOOP("Load", "is the column for {role} as well"),
    QT_TRANSLATE_NOOP("Load", "without a header a column is named by its letter, such as B"),
    QT_TRANSLATE_NOOP("Load", "without a header no column can be guessed: {role} is not named"),
    QT_TRANSLATE_NOOP("Load", "is recomputed from spot and futures: name futures as well"),
    QT_TRANSLATE_NOOP("Load", "separates the decimals as well"),
    QT_TRANSLATE_NOOP("Load", "needs YYYY or YY, MM and DD, each once"),
)
FACTS = (
    QT_TRANSLATE_NOOP("Load", 'the letters of an exchange are needed, such as "SHFE"'),
    QT_TRANSLATE_NOOP(
        "Load",
        'an exchange and a product are needed, such as "SHFE.cu", or "SHFE.*" for all',
    ),
    QT_TRANSLATE_NOOP("Load", 'an exchange and a product are needed, such as "SHFE.cu"'),
    QT_TRANSLATE_NOOP("Load", "the letters of a product are needed, without the exchange"),
    QT_TRANSLATE_NOOP("Load", "is written {name}"),
    QT_TRANSLATE_NOOP("Load", "is no exchange of the calendar; {name} is"),
    QT_TRANSLATE_NOOP("Load", "this file has no closure for the Chinese new year of {year}"),
    QT_TRANSLATE_NOOP(
        "Load", "{day} is in this span and a holiday, and this file does not close it"
    ),
    QT_TRANSLATE_NOOP("Load", "must lie between {first} and {last}"),
    QT_TRANSLATE_NOOP(
        "Load", "a span of the day must lie between {first} and {last} and end after it starts"
    ),
    QT_TRANSLATE_NOOP(
        "Load", "a span of the night must lie between {first} and {last} and end after it starts"
    ),
    QT_TRANSLATE_NOOP("Load", 'a span is needed, such as "09:00-10:15"'),
    QT_TRANSLATE_NOOP("Load", "starts before the span before it has ended"),
    QT_TRANSLATE_NOOP("Load", "is before the first day, {day}"),
    QT_TRANSLATE_NOOP("Load", "closes more than 31 days from {day}"),
    QT_TRANSLATE_NOOP("Load", "this file has no closure of {exchange} in so long a span"),
    QT_TRANSLATE_NOOP("Load", 'belongs to demand = "multiple", not to "{demand}"'),
    QT_TRANSLATE_NOOP("Load", "must be a fraction above 0 and below 1, such as {share}"),
    QT_TRANSLATE_NOOP("Load", "must be a fraction from 0 to below 1, such as {share}"),
    QT_TRANSLATE_NOOP("Load", "is no class of [[vat]]; known are {names}"),
    QT_TRANSLATE_NOOP("Load", "is no exchange of this file; known are {names}"),
    QT_TRANSLATE_NOOP("Load", "write [product.SHFE] and the like"),
    QT_TRANSLATE_NOOP("Load", "is no product of this file"),
    QT_TRANSLATE_NOOP("Load", "one to eight letters are needed"),
    QT_TRANSLATE_NOOP("Load", "{product} has a row for it already"),
    QT_TRANSLATE_NOOP("Load", "needs `above`: from how many lots on"),
    QT_TRANSLATE_NOOP("Load", "is no list of tables; write [[{table}]]"),
    QT_TRANSLATE_NOOP("Load", "is no table of this file; it may have {names}"),
)
