"""A desk file that is right becomes exactly the desk it describes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from terminal.almanac.table_file import BadTable
from terminal.complaint import SettingsError
from terminal.core.season_view import PastBasis
from terminal.domain.level import Level
from terminal.domain.line import TaxView
from terminal.domain.metric import Metric
from terminal.domain.rule import Limit, Response
from terminal.settings import Settings, read_settings
from tests.calendars import CALENDAR
from tests.desktext import RIGHT, changed, line, read, refusal


def test_the_demo_desk_is_right(root: Path) -> None:
    settings = read_settings(root / "resources" / "desk.demo.toml")
    assert settings.is_embedded
    assert len(settings.plant.pairs) == 14
    assert not settings.plant.wall_clock


def test_a_pair_is_read_with_its_adjustments_and_defaults(tmp_path: Path) -> None:
    pair, other = read(tmp_path).plant.pairs
    assert (pair.premium, other.premium) == (Decimal(-20), Decimal("0.5"))
    assert (pair.unit_factor, pair.fx, pair.max_skew) == (1, 1, None)
    assert pair.spot_max_age == timedelta(seconds=30)
    skewed = changed("premium", '0\nmax_skew = "500ms"\nspot_max_age = "3d"')
    pair = read(tmp_path, skewed).plant.pairs[0]
    assert (pair.max_skew, pair.spot_max_age) == (timedelta(milliseconds=500), timedelta(days=3))


def test_a_rule_is_read_level_by_level(tmp_path: Path) -> None:
    band, funds = read(tmp_path).plant.rules
    assert band.limits == (
        Limit(Level.ATTENTION, Decimal(-200), Decimal(120)),
        Limit(Level.WARNING, Decimal(-250), Decimal(170)),
    )
    assert (band.hold, band.clear_hold) == (timedelta(seconds=2), timedelta(0))
    assert (band.metric, band.response) == (Metric.BASIS, Response.REDUCE)
    assert funds.limits == (Limit(Level.FORCED, None, Decimal("0.90")),)


def test_the_desk_knows_all_its_accounts(tmp_path: Path) -> None:
    assert read(tmp_path).plant.accounts == ("6688-01", "6688-02")


def test_exposures_are_counted_with_tax_unless_the_file_says_otherwise(tmp_path: Path) -> None:
    assert read(tmp_path).plant.footing is TaxView.WITH_TAX
    without = RIGHT + '[exposure]\ntax = "exclusive"\n'
    plant = read(tmp_path, without).plant
    assert (plant.footing, plant.book[0].includes_tax) == (TaxView.WITHOUT_TAX, True)
    free = without.replace("delta_spot = 620", "delta_spot = 620\nincludes_tax = false")
    assert not read(tmp_path, free).plant.book[0].includes_tax


def test_a_tax_footing_that_is_none_is_refused(tmp_path: Path) -> None:
    said = refusal(tmp_path, RIGHT + '[exposure]\ntax = "none"\n')
    assert "exposure.tax" in said
    assert "exclusive" in said


def test_goods_whose_rate_is_not_on_file_are_refused_where_tax_is_taken_out(
    tmp_path: Path,
) -> None:
    odd = RIGHT.replace("SHFE.cu2701", "XX.yy2701")
    assert read(tmp_path, odd).plant.book
    said = refusal(tmp_path, odd + '[exposure]\ntax = "exclusive"\n')
    assert said.endswith('[exposure] tax is "exclusive", and no VAT rate is on file for XX.yy2701')
    assert "book" in said
    assert "pair" in said


def test_a_star_stands_for_every_account_or_pair(tmp_path: Path) -> None:
    def watched(text: str = RIGHT) -> list[tuple[str, ...]]:
        return [rule.subjects for rule in read(tmp_path, text).plant.resolved]

    assert watched()[1] == ("6688-01", "6688-02")
    assert watched(changed("subjects", '["*"]'))[0] == ("cu", "al")


def test_the_policy_says_how_long_an_acknowledgement_holds_and_when_people_hear_again(
    tmp_path: Path,
) -> None:
    minutes = [timedelta(minutes=each) for each in (5, 10, 30)]
    five, ten, thirty = minutes
    usual = read(tmp_path, RIGHT).plant.policy.vigil
    assert (usual.validity, usual.renotify) == ({Level.WARNING: thirty, Level.FORCED: ten}, five)
    said = 'ack_attention = "30m"\nack_warning = "0s"\nack_forced = "5m"\nrenotify = "10m"\n'
    vigil = read(tmp_path, RIGHT + said + "worse_by = 0.5\n").plant.policy.vigil
    assert vigil.validity == {Level.ATTENTION: thirty, Level.FORCED: five}
    assert (vigil.renotify, vigil.worse_by) == (ten, 0.5)


def test_the_policy_has_its_channels_by_level(tmp_path: Path) -> None:
    policy = read(tmp_path, RIGHT + 'collar = 0.02\nvalidity = "90s"\n').plant.policy
    # The file has no line for the forced level: it is told at least where a warning would be.
    sms = ("sms",)
    assert policy.channels == {Level.ATTENTION: (), Level.WARNING: sms, Level.FORCED: sms}
    assert (policy.collar, policy.validity) == (Decimal("0.02"), timedelta(seconds=90))


def test_the_policy_says_what_is_at_risk(tmp_path: Path) -> None:
    usual = read(tmp_path).plant.policy
    assert (usual.sigma_k, usual.sigma_days, usual.sigma_least) == (2, 60, 20)
    said = "sigma_k = 2.33\nsigma_days = 250\nsigma_least = 40\n"
    policy = read(tmp_path, RIGHT + said).plant.policy
    assert policy.near_delivery == (10, 5, 2)
    assert [policy.approvers_for(level) for level in (*Level, None)] == [1, 1, 1, 1]
    assert (policy.sigma_k, policy.sigma_days, policy.sigma_least) == (Decimal("2.33"), 250, 40)


def test_the_policy_says_between_which_ratios_goods_are_hedged(tmp_path: Path) -> None:
    assert read(tmp_path).plant.policy.hedge_band == (Decimal("0.8"), 1)
    policy = read(tmp_path, RIGHT + "hedge_band = [0.7, 1.1]\n").plant.policy
    assert policy.hedge_band == (Decimal("0.7"), Decimal("1.1"))


def test_the_policy_says_how_many_days_make_a_norm(tmp_path: Path) -> None:
    usual = read(tmp_path).plant.policy
    assert (usual.normal_days, usual.normal_least) == (250, 60)
    policy = read(tmp_path, RIGHT + "normal_days = 750\nnormal_least = 120\n").plant.policy
    assert (policy.normal_days, policy.normal_least) == (750, 120)


def test_the_policy_says_how_many_must_approve_at_each_level(tmp_path: Path) -> None:
    policy = read(tmp_path, RIGHT + "approvers = { warning = 2 }").plant.policy
    assert [policy.approvers_for(level) for level in (*Level, None)] == [1, 2, 2, 2]
    policy = read(tmp_path, RIGHT + "approvers = { forced = 3 }").plant.policy
    assert [policy.approvers_for(level) for level in (*Level, None)] == [1, 1, 3, 3]


def test_the_policy_says_how_often_a_provider_is_tried(tmp_path: Path) -> None:
    assert read(tmp_path).plant.policy.channel_misses == 4
    assert read(tmp_path, RIGHT + "channel_misses = 1\n").plant.policy.channel_misses == 1


@pytest.mark.parametrize(
    ("mode", "clock", "wall"),
    [("SIM", None, False), ("LIVE", None, True), ("SIM", "wall", True), ("LIVE", "source", False)],
)
def test_a_live_desk_judges_ages_by_its_own_clock_unless_told_otherwise(
    tmp_path: Path, mode: str, clock: str | None, wall: bool
) -> None:
    text = RIGHT.replace('"embedded"', '"ws://127.0.0.1:1"')
    more = "" if clock is None else f'\nclock = "{clock}"'
    text = text.replace('mode = "SIM"', f'mode = "{mode}"{more}')
    assert read(tmp_path, text).plant.wall_clock is wall


def test_a_desk_is_embedded_when_any_part_of_its_world_is(tmp_path: Path) -> None:
    assert read(tmp_path).is_embedded
    outside = RIGHT.replace('"embedded"', '"ws://127.0.0.1:1"')
    assert not read(tmp_path, outside).is_embedded


def test_display_names_are_found_by_kind_and_id(tmp_path: Path) -> None:
    settings = read(tmp_path, RIGHT.replace('name = "铜"', 'name = "铜"\nname_en = "Copper"'))
    assert settings.names_in("zh")["pair:cu"] == "铜"
    assert settings.names_in("en")["pair:cu"] == "Copper"
    assert settings.names_in("en")["person:wang"] == "王"


def test_english_names_are_no_part_of_what_a_rule_or_pair_is(tmp_path: Path) -> None:
    english = RIGHT.replace('name = "铜基差"', 'name = "铜基差"\nname_en = "Copper basis"')
    english = english.replace('unit = "华东"', 'unit = "华东"\nunit_en = "East"')
    named, plain = read(tmp_path, english).plant, read(tmp_path).plant
    assert named.pairs == plain.pairs
    assert named.book == plain.book
    assert [rule.digest for rule in named.rules] == [rule.digest for rule in plain.rules]


def test_the_line_that_asks_for_a_symbol_is_known(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert settings.line_asking_for("SHFE.al2701") == line(RIGHT, 'futures = "SHFE.al2701"')
    assert settings.line_asking_for("SPOT.cu") == line(RIGHT, 'spot = "SPOT.cu"')
    assert settings.line_asking_for("SHFE.zn2701") is None


CLOSED = """
[[closed]]
name = "notice"
first = 2027-01-04
last = 2027-01-05

[[closed]]
name = "new year"
first = 2027-01-01
last = 2027-01-01

[[closed]]
name = "Chinese new year"
first = 2027-02-05
last = 2027-02-11

[[confirmed]]
first = 2027-01-01
last = 2027-03-31
exchanges = ["SHFE"]
"""


def test_without_a_calendar_of_its_own_a_desk_has_the_shipped_one(tmp_path: Path) -> None:
    assert read(tmp_path).plant.calendar == CALENDAR


def test_calendar_files_correct_the_shipped_one_the_later_over_the_earlier(tmp_path: Path) -> None:
    (tmp_path / "first.toml").write_text(CLOSED, "utf-8")
    (tmp_path / "second.toml").write_text(CLOSED.replace("01-04", "01-05"), "utf-8")
    text = RIGHT + '\n[calendar]\nfiles = ["first.toml", "second.toml"]\n'
    days = read(tmp_path, text).plant.calendar.days("SHFE")
    assert days.confirmed_until(date(2026, 11, 25)) == date(2027, 3, 31)
    assert days.is_trading_day(date(2027, 1, 4))
    assert not days.is_trading_day(date(2027, 1, 5))


def test_a_bad_row_of_a_calendar_file_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(CLOSED.replace("2027-01-05", "2026-01-05"), "utf-8")
    text = RIGHT + '\n[calendar]\nfiles = ["bad.toml"]\n'
    with pytest.raises(BadTable) as refused:
        read(tmp_path, text)
    assert str(refused.value) == (
        f"{tmp_path / 'bad.toml'} line 5: closed[1].last = 2026-01-05: "
        "is before the first day, 2027-01-04"
    )


def test_a_calendar_file_that_is_not_there_is_said_with_the_desk_files_line(tmp_path: Path) -> None:
    text = RIGHT + '\n[calendar]\nfiles = ["gone.toml"]\n'
    said = refusal(tmp_path, text)
    expected = f"{line(text, 'files =')}: calendar.files = 'gone.toml': there is no such file"
    assert said == expected
    assert "is not a known key" in refusal(tmp_path, RIGHT + '\n[calendar]\nfile = "a"\n')


def test_the_books_folder_lies_beside_the_desk_file(tmp_path: Path) -> None:
    assert read(tmp_path).book_folder is None
    with_book = read(
        tmp_path, f'{RIGHT}\n[book_files]\nfolder = "book"\nunits_en = {{ "华北" = "North" }}\n'
    )
    assert with_book.book_folder == tmp_path / "book"
    assert with_book.names_in("en")["unit:华北"] == "North"


def test_an_account_may_say_in_whose_name_it_trades(tmp_path: Path) -> None:
    first, second = read(tmp_path, changed("password", '"hunter2"\nclient = "person"')).accounts
    assert (first.client, second.client) == ("person", None)


def with_history(tmp_path: Path, rows: str | None, pair: str = "cu") -> Settings:
    if rows is not None:
        (tmp_path / "past.csv").write_text(rows, "utf-8")
    head, mark, rest = RIGHT.partition("[policy]")
    assert mark
    table = f'[[history]]\npair = "{pair}"\nfile = "past.csv"\n\n'
    return read(tmp_path, head + table + mark + rest)


def test_former_years_are_read_from_a_file_beside_the_desk_file(tmp_path: Path) -> None:
    found = with_history(tmp_path, "date,basis,contract\n2024-01-08,-5,cu2401\n").plant.histories
    assert found == {"cu": (PastBasis(date(2024, 1, 8), -5.0, "2024-01"),)}
    assert read(tmp_path).plant.histories == {}


@pytest.mark.parametrize(
    ("rows", "pair", "words"),
    [
        (None, "cu", "history[1].file = 'past.csv': no such file"),
        ("date,basis\n2024-01-08,x\n", "cu", "past.csv, line 2: 'x': no number"),
        ("date,basis\n2024-01-08,1\n", "zn", "history[1].pair = 'zn': no pair has this id"),
    ],
)
def test_a_file_of_former_years_that_is_wrong_is_said(
    tmp_path: Path, rows: str | None, pair: str, words: str
) -> None:
    with pytest.raises(SettingsError) as said:
        with_history(tmp_path, rows, pair)
    assert words in str(said.value)
