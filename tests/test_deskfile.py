"""Every mistake in the shape of a desk file is one sentence with file, line, key and value."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.complaint import SettingsError
from terminal.deskfile import load
from tests.desktext import RIGHT, changed, line, read, refusal, write


def number(text: str, key: str) -> int:
    return line(text, f"\n{key} = ") + 1


# (key, value, what is said after the line)
WRONG = [
    ("mode", '"TEST"', 'desk.mode = \'TEST\': allowed is "LIVE", "SIM"'),
    ("mode", "3", "desk.mode = 3: a text in quotes is needed"),
    ("metric", '"spread"', 'rule[1].metric = \'spread\': allowed is "available", "basis"'),
    ("response", '"panic"', 'rule[1].response = \'panic\': allowed is "notify", "reduce"'),
    ("kind", '"smtp"', "channel[1].kind = 'smtp': allowed is \"http\""),
    ("hold", '"soon"', 'rule[1].hold = \'soon\': a duration is needed, such as "500ms", "2s"'),
    ("hold", "2", "rule[1].hold = 2: a text in quotes is needed"),
    ("hold", '"999999d"', "rule[1].hold = '999999d': a duration is needed"),
    ("hold", '"-2s"', "rule[1].hold = '-2s': a duration is needed"),
    ("hold", '"2 s"', "rule[1].hold = '2 s': a duration is needed"),
    ("hold", '"٢s"', "rule[1].hold = '٢s': a duration is needed"),
    ("id", '"two words"', "desk.id = 'two words': 1 to 64 letters, digits"),
    ("id", '"a/b"', "desk.id = 'a/b': 1 to 64 letters, digits"),
    ("id", '""', "desk.id = '': 1 to 64 letters, digits"),
    ("id", '"cu\\n"', "desk.id = 'cu\\n': 1 to 64 letters, digits"),
    ("name", '""', "desk.name = '': must not be empty"),
    ("name", f'"{"x" * 65}"', "its length must be at most 64"),
    ("name", "2025-01-01", "desk.name = 2025-01-01: a text in quotes is needed"),
    ("futures", '"cu2701"', "pair[1].futures = 'cu2701': an exchange and a contract are needed"),
    ("premium", '"much"', "pair[1].premium = 'much': a number is needed"),
    ("premium", "true", "pair[1].premium = true: a number is needed"),
    ("premium", "[1]", "pair[1].premium = [1]: a number is needed"),
    ("premium", "nan", "pair[1].premium = NaN: a number is needed"),
    ("premium", "inf", "pair[1].premium = Infinity: a number is needed"),
    ("premium", "1e13", "pair[1].premium = 1E+13: must lie within 1,000,000,000,000"),
    ("premium", "1e-13", "pair[1].premium = 1E-13: must lie within"),
    ("premium", "1e9999999", "pair[1].premium = 1E+9999999: must lie within 1,000,000,000,000"),
    ("premium", "-1e9999999", "pair[1].premium = -1E+9999999: must lie within 1,000,000,000,000"),
    ("premium", "1" + "0" * 400, "must lie within 1,000,000,000,000"),
    ("premium", "0e9999999", "pair[1].premium = 0E+9999999: must lie within 1,000,000,000,000"),
    ("premium", "1e400", "pair[1].premium = 1E+400: must lie within 1,000,000,000,000"),
    ("delta_spot", "9" * 40, "must lie within 1,000,000,000,000"),
    ("base_per_lot", "0", "pair[1].base_per_lot = 0: must be above 0"),
    ("base_per_lot", "-5", "pair[1].base_per_lot = -5: must be above 0"),
    ("hysteresis", "-1", "rule[1].hysteresis = -1: must be 0 or more"),
    ("attention", "{ low = nan }", "rule[1].attention.low = NaN: a number is needed"),
    ("attention", "{ high = inf }", "rule[1].attention.high = Infinity: a number is needed"),
    ("attention", "{ low = true }", "rule[1].attention.low = true: a number is needed"),
    ("attention", "{ lo = 1 }", "rule[1].attention.lo = 1: is not a known key"),
    ("attention", "5", "rule[1].attention = 5: a table is needed"),
    ("subjects", "[]", "rule[1].subjects = []: must not be empty"),
    ("subjects", '"cu"', "rule[1].subjects = 'cu': a list is needed"),
    ("subjects", "[3]", "rule[1].subjects[1] = 3: a text in quotes is needed"),
    ("password", "12345", "account[1].password = ***: a text in quotes is needed"),
    ("addresses", "{ sms = 138 }", "person[1].addresses"),
]


@pytest.mark.parametrize(("key", "value", "said"), WRONG)
def test_a_wrong_value_is_said_with_its_line(
    tmp_path: Path, key: str, value: str, said: str
) -> None:
    text = changed(key, value)
    sentence = refusal(tmp_path, text)
    assert said in sentence
    assert sentence.startswith(f"{number(text, key)}: ")


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("collar = 0", "policy.collar = 0: must be above 0"),
        ("collar = 0.21", "policy.collar = 0.21: must be at most 0.2"),
        ("worse_by = 0", "policy.worse_by = 0: must be above 0"),
        ('ack_forced = "0s"', "policy.ack_forced = '0s': a duration is needed"),
        ("sigma_k = 0", "policy.sigma_k = 0: must be above 0"),
        ("sigma_least = 1", "policy.sigma_least = 1: must be at least 2"),
        ("sigma_days = 501", "policy.sigma_days = 501: must be at most 500"),
        ("sigma_least = 61", "policy.sigma_least = 61: more days than sigma_days = 60 are never"),
        ("normal_least = 251", "policy.normal_least = 251: more days than normal_days = 250 are"),
        ("normal_days = 1", "policy.normal_days = 1: must be at least 2"),
        ("normal_least = 1", "policy.normal_least = 1: must be at least 2"),
        ("near_delivery = [5, 10, 2]", "policy.near_delivery = [5, 10, 2]: days must descend"),
        ("near_delivery = [5, 2]", "policy.near_delivery"),
        ("hedge_band = [1, 0.8]", "policy.hedge_band = [1, 0.8]: two ratios are needed, low below"),
        ("hedge_band = [0.8, 0.8]", "policy.hedge_band = [0.8, 0.8]: two ratios are needed"),
        ("hedge_band = [80, 100]", "policy.hedge_band = [80, 100]: two ratios are needed"),
        ("hedge_band = [-0.1, 1]", "policy.hedge_band = [-0.1, 1]: two ratios are needed"),
        ("hedge_band = [0.8, nan]", "policy.hedge_band[2] = NaN: a number is needed"),
        ("hedge_band = [0.8]", "policy.hedge_band"),
        ("hedge_band = 0.8", "policy.hedge_band"),
        ("target = -1", "policy.target = -1: must be 0 or more"),
        ("max_volume = 0", "policy.max_volume = 0: must be at least 1"),
        ("max_volume = 1.5", "policy.max_volume = 1.5: a whole number is needed"),
        ("four_eyes = 1", "policy.four_eyes = 1: true or false is needed"),
        ("approvers = { warning = 2, forced = 1 }", "policy.approvers = [1, 2, 1]: a louder level"),
        ("approvers = { forced = 0 }", "policy.approvers.forced = 0: must be at least 1"),
        ("approvers = 2", "policy.approvers = 2"),
        ('validity = "0s"', "policy.validity = '0s': a duration is needed"),
        (
            'validity = "1ms"',
            "policy.validity = '1ms': must be at least \"5s\": nobody reads and answers a proposal",
        ),
        ('grace = "0.000s"', "longer than nothing"),
        ('propose_from = "panic"', 'allowed is "attention", "forced", "warning"'),
        ("colar = 1", "policy.colar = 1: is not a known key"),
    ],
)
def test_a_wrong_policy_is_said_with_its_line(tmp_path: Path, policy: str, said: str) -> None:
    text = RIGHT + policy
    sentence = refusal(tmp_path, text)
    assert said in sentence
    assert sentence.startswith(f"{text.count(chr(10)) + 1}: ")


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("premium = -20\n", "pair[1].premium is missing"),
        ('mode = "SIM"\n', "desk.mode is missing"),
        ('[market]\nurl = "embedded"\n', "market is missing"),
    ],
)
def test_a_missing_key_is_said_with_the_line_of_its_table(
    tmp_path: Path, missing: str, said: str
) -> None:
    assert said in refusal(tmp_path, RIGHT.replace(missing, "", 1))


def test_a_missing_key_of_a_later_row_gives_the_line_of_that_row(tmp_path: Path) -> None:
    text = RIGHT.replace("premium = 0.5\n", "")
    at = line(text, '[[pair]]\nid = "al"')
    assert refusal(tmp_path, text) == f"{at}: pair[2].premium is missing"


def test_a_number_that_no_float_can_hold_is_said(tmp_path: Path) -> None:
    text = f"{RIGHT}\n[embedded]\nspeed = 1{'0' * 400}\n"
    assert "…: the number is too large or too small" in refusal(tmp_path, text)


def test_an_unknown_table_is_said(tmp_path: Path) -> None:
    text = RIGHT + "\n[colour]\nred = 1\n"
    assert "colour = " in refusal(tmp_path, text)
    assert "is not a known key" in refusal(tmp_path, text)


def test_a_desk_without_pairs_is_refused(tmp_path: Path) -> None:
    assert "pair is missing" in refusal(
        tmp_path, '[desk]\nid="a"\nname="a"\nmode="SIM"\n[market]\nurl="embedded"\n'
    )
    assert "pair = []: must not be empty" in refusal(
        tmp_path, 'pair = []\n[desk]\nid="a"\nname="a"\nmode="SIM"\n[market]\nurl="embedded"\n'
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "desk is missing"),
        ("desk", "not valid TOML"),
        ("[desk]\nid = \n", "line 2"),
        ("[desk]\n[desk]\n", "line 2"),
        ('a = "\x00"', "not valid TOML"),
        ("a = 2025-13-45", "not valid TOML"),
        ("a = 1e" + "9" * 30, "too long to be read"),
        ("a = " + "9" * 5000, "too long to be read"),
        ("a = " + "[" * 5000, "too long to be read"),
    ],
)
def test_a_file_that_is_no_toml_is_said_in_one_sentence(
    tmp_path: Path, text: str, said: str
) -> None:
    assert said in refusal(tmp_path, text)


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no such desk file"):
        load(tmp_path / "absent.toml")
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path)
    path = tmp_path / "gbk.toml"
    path.write_bytes(RIGHT.encode("gbk"))
    with pytest.raises(SettingsError, match="cannot be read"):
        load(path)


def test_a_file_from_a_windows_editor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_bytes(b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode())
    assert load(path)[1].desk.name == "试验台"


def test_numbers_are_read_as_they_are_written(tmp_path: Path) -> None:
    settings = read(tmp_path, changed("premium", "-20.10"))
    assert str(settings.plant.pairs[0].premium) == "-20.10"
    assert settings.plant.rules[1].limits[0].high == Decimal("0.90")


def test_the_digest_is_that_of_the_very_bytes(tmp_path: Path) -> None:
    one = load(write(tmp_path))[2]
    other = load(write(tmp_path, RIGHT + "# a word\n"))[2]
    assert len(one) == 64
    assert one != other


LINES = RIGHT.splitlines(keepends=True)


@given(
    at=st.integers(0, len(LINES) - 1),
    junk=st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        st.sampled_from(["[[rule]]\n", "[desk]\n", "x = 1\n", "id = 5\n", "= =\n", "[a.b]\n"]),
    ),
    drop=st.booleans(),
)
def test_any_broken_file_is_read_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, at: int, junk: str, drop: bool
) -> None:
    folder = tmp_path_factory.mktemp("desk")
    text = "".join([*LINES[:at], junk, *LINES[at + drop :]])
    said = ""
    try:
        read(folder, text)
    except SettingsError as error:
        said = str(error)
    assert "\n" not in said
