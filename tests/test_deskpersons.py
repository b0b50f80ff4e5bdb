"""Who may sign in, by the desk file; and that a secret is never said again."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.desktext import RIGHT, read, refusal
from tests.test_secret_hash import CHEAP

LINE = f"$scrypt$ln=15,r=8,p=3${'A' * 22}${'A' * 43}"
LI = f'''
[[person]]
id = "li"
name = "李"
secret = "{LINE}"
'''
ADDRESSES = 'addresses = { sms = "13800000001" }'
POLICY = "[policy]\n"


def with_secret(line: str = LINE, more: str = "") -> str:
    return RIGHT.replace(ADDRESSES, f'{ADDRESSES}\nsecret = "{line}"') + more


def test_who_has_a_secret_may_sign_in_and_the_plant_knows_the_names_alone(tmp_path: Path) -> None:
    settings = read(tmp_path, with_secret(more=LI))
    assert settings.secrets == {"wang": LINE, "li": LINE}
    assert settings.plant.signers == ("wang", "li")
    assert LINE not in repr(settings.plant)
    # Who signs in need not be told of alarms.
    assert [one.addresses for one in settings.plant.people] == [{"sms": "13800000001"}, {}]


def test_how_long_one_may_be_idle(tmp_path: Path) -> None:
    assert not read(tmp_path, with_secret()).plant.sign_off_after
    text = with_secret().replace("[desk]\n", '[desk]\nsign_off_after = "10m"\n')
    assert read(tmp_path, text).plant.sign_off_after == timedelta(minutes=10)


def test_without_secrets_nobody_signs_in(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert (settings.secrets, settings.plant.signers) == ({}, ())


@pytest.mark.parametrize("value", ['"hunter2 hunter2"', "1234567890", f'"{CHEAP}"', '""', "[]"])
def test_a_secret_in_the_clear_is_refused_and_not_shown(tmp_path: Path, value: str) -> None:
    said = refusal(tmp_path, RIGHT.replace(ADDRESSES, f"{ADDRESSES}\nsecret = {value}"))
    assert "person[1].secret = ***" in said
    assert value.strip('"[]')[:6] not in said or value in ('""', "[]")


def test_a_person_that_can_be_neither_told_nor_signed_in_is_a_mistake(tmp_path: Path) -> None:
    text = RIGHT + '\n[[person]]\nid = "li"\nname = "李"\n'
    assert "person[2].id = 'li': addresses or a secret are missing" in refusal(tmp_path, text)
    # Somebody without an address who is only named was no mistake before, and is none.
    read(tmp_path, text + "addresses = {}\n")


@pytest.mark.parametrize("id", ["system", "nobody", "Desk", "command"])
def test_nobody_signs_in_as_a_part_of_the_program(tmp_path: Path, id: str) -> None:
    text = with_secret(more=LI.replace('"li"', f'"{id}"'))
    assert f"person[2].id = '{id}'" in refusal(tmp_path, text)
    # Told of alarms they may be, as before.
    read(tmp_path, RIGHT.replace('id = "wang"', f'id = "{id}"'))


def test_more_must_approve_than_can_sign_in(tmp_path: Path) -> None:
    wish = POLICY + "approvers = { forced = 2 }\n"
    said = refusal(tmp_path, with_secret().replace(POLICY, wish))
    assert "policy.approvers = [1, 1, 2]: 2 persons must approve, and 1 can sign in" in said
    read(tmp_path, with_secret(more=LI).replace(POLICY, wish))
    # Without secrets a name is taken as it comes, after a start in it.
    read(tmp_path, RIGHT.replace(POLICY, wish))


@pytest.mark.parametrize("key", ["four_eyes", "four_eyes_rules"])
def test_four_eyes_are_of_two_persons(tmp_path: Path, key: str) -> None:
    wish = POLICY + f"{key} = true\n"
    assert f"policy.{key}" in refusal(tmp_path, with_secret().replace(POLICY, wish))
    read(tmp_path, with_secret(more=LI).replace(POLICY, wish))
    read(tmp_path, RIGHT.replace(POLICY, wish))
