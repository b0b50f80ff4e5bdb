from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from terminal import Refused
from terminal.core import rules
from terminal.core.trial import Trial
from widgets.formula_words import WHYS, complaint, examples


@pytest.mark.parametrize("on_pair", [True, False])
def test_every_example_is_a_formula(on_pair: bool) -> None:
    assert len(examples(on_pair)) >= 5
    for formula, _ in examples(on_pair):
        Trial(formula, on_pair=on_pair)


def test_every_word_of_the_language_has_an_example() -> None:
    from terminal.core.rules import formula, operand_text

    said = " ".join(text + meaning for text, meaning in examples(True) + examples(False))
    words = {*formula.CALLS, *operand_text.CALLS} - {"skewed", "no_data", "limit_board"}
    assert {word for word in words if word not in said} == set()


def reasons() -> Iterator[str]:
    """What the core's words of complaint are, where they do not depend on the formula."""
    folder = Path(rules.__file__).parent
    for path in (folder / name for name in ("formula.py", "operand_text.py", "words.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and "bad" in ast.unparse(node.func).split("."):
                why = node.args[1]
                if isinstance(why, ast.Constant):
                    yield str(why.value)


def test_every_fixed_complaint_of_the_core_is_translated() -> None:
    found = set(reasons())
    assert len(found) > 10
    assert {why for why in found if not any(why.endswith(known) for known in WHYS)} == set()


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("basis * 2 > 1", "basis * 2：这不是指标、变化、标准差或比值"),
        ("basis", "basis：它本身没有真假，要比较才有"),
        ("basis >", "这不是公式：'basis >'"),
        ("margin_ratio > 1", "margin_ratio：这里没有这个值"),
        ("unit.basis > 1", "unit：没有以此为名的关联对象"),
    ],
)
def test_what_is_wrong_is_said_in_chinese_with_the_wrong_words(
    speak: Callable[[str], None], formula: str, said: str
) -> None:
    speak("zh")
    with pytest.raises(Refused) as refused:
        Trial(formula)
    assert complaint(str(refused.value)) == said


def test_what_is_not_known_is_shown_as_it_is() -> None:
    assert complaint("something new") == "something new"
