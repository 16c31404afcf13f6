from pathlib import Path

import pytest

from milepost.exchange.importers.sheet.headers import match_columns, normal_header, scale_in_header
from milepost.exchange.importers.sheet.keys import Identities, KeyRule
from milepost.exchange.importers.sheet.periods import period_of
from milepost.exchange.importers.sheet.plan import read_plan
from milepost.exchange.importers.sheet.profile import ProfileInvalid
from milepost.exchange.importers.sheet.profile_toml import SHIPPED, parse_profile, shipped_profile
from milepost.exchange.importers.sheet.suggest import suggest
from milepost.exchange.importers.sheet.values.dates import DateOptions
from milepost.exchange.tests.sheet_samples import UK_HEADERS

SMALL = """
schema = 1
name = "own-sheet"
title = "Our own sheet"
[cycle]
code = "OWN"
name = "Own cycle"
cadence = "monthly"
[key]
fields = [["project_name"]]
[period]
headers = ["Month"]
kind = "month"
[fields.project_name]
headers = ["Vorhaben"]
required = true
"""


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_profile_is_valid(name: str) -> None:
    assert shipped_profile(name).name == name


def test_a_profile_that_does_not_ship_is_refused_with_those_that_do() -> None:
    with pytest.raises(ProfileInvalid, match="any-portfolio"):
        shipped_profile("../secret")


def test_a_profile_of_ones_own_reads_a_sheet() -> None:
    plan = read_plan("Vorhaben;Month\nBrücke;2024-05\n".encode("cp1252"), parse_profile(SMALL))
    (row,) = plan.rows
    assert row.natural_key == "project_name:brucke"
    assert row.period is not None
    assert (row.period.code, row.period.name) == ("2024-05", "May 2024")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("schema = 1", "schema = 2", "schema"),
        ('name = "own-sheet"', 'name = "Own sheet"', "name"),
        ('title = "Our own sheet"', "", "title"),
        ('title = "Our own sheet"', 'titel = "Our own sheet"', "titel: is not known here"),
        ('cadence = "monthly"', 'cadence = "often"', "cycle.cadence"),
        ("required = true", 'required = "yes"', "fields.project_name.required"),
        ('headers = ["Vorhaben"]', "headers = [1]", "fields.project_name.headers"),
        ("[fields.project_name]", "[fields.projekt]", "fields.projekt"),
        ('fields = [["project_name"]]', 'fields = [["unit"]]', "key.fields"),
        ('headers = ["Vorhaben"]', 'patterns = ["(a+)+b"]', "repeats a group"),
        ('headers = ["Vorhaben"]', 'patterns = [".*.*.*.*x"]', "open repetitions"),
        ('headers = ["Vorhaben"]', 'patterns = ["("]', "not a regular expression"),
        ('kind = "month"', 'kind = "month"\nyear_ends = [{ month = 13 }]', "period.year_ends[0].month"),
        ("[key]", '[sheet]\nencoding = "hex"\n[key]', "sheet.encoding"),
        ("[key]", '[sheet]\ndelimiter = "::"\n[key]', "sheet.delimiter"),
        ("[key]", '[defaults]\ncurrency = "euro"\n[key]', "defaults.currency"),
        ("[key]", "[key", "file: is not TOML"),
    ],
)
def test_a_faulty_profile_is_refused_at_the_place_of_its_fault(old: str, new: str, place: str) -> None:
    assert old in SMALL
    with pytest.raises(ProfileInvalid) as caught:
        parse_profile(SMALL.replace(old, new, 1))
    assert any(place in problem for problem in caught.value.problems)


def test_all_faults_of_a_profile_are_told_at_once() -> None:
    with pytest.raises(ProfileInvalid) as caught:
        parse_profile("schema = 9\n[fields.nothing]\n")
    assert len(caught.value.problems) >= 5


@pytest.mark.parametrize(
    ("header", "normal"),
    [
        ("Project - Start Date \n(Latest Approved)", "project start date latest approved"),
        ("projectName", "project name"),
        ("fy_baseline_m", "fy baseline m"),
        ("  Département ", "departement"),
        ("", ""),
    ],
)
def test_headers_are_compared_as_plain_words(header: str, normal: str) -> None:
    assert normal_header(header) == normal


def test_each_field_takes_its_surest_column_and_no_column_twice() -> None:
    profile = shipped_profile("uk-major-projects")
    headers = ("Project Name", "project name and aims", "Project Start Date", "start_date_raw", "Unrelated")
    matches = match_columns(headers, profile.header_rules())
    assert [match.field for match in matches] == ["project_name", None, None, "start_date", None]


@pytest.mark.parametrize(
    ("header", "power"),
    [
        ("Cost (£m)", 6),
        ("Budget £million", 6),
        ("Budget ($000s)", 3),
        ("Costs (€bn)", 9),
        ("Budget", None),
        ("Name", None),
    ],
)
def test_a_scale_stated_in_a_header_is_found(header: str, power: int | None) -> None:
    assert scale_in_header(header) == power


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("MPA RAG Rating", "delivery_confidence"),
        ("IPA Delivery Confidence Assessment (five-point scale)", "delivery_confidence"),
        ("2014/2015 TOTAL Baseline £m (including Non-Government costs)", "period_baseline_spend"),
        ("2012/2013 Forecast (£million)", "period_forecast_spend"),
        ("Total budgeted whole life costs (£million)", "baseline_cost"),
        ("TOTAL Baseline Whole Life Costs (£m) (including Non-Government Costs)", "baseline_cost"),
        ("Departmental narrative on schedule, including any deviation", "narrative_schedule"),
        ("Departmental Narrative on Budgeted Whole Life Costs", "narrative_cost"),
        ("Departmental commentary on actions planned or taken on the MPA RAG rating.", "narrative_overall"),
        ("TOTAL Baseline Benefits (£m)", "benefits_target"),
        ("Project - End Date (Latest Approved End Date)", "baseline_finish_date"),
        ("Financial Year Variance (%)", None),
        ("Departmental narrative on budget/forecast variance for 2021/22", None),
    ],
)
def test_headers_of_other_years_and_departments_are_recognised(header: str, field: str | None) -> None:
    (match,) = match_columns((header,), shipped_profile("uk-major-projects").header_rules())
    assert match.field == field


def test_the_profile_that_fits_best_is_suggested_first() -> None:
    profiles = [shipped_profile(name) for name in SHIPPED]
    assert suggest(UK_HEADERS, profiles)[0].profile.name == "uk-major-projects"
    city = ("Date Reported As Of", "PID", "Project Name", "Managing Agency", "Budget Forecast", "Forecast Completion")
    assert suggest(city, profiles)[0].profile.name == "nyc-capital"
    own = ("Project title", "Project manager", "RAG status", "Go-live", "Comments")
    assert suggest(own, profiles)[0].profile.name == "any-portfolio"


def test_a_column_that_only_resembles_a_header_is_proposed_with_less_confidence() -> None:
    first = suggest(("Project", "Department name", "Zebra"), [shipped_profile("any-portfolio")])[0]
    project, unit, zebra = first.columns
    assert (project.field, unit.field, zebra.field) == ("project_name", "unit", None)
    assert 0.3 < unit.confidence < 0.8 < project.confidence
    assert "Department" in unit.reason


def test_columns_chosen_by_hand_lead_and_may_add_fields_that_the_profile_lacks() -> None:
    chosen = shipped_profile("canada-it").with_columns({"Libellé": "project_name", "Chef": "pm", "Le": "period"})
    (row,) = read_plan("Libellé,Chef,Le\nPont,Anne,2024-05-02\n".encode(), chosen).rows
    assert (row.fields["project_name"].value, row.fields["pm"].value) == ("Pont", "Anne")
    with pytest.raises(ProfileInvalid, match="colour_of_money"):
        chosen.with_columns({"x": "colour_of_money"})


def test_the_day_of_a_return_follows_the_report_year() -> None:
    rule = shipped_profile("uk-major-projects").period
    ends = {year: period_of(year, rule, DateOptions()) for year in ("2019", "2020", "2021", "2022")}
    spans = {year: (str(period.start), str(period.end)) for year, period in ends.items() if period}
    assert spans == {
        "2019": ("2017-10-01", "2018-09-30"),
        "2020": ("2018-10-01", "2019-09-30"),
        "2021": ("2019-10-01", "2021-03-31"),
        "2022": ("2021-04-01", "2022-03-31"),
    }
    assert period_of("soon", rule, DateOptions()) is None


KEYS = KeyRule(
    (("external_id",), ("unit", "project_name")),
    frozenset({"programme"}),
    drop_brackets=True,
    same={"unit": {"doh": "dhsc"}},
    same_start={"external_id": {"doh": "dhsc"}},
)


def test_names_that_change_a_little_give_the_same_key() -> None:
    names = (
        "Geological Disposal Facility Programme (GDF)",
        "geological disposal facility",
        "Geological-Disposal  Facility.",
    )
    keys = {KEYS.keys_of({"unit": unit, "project_name": name}) for unit in ("DoH", "DHSC") for name in names}
    assert keys == {("unit+project_name:dhsc|geological disposal facility",)}


def test_names_that_differ_in_a_number_or_a_phase_stay_apart() -> None:
    names = ("Boats 1", "Boats 2", "Boats (Phase 2)", "Programme")
    assert len({KEYS.keys_of({"unit": "X", "project_name": name}) for name in names}) == 4


def test_a_row_without_its_id_is_known_by_a_row_that_has_it() -> None:
    with_id = KEYS.keys_of({"external_id": "DOH_7", "unit": "DoH", "project_name": "Scanner"})
    without = KEYS.keys_of({"unit": "DHSC", "project_name": "Scanner programme"})
    assert Identities([with_id, without]).natural_key(without) == "external_id:dhsc 7"


def test_a_name_shared_by_two_ids_is_given_to_neither() -> None:
    two = [KEYS.keys_of({"external_id": code, "unit": "X", "project_name": "Hut"}) for code in ("1", "2")]
    without = KEYS.keys_of({"unit": "X", "project_name": "Hut"})
    identities = Identities([*two, without])
    assert identities.natural_key(without) == "unit+project_name:x|hut"
    assert identities.is_ambiguous(without)
    assert not identities.is_ambiguous(two[0])


def test_a_name_alone_identifies_only_where_the_unit_is_not_told() -> None:
    rule = KeyRule((("unit", "project_name"), ("project_name",)))
    assert rule.keys_of({"unit": "X", "project_name": "Hut"}) == ("unit+project_name:x|hut",)
    assert rule.keys_of({"project_name": "Hut"}) == ("project_name:hut",)
    assert rule.keys_of({"unit": "X"}) == ()


def test_a_profile_without_a_currency_takes_no_amount_that_names_one_until_it_is_given() -> None:
    content = "Project name,Budget,Period\nPier,£5m,2024-05\n".encode()
    profile = shipped_profile("any-portfolio")
    assert read_plan(content, profile).problems_by_code == {"currency_not_set": 1}
    (row,) = read_plan(content, profile.with_currency("GBP")).rows
    assert row.fields["baseline_cost"].value == 5_000_000
    with pytest.raises(ProfileInvalid, match="three capital letters"):
        profile.with_currency("pounds")


def test_the_profile_on_the_page_about_profiles_is_valid() -> None:
    page = (Path(__file__).resolve().parents[4] / "docs" / "how-to" / "profile.md").read_text("utf-8")
    assert parse_profile(page.split("```toml")[1].split("```")[0]).name == "our-sheet"
