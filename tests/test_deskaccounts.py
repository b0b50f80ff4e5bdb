"""Which accounts of a desk file are one client, and one sentence for a name that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktext import RIGHT, read, refusal

FIRST, SECOND = 'password = "hunter2"\n', 'user = "hedge"\n'


def given(first: str, second: str) -> str:
    text = RIGHT.replace(FIRST, f"{FIRST}{first}\n", 1)
    return text.replace(SECOND, f"{SECOND}{second}\n", 1)


def named(name: str, client: str = "institution") -> str:
    return f'client = "{client}"\nclient_name = {name}'


def test_without_a_name_an_account_has_none(tmp_path: Path) -> None:
    assert read(tmp_path).plant.client_names == {}
    one = read(tmp_path, given(named('"华南铜业"'), "")).plant
    assert one.client_names == {"6688-01": "华南铜业"}


def test_accounts_with_one_name_are_one_client(tmp_path: Path) -> None:
    name = named('"华南铜业"')
    assert read(tmp_path, given(name, name)).plant.client_names == {
        "6688-01": "华南铜业",
        "6688-02": "华南铜业",
    }
    two = read(tmp_path, given(name, named('"华东铜业"', "person"))).plant
    assert list(two.client_names.values()) == ["华南铜业", "华东铜业"]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("client_name = 5", "", "account[1].client_name = 5: a text in quotes is needed"),
        ('client_name = ""', "", "account[1].client_name = '': must not be empty"),
        (named('" "'), "", "account[1].client_name = ' ': a name is needed"),
        (
            named('"A"'),
            'client_name = "A"',
            'account[2].client_name = \'A\': needs client = "person" or "institution" beside it',
        ),
        (
            'client_name = "A"',
            "",
            'account[1].client_name = \'A\': needs client = "person" or "institution" beside it',
        ),
        (
            named('"A 1"'),
            named('"Ａ1"'),
            "account[2].client_name = 'Ａ1': account 6688-01 has 'A 1': one client is spelled one",
        ),
        (
            named('"A"'),
            named('"A"', "person"),
            "account[2].client = 'person': account 6688-01 of 'A' is 'institution': one client has",
        ),
        (
            "",
            named('"6688-01"'),
            "account[2].client_name = '6688-01': to count with account 6688-01 that one needs",
        ),
    ],
)
def test_a_mistake_is_one_sentence_with_its_line(
    tmp_path: Path, first: str, second: str, said: str
) -> None:
    whole = given(first, second)
    sentence = refusal(tmp_path, whole)
    assert said in sentence
    key = sentence.partition(" = ")[0].rpartition(".")[2]
    assert whole.splitlines()[int(sentence.partition(":")[0]) - 1].startswith(f"{key} =")


def test_an_account_may_be_named_after_itself(tmp_path: Path) -> None:
    name = named('"6688-01"')
    assert len(read(tmp_path, given(name, name)).plant.client_names) == 2
