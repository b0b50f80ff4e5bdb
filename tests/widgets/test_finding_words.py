"""Every sentence that is said of a business file or of the book has its words on the screen."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from terminal.core.refusal import Refusal, say
from widgets.finding_words import TEMPLATES, finding_words, template_of
from widgets.latest import Latest
from widgets.refusals import told

TERMINAL = Path(__file__).parent.parent.parent / "terminal"
SOURCES = (
    "core/book_check", "core/deal_check", "core/goods_check", "core/month_check",
    "core/soundness", "core/reference", "feeds/book_cell", "feeds/book_rows", "feeds/book_import",
    "feeds/book_sheet", "feeds/basis_check", "core/settlement_check",
    "core/product_check", "core/given_check",
)  # fmt: skip
# Parts of sentences, which stand in whole ones above or below, and what is no sentence at all.
PARTS = {
    "a pair of the desk", "an account of the desk", "is not {}", "{}, line {}",
    "{} lines and {} columns", "{}, line {}: more than {} are not read", "; did you mean {}?",
    "; did you mean {}{}?", "{} ({})", "{} [{}]", "has passed with {} still {}",
    "is not a contract the desk knows: no product {} is on file{}",
    "{}: column {} is not known{}", " minus ", "{} {} of {}", "{} and {} both hold the table {}",
}  # fmt: skip
WHOLE = (
    "a.csv and b.csv both hold the table contracts",
    "book, contracts CG-1: price = '-5': must not be negative",
    "contracts CG-1: price = '-5': must not be negative",
    "a.csv, line 3: basis = 4: spot 9 minus futures 8 is 1",
    "strategy is part of the merged cell F2:F3, whose value stands in its first row alone; "
    "write it in each",
    "库存.csv: has a header and no rows: all 3 rows that the book has of stock are removed",
    "is in line 3 already",
    "is not a pair of the desk",
    "is not an account of the desk",
    "a.csv, line 9: more than 5 lines and 6 columns are not read",
    "a.csv, line 1: column '价' is not known",
    "a.csv, line 1: column '价' is not known; did you mean 价格?",
    "has passed with 5 still unpriced",
    "has passed with 5 still undelivered",
    "is not a contract the desk knows: no product SHFE.xx is on file",
    "is not a contract the desk knows: no product SHFE.xx is on file; did you mean SHFE.cu2701?",
)


def said_in(path: Path) -> Iterator[str]:
    """Texts with a blank in them, but for docstrings and patterns; each place as "{}"."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            skipped.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            skipped.update(id(part) for part in ast.walk(node) if part is not node)
        if isinstance(node, ast.JoinedStr) and id(node) not in skipped:
            parts = [p.value if isinstance(p, ast.Constant) else "{}" for p in node.values]
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and id(node) not in skipped:
            yield str(node.value)


def sentences() -> list[str]:
    found = [text for name in SOURCES for text in said_in(TERMINAL / f"{name}.py")]
    is_said = re.compile(r"[a-z]{2}.* |.* [a-z]{2}").match
    return [text for text in found if is_said(text) and "(?" not in text and text not in PARTS]


@pytest.mark.parametrize("text", [*sentences(), *WHOLE])
def test_each_sentence_of_the_core_is_known(text: str) -> None:
    # What a place holds is a word here; what stands before a colon is a line of a file.
    sample = text.replace("{}: ", "a.csv, line 3: ", 1) if text.startswith("{}: ") else text
    assert template_of(sample.replace("{}", "X")) is not None


def test_each_template_is_a_sentence_of_the_core() -> None:
    known = {template_of(text.replace("{}", "X")) for text in (*sentences(), *WHOLE)}
    inner = {template_of(rest(text.replace("{}", "X"))) for text in (*sentences(), *WHOLE)}
    assert set(TEMPLATES) - known - inner == set()


def rest(text: str) -> str:
    return re.sub(r"^(X|[\w.]+, line \w+): ", "", text)


@pytest.mark.parametrize(
    ("words", "chinese"),
    [
        (
            "stock.csv, line 3: 参考合约 = 'SHFE.cu2709': is watched by no pair of the desk: "
            "without its price its basis and risk are unknown",
            "stock.csv 第 3 行：参考合约 = 'SHFE.cu2709'：本台没有组合使用它：没有它的价格，"
            "基差和风险未知",
        ),
        ("a.csv, line 2: 数量 = '1O': is not a number", "a.csv 第 2 行：数量 = '1O'：不是数字"),
        ("a.csv, line 2: 数量 is empty", "a.csv 第 2 行：「数量」是空的"),
        (
            "book, contracts CG-1: pricing_until = '2026-11-01': has passed with 5 still unpriced",
            "账簿 合同 CG-1：最后点价日 = '2026-11-01'：已过期，仍有 5 未点价",
        ),
        (
            "p.csv, line 2: 合同 = 'CG-1': with it, its quantity = '5': 9 is priced, more than the "
            "contract's 5",
            "p.csv 第 2 行：合同 = 'CG-1'：加入后其数量 = '5'：已点价 9，超过合同的 5",
        ),
        (
            "c.csv, line 2: 数量 = '5': with it, pricing F1 brings what is priced of contract CG-1 "
            "to 9, above its 5",
            "c.csv 第 2 行：数量 = '5'：按此，点价 F1 使合同 CG-1 已点价达 9，超过其 5",
        ),
        (
            "c.csv, line 2: 升贴水 = '': a basis contract needs its premium; 0 must be written "
            "as 0",
            "c.csv 第 2 行：升贴水 = ''：基差合同须填升贴水；0 也要写",
        ),
        ("nobody knows\na.csv, line 2: A is empty", "nobody knows\na.csv 第 2 行：「A」是空的"),
    ],
)  # fmt: skip
def test_it_is_said_in_the_screens_language_and_the_rows_own_words_stay(
    qapp: Any, speak: Callable[[str], None], words: str, chinese: str
) -> None:
    ours = words.replace("contracts CG-1: pricing_until", "Contract CG-1: last day for pricing")
    assert finding_words(words) == ours
    speak("zh")
    assert finding_words(words) == chinese


def test_a_refused_change_of_the_book_says_why_in_the_same_words(
    qapp: Any, speak: Callable[[str], None]
) -> None:
    why = say(Refusal.BOOK_FAULT, words="contracts CG-1: price = '5': must not be negative")
    speak("zh")
    assert told(why, "", Latest({})).endswith("合同 CG-1：价格 = '5'：不能为负")
