"""What a source sent that is not taken, why a link is as it is, what a start found: of `refusal`.

`file` is a file, with its sheet where it has several; `source` the id of a web source; `value`,
`text` and `wanted` are quoted as the source has them.
"""

from __future__ import annotations

LINE = "{file}, line {line}: "
CELL = LINE + "column {column} "
ROW = "{source}, row {row}"
FILE_SENTENCES: dict[str, str] = {
    "row_short": LINE + "only {count} columns: {text}",
    "row_long": LINE
    + "{count} columns under a header of {most}: a number with a comma in it has to "
    "stand in quotation marks: {text}",
    "row_no_csv": "{file}, line {line} is not a CSV row ({failure}): {text}",
    "cell_empty": CELL + "is empty: {text}",
    "cell_no_number": CELL + "is not a number: {value}",
    "cell_no_date": CELL + "is not a date: {value}; expected {expected}",
    "cell_day_count": CELL + "is not a date: {value}; expected {expected}; if it counts days, "
    "format the column as dates",
    "cell_no_clock": CELL + "is not a time of day: {value}; expected HH:MM",
    "cell_future": CELL + "lies in the future: {value}",
    "cell_not_mapped": CELL + "is not {wanted} of the mapping: {value}",
    "cell_not_above": CELL + "is not {wanted} of {series} further up: {value}",
    "cell_formula": CELL + "is a formula without a computed value: {value}; open and save the file",
    "row_repeats": LINE + "column {column}: {stamp} of {series} repeats {earlier} in line {above}",
    "row_goes_back": LINE + "column {column}: {stamp} of {series} is older than {earlier} in line "
    "{above}",
    "row_too_old": LINE + "{stamp} of {series} is older than {earlier}, which was accepted before",
    "row_corrects": LINE + "column price: {value} of {series} at {stamp} was {earlier} before; a "
    "correction needs a later time",
    "series_taken": LINE + "{series} comes from the spot source {owner} already and stays with it: "
    "two sources of one series would overtake each other",
    "row_unfinished": LINE + "the line has no end yet: it counts when the file stands still, and "
    "may be cut off",
    "other_pair_unit": LINE + "the unit is {value}, and pair {pair} takes the number as it is and "
    "computes in {unit}: it needs a unit_factor or an fx",
    "series_unwatched": LINE + "no pair of the desk has the series {series}",
    "series_absent": "{file}: no row of {names} can be taken yet; look at how the file names them "
    "and at names and symbols in the desk file",
    "series_unnamed": LINE + "the mapping does not name this series",
    "header_missing": LINE + "the header is missing; expected {expected}",
    "column_missing": LINE + "no column {wanted}: the header is {text}; expected {expected}",
    "column_gone": LINE + "no column {wanted}, which the mapping names: the header is {text}",
    "column_twice": LINE + "more than one column {wanted}: the header is {text}; say which in the "
    "mapping",
    "columns_guessed": "{file}: columns guessed from the header: {guessed}",
    "basis_off": LINE + "basis = {value}: spot {spot} minus futures {futures} is {basis}",
    "basis_opposed": LINE + "basis = {value}: spot {spot} minus futures {futures} is {basis}: the "
    "sign is wrong",
    "basis_reversed": "{file}: the file seems to write {writes}: basis = {value} in line {line}, "
    "where spot {spot} minus futures {futures} is {basis}, and so all rows with a basis, {signed} "
    'of {seen}. If that is meant, say sign = "{sign}"; until then nothing of it is taken',
    "workbook_old": "{file} is an old .xls workbook or one with a password: save it as .xlsx or "
    "CSV",
    "workbook_torn": "{file} cannot be read as an XLSX workbook: {failure}",
    "workbook_none": "{file} is no workbook: there is no sheet {wanted} in it",
    "sheet_missing": "{file}: no sheet {wanted}; there are: {sheets}",
    "file_long": "{file}: more than {most} rows are not read",
    "encoding_unknown": "{file} is neither UTF-8 nor GBK text",
    "encoding_other": "{file} is not {wanted} text",
    "file_away": "{file}: {failure}",
    "mapping_refused": "{file} is not taken, the mapping so far goes on: {failure}",
}
WEB_SENTENCES: dict[str, str] = {
    "source_broke": "{source}: this program broke over what it sent, and begins anew with it: "
    "{failure}",
    "web_no_json": "{source}: not valid JSON: {failure}",
    "web_no_rows": "{source}: no list of rows under {wanted}: {value}",
    "web_no_list": "{source}: no list of rows in the document: {value}",
    "web_no_object": ROW + " is no object: {value}",
    "web_no_name": ROW + ": {column} is not a name: {value}",
    "web_no_number": ROW + ": {column} is not a number: {value}",
    "web_no_time": ROW + ": {column} is not a time: {value}",
    "web_future": ROW + ": {column} lies in the future: {value}",
    "web_no_series": "{source}: its answers have no row of {names} yet; look at how it names them",
    "web_status": "{source}: the service answered with HTTP {status}",
    "web_status_rest": "{source}: the service answered with HTTP {status} and asks to be left "
    "alone for {seconds} s",
    "web_long": "{source}: the answer is longer than {most} bytes",
    "web_silent": "{source} did not answer: {failure}",
    "web_slow": "{source} did not answer within {seconds} s",
    "web_no_way": "{source} cannot be reached: {failure}",
    "web_lost": "{source}: the connection was lost",
    "web_gone": "{source} is gone: {failure}",
    "web_turned_away": "{source} answered with HTTP {status}",
}
FRONT_SENTENCES: dict[str, str] = {
    "front_unknown": "{link}: the front does not know {contracts}",
    "front_unknown_at": "{link}: the front does not know {contracts} [{places}]",
    "front_no_quote": "no quote yet of {contracts}",
    "front_dropped": "the front dropped the subscription",
    "counter_day": "trading day {day}",
    "counter_silent": "account {account}: the counter does not say {names}; rules on that do not "
    "judge it until it does",
    "counter_front": "the counter lost its front",
    "not_usable": "what was sent cannot be used and is not taken: {words}",
}
START_SENTENCES: dict[str, str] = {
    "ledger_doubted": "the ledger is not the one that was signed: {doubt}",
    "book_empty": "the business book is empty: {words}",
    "holds_lost": "hold times that ran when the desk was stopped begin anew, for what was kept of "
    "them cannot be read: {words}",
}
SOURCE_SENTENCES = FILE_SENTENCES | WEB_SENTENCES | FRONT_SENTENCES | START_SENTENCES
