"""What libraries say of bytes, addresses and workbooks, in the language of the screen.

Their English is the source text; names of files, hosts and headers stay as they are. What is not
listed may be the operating system's, or is shown as it is.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP

from terminal.core.refusal import fill
from widgets.phrases import Phrases
from widgets.system_words import system_words
from widgets.words import translate

CONTEXT = "Library"
# Of JSON: Python's reader and msgspec.
JSON = (
    QT_TRANSLATE_NOOP("Library", "{detail}: line {line} column {column} (char {place})"),
    QT_TRANSLATE_NOOP("Library", "Expecting value"),
    QT_TRANSLATE_NOOP("Library", "Expecting property name enclosed in double quotes"),
    QT_TRANSLATE_NOOP("Library", "Expecting '{mark}' delimiter"),
    QT_TRANSLATE_NOOP("Library", "Illegal trailing comma before end of {what}"),
    QT_TRANSLATE_NOOP("Library", "Extra data"),
    QT_TRANSLATE_NOOP("Library", "Unterminated string starting at"),
    QT_TRANSLATE_NOOP("Library", "Invalid control character at"),
    QT_TRANSLATE_NOOP("Library", "Invalid \\escape"),
    QT_TRANSLATE_NOOP("Library", "Invalid \\uXXXX escape"),
    QT_TRANSLATE_NOOP("Library", "Unexpected UTF-8 BOM (decode using utf-8-sig)"),
    QT_TRANSLATE_NOOP("Library", "JSON is malformed: {detail} (byte {place})"),
    QT_TRANSLATE_NOOP("Library", "Input data was truncated"),
    QT_TRANSLATE_NOOP("Library", "Number out of range - at `{path}`"),
    QT_TRANSLATE_NOOP("Library", "Number out of range"),
    QT_TRANSLATE_NOOP("Library", "nested too deeply to be read"),
    QT_TRANSLATE_NOOP("Library", "neither UTF-8 nor GB18030"),
    QT_TRANSLATE_NOOP("Library", "invalid character in unicode escape"),
    QT_TRANSLATE_NOOP("Library", "invalid character"),
    QT_TRANSLATE_NOOP("Library", "invalid number"),
    QT_TRANSLATE_NOOP("Library", "invalid escape character in string"),
    QT_TRANSLATE_NOOP("Library", "invalid escaped character"),
    QT_TRANSLATE_NOOP("Library", "invalid utf-16 surrogate pair"),
    QT_TRANSLATE_NOOP("Library", "unexpected end of escaped utf-16 surrogate pair"),
    QT_TRANSLATE_NOOP("Library", "trailing comma in object"),
    QT_TRANSLATE_NOOP("Library", "trailing comma in array"),
    QT_TRANSLATE_NOOP("Library", "trailing characters"),
    QT_TRANSLATE_NOOP("Library", "object keys must be strings"),
    QT_TRANSLATE_NOOP("Library", "expected {mark} or {other}"),
    QT_TRANSLATE_NOOP("Library", "expected {mark}"),
    QT_TRANSLATE_NOOP(
        "Library",
        "'utf-8' codec can't encode character '{mark}' in position {place}: surrogates not allowed",
    ),
)
# Of connections: sockets, names, TLS, websockets, HTTP.
WEB = (
    QT_TRANSLATE_NOOP("Library", "Multiple exceptions: {list}"),
    QT_TRANSLATE_NOOP("Library", "[Errno {number}] Connect call failed ({address})"),
    QT_TRANSLATE_NOOP("Library", "Connect call failed ({address})"),
    QT_TRANSLATE_NOOP("Library", "Cannot connect to host {host} ssl:{tls} [{detail}]"),
    QT_TRANSLATE_NOOP("Library", "Connection timeout to host {host}"),
    QT_TRANSLATE_NOOP("Library", "Timeout on reading data from socket"),
    QT_TRANSLATE_NOOP("Library", "[SSL: {code}] {detail} (_ssl.c:{place})"),
    QT_TRANSLATE_NOOP("Library", "wrong version number"),
    QT_TRANSLATE_NOOP("Library", "EOF occurred in violation of protocol"),
    QT_TRANSLATE_NOOP("Library", "unexpected eof while reading"),
    QT_TRANSLATE_NOOP("Library", "certificate verify failed: {detail}"),
    QT_TRANSLATE_NOOP("Library", "self-signed certificate in certificate chain"),
    QT_TRANSLATE_NOOP("Library", "self-signed certificate"),
    QT_TRANSLATE_NOOP("Library", "self signed certificate"),
    QT_TRANSLATE_NOOP("Library", "certificate has expired"),
    QT_TRANSLATE_NOOP("Library", "certificate is not yet valid"),
    QT_TRANSLATE_NOOP("Library", "unable to get local issuer certificate"),
    QT_TRANSLATE_NOOP("Library", "Hostname mismatch, certificate is not valid for '{host}'."),
    QT_TRANSLATE_NOOP("Library", "IP address mismatch, certificate is not valid for '{host}'."),
    QT_TRANSLATE_NOOP("Library", "did not receive a valid HTTP response"),
    QT_TRANSLATE_NOOP("Library", "missing {header} header"),
    QT_TRANSLATE_NOOP("Library", "empty {header} header"),
    QT_TRANSLATE_NOOP("Library", "invalid {header} header: {value}"),
    QT_TRANSLATE_NOOP("Library", "{host} isn't a valid URI: {detail}"),
    QT_TRANSLATE_NOOP("Library", "scheme isn't ws or wss"),
    QT_TRANSLATE_NOOP("Library", "hostname isn't provided"),
    QT_TRANSLATE_NOOP("Library", "Port out of range 0-65535"),
    QT_TRANSLATE_NOOP("Library", "proxy rejected connection: HTTP {status}"),
    # Kinds of failure that come without words, or whose words hold an address.
    QT_TRANSLATE_NOOP("Library", "TimeoutError"),
    QT_TRANSLATE_NOOP("Library", "ConnectionResetError"),
    QT_TRANSLATE_NOOP("Library", "ServerDisconnectedError"),
    QT_TRANSLATE_NOOP("Library", "ClientPayloadError"),
    QT_TRANSLATE_NOOP("Library", "ClientResponseError"),
    QT_TRANSLATE_NOOP("Library", "TooManyRedirects"),
    QT_TRANSLATE_NOOP("Library", "InvalidUrlClientError"),
    QT_TRANSLATE_NOOP("Library", "EOFError"),
)
# Of a CSV row and of a workbook: an archive, its compression, the XML in it.
SHEETS = (
    QT_TRANSLATE_NOOP("Library", "'{mark}' expected after '\"'"),
    QT_TRANSLATE_NOOP("Library", "line contains NUL"),
    QT_TRANSLATE_NOOP("Library", "field larger than field limit ({most})"),
    QT_TRANSLATE_NOOP("Library", "File is not a zip file"),
    QT_TRANSLATE_NOOP("Library", "Truncated file header"),
    QT_TRANSLATE_NOOP("Library", "Truncated central directory"),
    QT_TRANSLATE_NOOP("Library", "Bad magic number for central directory"),
    QT_TRANSLATE_NOOP("Library", "Bad magic number for file header"),
    QT_TRANSLATE_NOOP("Library", "Bad offset for central directory"),
    QT_TRANSLATE_NOOP("Library", "Bad CRC-32 for file {file}"),
    QT_TRANSLATE_NOOP("Library", "Corrupt extra field {code} (size={count})"),
    QT_TRANSLATE_NOOP("Library", "File name in directory {file} and header {other} differ."),
    QT_TRANSLATE_NOOP("Library", '"There is no item named {file} in the archive"'),
    QT_TRANSLATE_NOOP("Library", "That compression method is not supported"),
    QT_TRANSLATE_NOOP("Library", "zipfiles that span multiple disks are not supported"),
    QT_TRANSLATE_NOOP("Library", "zip file version {version}"),
    QT_TRANSLATE_NOOP("Library", "compressed patched data (flag bit {number})"),
    QT_TRANSLATE_NOOP("Library", "strong encryption (flag bit {number})"),
    QT_TRANSLATE_NOOP("Library", "Overlapped entries: {file} (possible zip bomb)"),
    QT_TRANSLATE_NOOP("Library", "File {file} is encrypted, password required for extraction"),
    QT_TRANSLATE_NOOP("Library", "negative seek value {number}"),
    QT_TRANSLATE_NOOP("Library", "Error {number} while decompressing data: {detail}"),
    QT_TRANSLATE_NOOP("Library", "{detail}: line {line}, column {column}"),
    QT_TRANSLATE_NOOP("Library", "BadZipFile"),
)
# What is wrong with compressed data, and with XML.
DAMAGES = (
    QT_TRANSLATE_NOOP("Library", "incorrect header check"),
    QT_TRANSLATE_NOOP("Library", "unknown compression method"),
    QT_TRANSLATE_NOOP("Library", "invalid window size"),
    QT_TRANSLATE_NOOP("Library", "unknown header flags set"),
    QT_TRANSLATE_NOOP("Library", "header crc mismatch"),
    QT_TRANSLATE_NOOP("Library", "invalid block type"),
    QT_TRANSLATE_NOOP("Library", "invalid stored block lengths"),
    QT_TRANSLATE_NOOP("Library", "too many length or distance symbols"),
    QT_TRANSLATE_NOOP("Library", "invalid code lengths set"),
    QT_TRANSLATE_NOOP("Library", "invalid bit length repeat"),
    QT_TRANSLATE_NOOP("Library", "invalid code -- missing end-of-block"),
    QT_TRANSLATE_NOOP("Library", "invalid literal/lengths set"),
    QT_TRANSLATE_NOOP("Library", "invalid distances set"),
    QT_TRANSLATE_NOOP("Library", "invalid literal/length code"),
    QT_TRANSLATE_NOOP("Library", "invalid distance code"),
    QT_TRANSLATE_NOOP("Library", "invalid distance too far back"),
    QT_TRANSLATE_NOOP("Library", "incorrect data check"),
    QT_TRANSLATE_NOOP("Library", "incorrect length check"),
    QT_TRANSLATE_NOOP("Library", "incomplete or truncated stream"),
    QT_TRANSLATE_NOOP("Library", "no element found"),
    QT_TRANSLATE_NOOP("Library", "syntax error"),
    QT_TRANSLATE_NOOP("Library", "unclosed token"),
    QT_TRANSLATE_NOOP("Library", "mismatched tag"),
    QT_TRANSLATE_NOOP("Library", "not well-formed (invalid token)"),
    QT_TRANSLATE_NOOP("Library", "junk after document element"),
    QT_TRANSLATE_NOOP("Library", "partial character"),
    QT_TRANSLATE_NOOP("Library", "duplicate attribute"),
    QT_TRANSLATE_NOOP("Library", "undefined entity"),
    QT_TRANSLATE_NOOP("Library", "XML or text declaration not at start of entity"),
    QT_TRANSLATE_NOOP("Library", "unknown encoding"),
    QT_TRANSLATE_NOOP("Library", "encoding specified in XML declaration is incorrect"),
    QT_TRANSLATE_NOOP("Library", "unclosed CDATA section"),
    QT_TRANSLATE_NOOP("Library", "unbound prefix"),
    QT_TRANSLATE_NOOP("Library", "XML declaration not well-formed"),
)
TEMPLATES = (*JSON, *WEB, *SHEETS, *DAMAGES)
SHAPES = {
    **dict.fromkeys(("line", "column", "place", "count", "most"), r"\d+"),
    "number": r"-?\d+",
    "status": r"\d{3}",
    "address": r"'[^']*', \d+[^()]*",
    "header": r"[\w-]+",
    "code": r"\w+",
    "list": r"\[Errno.+",
    "file": r"""(?:'.*'|".*")""",
    "other": r"\S.*",
    "tls": r"\S+",
    "version": r"[\d.]+",
    "what": "object|array",
    "mark": r"\S+|.",
}
PHRASES = Phrases(TEMPLATES, SHAPES)
INNER = frozenset({"detail"})
KINDS = {
    "object": QT_TRANSLATE_NOOP("Library", "object"),
    "array": QT_TRANSLATE_NOOP("Library", "array"),
}


def library_words(words: str) -> str:
    """Say it in the screen's language."""
    found = PHRASES.read(words)
    if found is None:
        return system_words(words)
    template, args = found
    named = {name: _argument(name, value) for name, value in args.items()}
    return fill(translate(CONTEXT, template), named)


def _argument(name: str, value: str) -> str:
    if name == "list":
        return ", ".join(map(library_words, re.split(r", (?=\[Errno )", value)))
    if name == "what":
        return translate(CONTEXT, KINDS[value])
    return library_words(value) if name in INNER else value
