"""What libraries say of rubbish has its words; each is made to say it, or read for what it says."""

from __future__ import annotations

import asyncio
import csv
import inspect
import io
import json.decoder
import random
import re
import zipfile
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from xml.parsers import expat

import aiohttp
import openpyxl
import pytest
from websockets.asyncio.client import connect

from terminal.feeds.fault import Malformed
from terminal.feeds.spot_sheet import written_in
from tests.widgets.english import english_in
from widgets.latest import Latest
from widgets.library_words import TEMPLATES, library_words
from widgets.refusals import told

NOBODY = Latest({}, is_english=False)
UPGRADED = b"HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
REPLIES = (
    b"", b"garbage\r\n\r\n", b"HTTP/1.1 101 X\r\n\r\n", b"HTTP/1.0 200 OK\r\nA: b\r\n\r\n",
    UPGRADED + b"\r\n",
    UPGRADED + b"Sec-WebSocket-Accept: x\r\n\r\n",
    b"HTTP/1.1 302 F\r\nLocation: http://127.0.0.1:1/\r\n\r\n",
)  # fmt: skip
# Of XML's errors those that a file can make.
XML = (2, 3, 4, 5, 6, 7, 8, 9, 11, 17, 18, 19, 20, 27, 30)


def workbook() -> bytes:
    book, content = openpyxl.Workbook(), io.BytesIO()
    assert book.active is not None
    for at in range(40):
        book.active.append(["2026-11-20", "SPOT.CU", at, f"text {at}"])
    book.save(content)
    return content.getvalue()


def damaged() -> Iterator[bytes]:
    good = workbook()
    yield from (good[:end] for end in range(4, len(good), 97))
    source = zipfile.ZipFile(io.BytesIO(good))
    for name in source.namelist():
        for left in (None, source.read(name)[:40], b"", b"junk"):
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w") as archive:
                for one in source.namelist():
                    kept = left if one == name else source.read(one)
                    if kept is not None:
                        archive.writestr(one, kept)
            yield packed.getvalue()


def told_of(content: bytes) -> str:
    try:
        written_in(content, "a.xlsx")
    except Malformed as fault:
        return told(fault.said, str(fault), NOBODY)
    return ""


def test_a_damaged_workbook_is_told_in_chinese(speak: Callable[[str], None]) -> None:
    speak("zh")
    said = {words for content in damaged() if (words := told_of(content))}
    assert len(said) > 5
    assert {words for words in said if english_in(words) or "（）" in words} == set()


def test_a_failure_without_words_is_told_by_its_kind(
    speak: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise EOFError

    monkeypatch.setattr(openpyxl, "load_workbook", fail)
    speak("zh")
    assert told_of(workbook()) == "a.xlsx 不能作为 XLSX 工作簿读取（数据提前结束）"


def test_what_an_archive_says_is_known(speak: Callable[[str], None]) -> None:
    speak("zh")
    texts = re.findall(r'BadZipFile\("([^"%{]+)"\)', inspect.getsource(zipfile))
    assert len(texts) > 5
    assert [one for one in texts if english_in(library_words(one))] == []


def test_what_is_said_of_compressed_data_is_known(speak: Callable[[str], None]) -> None:
    speak("zh")
    good, chance = zlib.compress(bytes(range(256)) * 40), random.Random(1)
    said = set()
    for _ in range(400):
        content = bytearray(good)
        for _ in range(3):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            zlib.decompress(bytes(content))
        except zlib.error as error:
            said.add(str(error))
    assert len(said) > 5
    assert [one for one in said if english_in(library_words(one))] == []


@pytest.mark.parametrize("template", [one for one in TEMPLATES if "{" not in one])
def test_each_text_is_known_whole(speak: Callable[[str], None], template: str) -> None:
    speak("zh")
    assert not english_in(library_words(template))


def test_what_python_says_of_json_is_known(speak: Callable[[str], None]) -> None:
    speak("zh")
    source = Path(json.decoder.__file__).read_text("utf-8")
    texts = re.findall(r'JSONDecodeError\(\s*"([^"]+)"', source)
    assert len(texts) > 5
    for text in texts:
        assert not english_in(library_words(f"{text}: line 1 column 2 (char 1)")), text


def test_what_is_said_of_broken_xml_is_known(speak: Callable[[str], None]) -> None:
    speak("zh")
    for code in XML:
        said = library_words(f"{expat.errors.messages[code]}: line 1, column 2")
        assert said.startswith("第 1 行第 2 列：")
        assert not english_in(said)


@pytest.mark.parametrize("line", ['"a"b,c', '"a'])
def test_what_is_said_of_a_csv_row_is_known(speak: Callable[[str], None], line: str) -> None:
    speak("zh")
    with pytest.raises(csv.Error) as caught:
        next(csv.reader([line], strict=True))
    assert not english_in(library_words(str(caught.value)))


@asynccontextmanager
async def answering(reply: bytes) -> AsyncIterator[int]:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.write(reply)
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


async def failures(reply: bytes, scheme: str) -> list[str]:
    """What a websocket's and an HTTP client's failure say, as the feeds take their words."""
    found = []
    async with answering(reply) as port, aiohttp.ClientSession() as session:
        try:
            await connect(f"ws{scheme}://127.0.0.1:{port}", proxy=None)
        except Exception as error:
            found.append(str(error) or type(error).__name__)
        try:
            async with session.get(f"http{scheme}://127.0.0.1:{port}/"):
                pass
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            found.append(str(error) if isinstance(error, OSError) else type(error).__name__)
    return found


@pytest.mark.parametrize("scheme", ["", "s"])
@pytest.mark.parametrize("reply", REPLIES)
async def test_what_is_said_of_a_server_that_is_none_is_known(
    speak: Callable[[str], None], reply: bytes, scheme: str
) -> None:
    speak("zh")
    said = await failures(reply, scheme)
    assert said
    assert [one for one in said if english_in(library_words(one))] == []


@pytest.mark.parametrize("host", ["127.0.0.1:1", "[::1]:1", "localhost:1"])
async def test_what_is_said_of_a_closed_port_is_known(
    speak: Callable[[str], None], host: str
) -> None:
    speak("zh")
    with pytest.raises(OSError, match="Errno") as caught:
        await connect(f"ws://{host}", proxy=None)
    assert not english_in(library_words(str(caught.value)))


@pytest.mark.parametrize(
    ("words", "chinese"),
    [
        (
            "Multiple exceptions: [Errno 111] Connect call failed ('::1', 1, 0, 0), [Errno 111] "
            "Connect call failed ('127.0.0.1', 1)",
            "各地址都不通：连不上（'::1', 1, 0, 0，错误 111）, 连不上（'127.0.0.1', 1，错误 111）",
        ),
        (
            "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate "
            "(_ssl.c:1006)",
            "TLS 失败：证书未通过验证：自签名证书（CERTIFICATE_VERIFY_FAILED，_ssl.c:1006）",
        ),
        ("[Errno -2] Name or service not known", "没有这个主机名（错误 -2）"),
        ("[Errno 104] Connection reset by peer", "连接被对方重置（错误 104）"),
        ("Illegal trailing comma before end of object: line 1 column 6 (char 5)", "第 1 行第 6 列"),
        ("系统找不到指定的文件。", "系统找不到指定的文件。"),
        ("no such words", "no such words"),
    ],
)
def test_it_is_said_in_chinese(speak: Callable[[str], None], words: str, chinese: str) -> None:
    assert library_words(words) == words
    speak("zh")
    assert library_words(words).startswith(chinese)
