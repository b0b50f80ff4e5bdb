"""Tables that contradict each other: one sentence, on the line where it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktext import RIGHT, changed, line, read, refusal


@pytest.mark.parametrize(
    ("key", "row", "value", "said"),
    [
        ("id", 3, '"6688-01"', "account[2].id = '6688-01': another account has this id"),
        ("id", 5, '"cu"', "pair[2].id = 'cu': another pair has this id"),
        ("pair", 1, '"zn"', "book[1].pair = 'zn': no pair has this id"),
        ("subjects", 1, '["zn"]', "rule[1].subjects = 'zn': no pair has this id"),
        ("subjects", 1, '["cu", "cu"]', "rule[1].subjects = 'cu': is named twice"),
        ("subjects", 1, '["*", "zn"]', "rule[1].subjects = 'zn': no pair has this id"),
        ("subjects", 2, '["cu"]', "rule[2].subjects = 'cu': no account has this id"),
        ("addresses", 1, '{ fax = "1" }', "person[1].addresses = 'fax': no channel has this id"),
        ("warning", 2, '["fax"]', "policy.warning = 'fax': no channel has this id"),
        ("warning", 2, '["sms", "sms"]', "policy.warning = 'sms': is named twice"),
        ("url", 1, '"127.0.0.1:7"', "market.url = '127.0.0.1:7': allowed is \"embedded\" or"),
        (
            "url",
            3,
            '"http://a"',
            "account[2].url = 'http://a': allowed is \"embedded\" or an address ws",
        ),
        ("url", 4, '"ws://a"', "channel[1].url = 'ws://a'"),
        ("url", 4, '"http://"', "channel[1].url = 'http://'"),
        ("url", 2, '"ws://a:99999"', "account[1].url = 'ws://a:99999': allowed is"),
        ("url", 2, '"ws://a:x"', "account[1].url = 'ws://a:x': allowed is"),
        ("url", 1, '"ws://a..b:1"', "market.url = 'ws://a..b:1': allowed is"),
        ("url", 1, '"ws://[::1"', "market.url = 'ws://[::1': allowed is"),
        ("url", 4, '"http://:80/v"', "channel[1].url = 'http://:80/v': allowed is"),
        ("spot", 1, '"SHFE.cu2701"', "pair[1].spot = 'SHFE.cu2701': is the futures leg as well"),
        (
            "futures",
            1,
            '"KQ.m@SHFE.cu"',
            "pair[1].futures = 'KQ.m@SHFE.cu': an exchange and a contract are needed",
        ),
        ("attention", 1, "{}", "rule[1].attention = {}: a level needs low, high or both"),
        ("attention", 1, "{ low = 5, high = 5 }", "rule[1].attention.low = 5: must be below high"),
        ("warning", 1, "{ low = -199 }", "rule[1].warning.low = -199: must not lie above"),
        ("warning", 1, "{ high = 119 }", "rule[1].warning.high = 119: must not lie below"),
        ("hysteresis", 1, "320", "rule[1].hysteresis = 320: must be less than the width"),
    ],
)
def test_a_contradiction_is_said_with_its_line(
    tmp_path: Path, key: str, row: int, value: str, said: str
) -> None:
    text = changed(key, value, row)
    sentence = refusal(tmp_path, text)
    assert said in sentence
    number = int(sentence.partition(":")[0])
    assert text.splitlines()[number - 1].startswith(f"{key} = {value}")


def test_an_account_that_is_named_twice_would_count_its_lots_twice(tmp_path: Path) -> None:
    text = changed("url", '"embedded"', 3).replace('user = "hedge"', 'user = "demo"')
    assert "account[2].user = 'demo': account 6688-01 is the same" in refusal(tmp_path, text)
    elsewhere = RIGHT.replace('user = "hedge"', 'user = "demo"')
    assert len(read(tmp_path, elsewhere).accounts) == 2


def test_a_channel_that_reaches_nobody_is_no_way_to_tell(tmp_path: Path) -> None:
    text = RIGHT.replace('addresses = { sms = "13800000001" }', "addresses = {}")
    said = refusal(tmp_path, text)
    assert "policy.warning = 'sms': no person has an address on this channel" in said


def test_a_live_desk_has_no_embedded_servers(tmp_path: Path) -> None:
    text = changed("mode", '"LIVE"')
    said = refusal(tmp_path, text)
    assert said.startswith(f"{line(text, 'url =')}: market.url = 'embedded': a LIVE desk")


def test_a_rule_without_limits_is_refused(tmp_path: Path) -> None:
    text = RIGHT.replace("forced = { high = 0.90 }\n", "")
    assert "rule[2].id = 'funds': the rule has no level with limits" in refusal(tmp_path, text)


def test_a_higher_level_is_checked_against_all_lower_ones(tmp_path: Path) -> None:
    text = changed("warning", "{ low = -250 }").replace(
        "hysteresis", "forced = { low = -300, high = 100 }\nhysteresis"
    )
    assert "rule[1].forced.high = 100: must not lie below" in refusal(tmp_path, text)


def test_a_reduction_answers_the_basis_alone(tmp_path: Path) -> None:
    text = RIGHT.replace('subjects = ["*"]\n', 'subjects = ["*"]\nresponse = "reduce"\n')
    assert "rule[2].response = 'reduce': a reduction answers" in refusal(tmp_path, text)


@pytest.mark.parametrize(("key", "value"), [("base_per_lot", "1"), ("base_unit", '"kg"')])
def test_pairs_on_one_contract_count_its_lots_alike(tmp_path: Path, key: str, value: str) -> None:
    second = f"""
[[pair]]
id = "cu.south"
name = "铜"
spot = "SPOT.cu.south"
futures = "SHFE.cu2701"
premium = 0
{"base_per_lot = 5" if key != "base_per_lot" else ""}
{key} = {value}
"""
    said = refusal(tmp_path, RIGHT + second)
    assert f"pair[3].{key} = " in said
    assert "for the same contract SHFE.cu2701" in said


def test_two_pairs_may_share_a_contract(tmp_path: Path) -> None:
    text = changed("futures", '"SHFE.cu2701"', 2)
    assert len(read(tmp_path, text).plant.pairs) == 2


HTTP = """
[[spot_http]]
id = "smm"
url = "http://127.0.0.1:9/prices"
price = "avg"
names = { "1#" = "SPOT.cu" }
"""


@pytest.mark.parametrize(
    ("addition", "said"),
    [
        (HTTP + HTTP, "spot_http[2].id = 'smm': a spot_http has this id"),
        (
            HTTP + '[[spot_file]]\nid = "csv"\npath = "a.csv"\nsymbols = ["SPOT.cu"]\n',
            "spot_http[1].names = 'SPOT.cu': spot_file csv brings this series already",
        ),
        (HTTP.replace("http://", "ws://"), "spot_http[1].url = 'ws://127.0.0.1:9/prices'"),
        (
            HTTP.replace("http://127.0.0.1:9/prices", "embedded"),
            "spot_http[1].url = 'embedded': an address http://host is needed",
        ),
    ],
)
def test_each_series_has_one_source_with_an_address(
    tmp_path: Path, addition: str, said: str
) -> None:
    assert said in refusal(tmp_path, RIGHT + addition)


FORMULA = """
[[formula]]
id = "jump"
name = "急变"
subjects = ["*"]
warning = "abs(change(basis, '15m')) > 40"
"""


def test_a_formula_is_a_rule_on_every_pair(tmp_path: Path) -> None:
    (rule,) = [one for one in read(tmp_path, RIGHT + FORMULA).plant.rules if one.id == "jump"]
    assert [(one.level.name, one.formula) for one in rule.clauses] == [
        ("WARNING", "abs(change(basis, '15m')) > 40")
    ]
    assert rule.subjects == ("*",)
    assert len(rule.digest) == 64


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('id = "jump"', 'id = "band"', "formula[1].id = 'band': another rule has this id"),
        ('["*"]', '["zn"]', "formula[1].subjects = 'zn': no pair has this id"),
        (
            "basis, '15m'",
            "basis",
            "formula[1].warning = 'abs(change(basis)) > 40': change",
        ),
        (
            "> 40",
            ">",
            "formula[1].warning = \"abs(change(basis, '15m')) >\": this is not a formula",
        ),
        ("> 40", "> ４０", "column 29: ４０ is full-width: type 40"),
        ("> 40", "＞ 40", "column 27: ＞ is full-width: type >"),
        (
            "change(basis,",
            'change(basis["pair:zn"],'.replace('"', '\\"'),
            'no pair has the id "zn"',
        ),
        ("change(basis,", "change(basis['house:x'],", "is no subject: there are"),
        ("basis", "margin_ratio", "a rule on pairs has no metric called margin_ratio"),
        ("basis", "unit.basis", "a rule on pairs has no link called unit"),
        (
            "warning = \"abs(change(basis, '15m')) > 40\"",
            "",
            "formula[1].id = 'jump': no level has",
        ),
        (
            'warning = "',
            'attention = ""\nwarning = "',
            "formula[1].attention = '': an empty formula",
        ),
        ('warning = "', 'forced = " \t"\nwarning = "', "formula[1].forced = '': an empty formula"),
        ('name = "急变"', 'name = "急变"\non = "account"\nresponse = "reduce"', "on pairs alone"),
    ],
)
def test_a_wrong_formula_is_said_with_its_words(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert before in FORMULA
    sentence = refusal(tmp_path, RIGHT + FORMULA.replace(before, after))
    assert said in sentence
    assert sentence.count("this is not a formula") + sentence.count("full-width") <= 1


def test_the_value_of_a_wrong_formula_is_shown_once(tmp_path: Path) -> None:
    sentence = refusal(tmp_path, RIGHT + FORMULA.replace("> 40", ">"))
    assert sentence.endswith("'15m')) >\": this is not a formula")
