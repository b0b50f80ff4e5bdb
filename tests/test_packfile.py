"""A rule pack is read whole or refused with one sentence that names file, line, key and value."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal.complaint import SettingsError
from terminal.domain.pack import Advice, Pack, Stage, Suggestion
from terminal.packfile import read_pack
from tests.packs import RIGHT


def read(folder: Path, text: str) -> Pack:
    file = folder / "pack.toml"
    file.write_text(text, "utf-8")
    return read_pack(file)


def test_a_right_pack_is_read_whole(tmp_path: Path) -> None:
    pack = read(tmp_path, RIGHT)
    assert (pack.id, pack.version, pack.commodities) == ("metals", "1.2", ("cu", "al"))
    assert [rule.id for rule in pack.rules] == ["band.cu", "band.al", "jump"]
    # Selectors stay as they are written: which pairs they mean is a desk's to say.
    assert [rule.subjects for rule in pack.rules] == [
        ("commodity:cu",),
        ("commodity:al",),
        ("*/CU",),
    ]
    assert pack.suggestions[1] == Suggestion(rule="jump", stage=Stage.TRIGGER, reason="一个车皮")
    assert pack.advice == (
        Advice(stage=Stage.MONITORING, values={"spot_max_age": "26h"}, reason="现货一天一报"),
        Advice(
            stage=Stage.CHANNELS,
            values={"attention": ("wecom",), "warning": ("wecom", "sms")},
        ),
        Advice(
            stage=Stage.RESPONSE,
            values={"propose_from": "warning", "ack_warning": "10m", "four_eyes": True},
        ),
        Advice(stage=Stage.REVIEW, values={"levels": ("forced",), "within": "1d"}),
    )
    assert pack.origin == f"metals@1.2 {pack.digest}"
    assert len(pack.digest) == 64


def test_comments_spaces_and_order_are_no_other_version(tmp_path: Path) -> None:
    head, _, rest = RIGHT.partition("[[rule]]")
    swapped = head.replace('id = "metals"\nversion = "1.2"', 'version = "1.2"\nid   = "metals"')
    tables = ("[[rule]]" + rest).split("\n[[")
    turned = "\n\n[[".join(["", *reversed([tables[0].removeprefix("[["), *tables[1:]])])
    other = f"# a comment\n{swapped}{turned}"
    assert read(tmp_path, other).digest == read(tmp_path, RIGHT).digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "metals"', 'id = "others"'),
        ("1.2", "1.3"),
        ("Base metals", "Metals"),
        ("样例", "例"),
        ('["cu", "al"]', '["cu"]'),
        ("-200", "-201"),
        ("-200", "-200.0"),
        ("铝基差", "铝"),
        ("> 500", "> 501"),
        ("近三年", "近五年"),
        ('"26h"', '"27h"'),
        ('["wecom", "sms"]', '["sms", "wecom"]'),
        ("four_eyes = true", "four_eyes = false"),
        ('within = "1d"', 'within = "2d"'),
    ],
)
def test_whatever_it_says_else_is_another_version(tmp_path: Path, old: str, new: str) -> None:
    assert old in RIGHT
    assert read(tmp_path, RIGHT.replace(old, new)).digest != read(tmp_path, RIGHT).digest


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('version = "1.2"\n', "", "pack.toml line 1: pack.version is missing"),
        ('"1.2"', '"v1"', "line 3: pack.version = 'v1': one to three numbers with dots"),
        ('id = "metals"', 'id = "m s"', "line 2: pack.id = 'm s': 1 to 64 letters"),
        ("source =", "sauce =", "line 7: pack.sauce = '样例': is not a known key"),
        ('["cu", "al"]', '["cu", "cu"]', "line 6: pack.commodities = 'cu': is named twice"),
        ("[[formula]]", "[[formulas]]", "formulas = [{'id': 'jump'"),
        ("[review]", "[reviews]", "line 22: reviews = {"),
        ('"26h"', '"0h"', "spot_max_age = '0h': a duration is needed, such as \"500ms\""),
        ('"26h"', "26", "line 10: monitoring.spot_max_age = 26: a text in quotes is needed"),
        ('["wecom", "sms"]', '["sms", "sms"]', "line 15: channels.warning = 'sms': is named twice"),
        ('["wecom", "sms"]', '["微信"]', "line 15: channels.warning[1] = '微信': 1 to 64 letters"),
        ('propose_from = "warning"', 'propose_from = "loud"', 'allowed is "attention", "forced"'),
        (
            'propose_from = "warning"',
            'validity = "4.9s"',
            "response.validity = '4.9s': must be at least \"5s\": nobody reads and answers",
        ),
        ('levels = ["forced"]', 'levels = ["all"]', "line 23: review.levels[1] = 'all': allowed"),
        ('id = "band.al"', 'id = "band.cu"', "line 37: rule[2].id = 'band.cu': another rule has"),
        ('id = "jump"', 'id = "band.al"', "line 45: formula[1].id = 'band.al': another rule has"),
        ("-250", "-100", "line 33: rule[1].warning.low = -100: must not lie above the low of"),
        ("-200", "1e13", "rule[1].attention.low = 1E+13: must lie within 1,000,000,000,000"),
        ("-200", "nan", "rule[1].attention.low = NaN: a number is needed"),
        ("hysteresis = 20", "hysteresis = -1", "rule[1].hysteresis = -1: must be 0 or more"),
        ("flat_exposure", "basis", "a rule on units has no metric called basis"),
        (
            '["*/CU"]',
            '["commodity:cu"]',
            "line 48: formula[1].subjects = 'commodity:cu': a",
        ),
        ('["commodity:al"]', '["commodty:al"]', "= 'commodty:al': a rule on pairs says"),
        ('["commodity:al"]', '["commodity:"]', "= 'commodity:': a name is needed"),
        ('["commodity:al"]', '["commodity:cu"]', "band.cu of the same family says it too"),
        ('rule = "jump"', 'rule = "jmp"', "line 57: suggestion[2].rule = 'jmp': no rule of this"),
        ('rule = "jump"', 'rule = "band.cu"', "another suggestion is for this rule"),
        ('stage = "trigger"', 'stage = "channels"', 'allowed is "monitoring", "threshold"'),
        ("-200", "1e9999999", "rule[1].attention.low = 1E+9999999: must lie within 1,000,000,000"),
        ("[[formula]]", '[[formula]]\nforced = ""', "formula[1].forced = '': an empty formula"),
        ('reason = "一个车皮"', 'reason = ""', "must not be empty"),
        ("= 20", "= = 20", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in RIGHT
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, RIGHT.replace(old, new, 1))
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "pack.toml"))
    assert "\n" not in str(caught.value)


def test_a_pack_without_rules_and_an_account_rule_on_a_commodity_are_refused(
    tmp_path: Path,
) -> None:
    with pytest.raises(SettingsError, match=r"pack\.id = 'metals': a pack needs at least one rule"):
        read(tmp_path, RIGHT.partition("[[rule]]")[0])
    text = RIGHT.replace('metric = "basis"\nsubjects = ["commodity:al"]', 'metric = "available"\n')
    with pytest.raises(SettingsError, match='a rule on accounts says "\\*" or the id of one'):
        read(tmp_path, text.replace('available"\n', 'available"\nsubjects = ["commodity:al"]'))


@pytest.mark.parametrize(
    ("raw", "said"),
    [(b"\xff", "the rule pack cannot be read"), (None, "there is no such rule pack")],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, raw: bytes | None, said: str) -> None:
    file = tmp_path / "pack.toml"
    if raw is not None:
        file.write_bytes(raw)
    with pytest.raises(SettingsError, match=said):
        read_pack(file)
