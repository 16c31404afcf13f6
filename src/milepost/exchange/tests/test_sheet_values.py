from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.exchange.importers.sheet.values.amounts import (
    MoneyOptions,
    parse_integer,
    parse_money,
    parse_percent,
)
from milepost.exchange.importers.sheet.values.cell import CellState
from milepost.exchange.importers.sheet.values.colours import Colour, parse_colour
from milepost.exchange.importers.sheet.values.dates import DateOptions, order_vote, parse_date
from milepost.exchange.importers.sheet.values.numbers import decimal_vote
from milepost.exchange.importers.sheet.values.texts import parse_line, parse_text

DMY = DateOptions(order="dmy")
MDY = DateOptions(order="mdy")
AUTO = DateOptions()
POUNDS = MoneyOptions("GBP", 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-31", date(2024, 3, 31)),
        ("2024-03-31T00:00:00Z", date(2024, 3, 31)),
        ("20240331", date(2024, 3, 31)),
        ("31 March 2024", date(2024, 3, 31)),
        ("31st March 2024", date(2024, 3, 31)),
        ("Sunday, 31 March 2024", date(2024, 3, 31)),
        ("March 31, 2024", date(2024, 3, 31)),
        ("31 DEC  2040  ", date(2040, 12, 31)),
        ("31-Mar-24", date(2024, 3, 31)),
        ("31 mars 2024", date(2024, 3, 31)),
        ("05/01/2014", date(2014, 1, 5)),
        ("30.06.08", date(2008, 6, 30)),
        ("01.02.69", date(2069, 2, 1)),
        ("01.02.70", date(1970, 2, 1)),
        ("Mar-24", date(2024, 3, 31)),
        ("September 2021", date(2021, 9, 30)),
        ("2020-06", date(2020, 6, 30)),
        ("2023-24", date(2024, 3, 31)),
        ("Fiscal Year 2026-2027", date(2027, 3, 31)),
        ("FY24", date(2024, 3, 31)),
        ("Q3 2020", date(2020, 9, 30)),
        ("Q4 2020/21", date(2021, 3, 31)),
        ("2026", date(2026, 12, 31)),
        ("45382", date(2024, 3, 31)),
        ("2024-03-31[1]", date(2024, 3, 31)),
        ("31/03/2024*", date(2024, 3, 31)),
    ],
)
def test_a_date_is_read_in_every_form_that_sheets_use(text: str, expected: date) -> None:
    cell = parse_date(text, DMY)
    assert (cell.raw, cell.value, cell.problem) == (text, expected, None)


def test_an_american_timestamp_is_read_month_first() -> None:
    assert parse_date("05/01/2014 12:00:00 AM", MDY).value == date(2014, 5, 1)


def test_a_month_stands_for_its_first_day_where_a_start_is_meant() -> None:
    cell = parse_date("Mar-24", DateOptions(edge="start"))
    assert (cell.value, cell.note) == (date(2024, 3, 1), "a month: its first day")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("05/01/2014", "date_ambiguous"),
        ("2011-12", "date_ambiguous"),
        ("31/02/2020", "date_impossible"),
        ("31/12/9999", "date_impossible"),
        ("1/012/2014", "date_not_understood"),
        ("Spring 2024", "date_vague"),
        ("2019-2021", "range"),
        ("1 January 2020 to 31 March 2021", "range"),
        ("31 March 2021 to 1 January 2020", "range_reversed"),
        ("soon" * 50, "date_not_understood"),
    ],
)
def test_a_date_that_cannot_be_told_is_a_problem_and_never_a_guess(text: str, code: str) -> None:
    cell = parse_date(text, AUTO)
    assert cell.value is None
    assert cell.problem is not None
    assert cell.problem.code == code


def test_an_impossible_order_is_read_the_other_way_with_a_warning() -> None:
    cell = parse_date("05/25/2014", DMY)
    assert cell.value == date(2014, 5, 25)
    assert cell.problem is not None
    assert cell.problem.code == "date_order_differs"


def test_a_profile_may_take_the_upper_end_of_a_range() -> None:
    assert parse_date("2019-2021", DateOptions(range="upper")).value == date(2021, 12, 31)
    assert parse_date("2019-2021", DateOptions(range="lower")).value == date(2019, 1, 1)


def test_a_date_votes_for_an_order_only_when_it_can_have_no_other() -> None:
    votes = [order_vote(text) for text in ("13/01/2020", "01/13/2020 10:00 PM", "01/02/2020", "32/13/2020", "x")]
    assert votes == ["dmy", "mdy", None, None, None]


def test_an_amount_votes_for_a_decimal_mark_only_when_it_can_have_no_other() -> None:
    votes = [decimal_vote(text) for text in ("1.234,5", "1,234.5", "12,50", "1.5m", "1,234", "1.234", "1.234.567", "x")]
    assert votes == [",", ".", ",", ".", None, None, ",", None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Exempt under Section 43 of the Freedom of Information Act 2000", "exempt"),
        ("Redacted", "exempt"),
        ("n/a", "not_applicable"),
        ("TBC", "not_yet_known"),
        ("To be confirmed at outline business case", "not_yet_known"),
        ("Data not provided by department", "not_provided"),
        ("-", "not_provided"),
        ("#N/A", "sheet_error"),
        ("Reset", "reset"),
    ],
)
def test_a_stated_unknown_keeps_its_reason_and_is_never_zero(text: str, kind: str) -> None:
    for cell in (parse_date(text, DMY), parse_money(text, POUNDS), parse_colour(text), parse_percent(text)):
        assert (cell.value, cell.state) == (None, CellState.UNKNOWN)
        assert cell.unknown is not None
        assert cell.unknown.kind == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("£752.70", "752700000"),
        ("£495.70m", "495700000"),
        ("£1.2bn", "1200000000"),
        ("1,234m", "1234000000"),
        ("GBP 12k", "12000"),
        ("(1,234.5)", "-1234500000"),
        ("-£7,169.20", "-7169200000"),
        ("£47513.95m", "47513950000"),
        ("1.234.567,89", "1234567890000"),
        ("1 234 567", "1234567000000"),
        ("12,5", "12500000"),
        ("Nil", "0"),
        ("c. £5m", "5000000"),
        ("£1,186.00*", "1186000000"),
        ("2.802875007", "2802875.007"),
    ],
)
def test_money_is_read_exactly_in_whole_units(text: str, expected: str) -> None:
    cell = parse_money(text, POUNDS)
    assert (cell.value, cell.problem) == (Decimal(expected), None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("€5m", "currency_differs"),
        ("$5m", "currency_differs"),
        ("£10 to £12m", "range"),
        ("10.2bn-27.3bn", "range"),
        ("up to £5m", "bound_only"),
        (">1000", "bound_only"),
        ("1,2,3", "money_not_understood"),
        ("£m", "money_not_understood"),
        ("9" * 40, "money_not_understood"),
        ("1e99", "money_not_understood"),
        ("=1+1", "money_not_understood"),
    ],
)
def test_an_amount_that_cannot_be_told_is_a_problem(text: str, code: str) -> None:
    cell = parse_money(text, POUNDS)
    assert cell.value is None
    assert cell.problem is not None
    assert cell.problem.code == code


def test_both_ends_of_a_range_share_the_unit_written_at_its_end() -> None:
    cell = parse_money("£10 to £12m", MoneyOptions("GBP", 0, range="lower"))
    assert cell.value == Decimal(10_000_000)


def test_a_lone_mark_before_three_digits_follows_the_mark_of_the_column() -> None:
    assert parse_money("1.234", MoneyOptions("EUR", decimal=",")).value == Decimal(1234)
    assert parse_money("1.234", MoneyOptions("EUR", decimal=".")).value == Decimal("1.234")
    assert parse_money("1,234", MoneyOptions("EUR", decimal=",")).value == Decimal("1.234")


def test_a_dollar_sign_fits_any_dollar() -> None:
    assert parse_money("$6,279,429", MoneyOptions("CAD")).value == Decimal(6279429)
    assert parse_money("US$5", MoneyOptions("CAD")).problem is not None


def test_a_percentage_is_a_share_and_a_bare_number_is_not_guessed() -> None:
    assert parse_percent("-30.51%").value == Decimal("-0.3051")
    assert parse_percent("0.25").value is None
    assert parse_percent("0.25", "share").value == Decimal("0.25")
    assert parse_percent("25", "percent").value == Decimal("0.25")


def test_days_are_whole() -> None:
    assert parse_integer("1,014 days", "days").value == 1014
    assert parse_integer("-107").value == -107
    assert parse_integer("12.5").problem is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amber/Green", Colour.AMBER_GREEN),
        ("green-amber", Colour.AMBER_GREEN),
        ("Amber/ red", Colour.AMBER_RED),
        ("A/R", Colour.AMBER_RED),
        ("AMBERRED", Colour.AMBER_RED),
        ("g", Colour.GREEN),
        ("Red [2]", Colour.RED),
        ("Yellow", Colour.AMBER),
    ],
)
def test_a_colour_is_read_in_every_spelling(text: str, expected: Colour) -> None:
    assert parse_colour(text).value is expected


@pytest.mark.parametrize("text", ["Amber 2", "Purple", "red amber green", "was Green now Red"])
def test_what_is_not_one_colour_is_not_made_one(text: str) -> None:
    assert parse_colour(text).state is CellState.NOT_UNDERSTOOD


def test_a_point_off_the_scale_of_its_column_is_kept_with_a_problem() -> None:
    cell = parse_colour("Amber/Red", points=3)
    assert cell.value is Colour.AMBER_RED
    assert cell.problem is not None
    assert cell.problem.code == "colour_off_scale"


def test_text_keeps_its_paragraphs_and_loses_control_characters() -> None:
    assert parse_text(" a\r\r\r\nb\x07\n\n\n\nc ").value == "a\nb\n\nc"
    assert parse_line("a \n b").value == "a b"
    assert parse_text(" \n ").value is None


_TEXT = st.text(max_size=60) | st.from_regex(r"[-(£$€~<]{0,2}[0-9 .,/'-]{0,16}[)%a-zQ ]{0,6}[0-9]{0,4}", fullmatch=True)


@settings(max_examples=300)
@given(_TEXT)
def test_no_text_makes_a_parser_fail_or_lose_the_raw_text(text: str) -> None:
    cells = [
        parse_date(text, AUTO),
        parse_date(text, DateOptions("mdy", "start", "lower", 7, 30)),
        parse_money(text, POUNDS),
        parse_money(text, MoneyOptions("EUR", 9, ",", "upper")),
        parse_percent(text, "share"),
        parse_integer(text, "days"),
        parse_colour(text, 3),
        parse_text(text),
        parse_line(text),
    ]
    for cell in cells:
        assert cell.raw == text
        assert (cell.state is CellState.NOT_UNDERSTOOD) <= (cell.problem is not None)


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_every_written_form_of_a_date_gives_the_date_back(day: date) -> None:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y", "%d %B %Y", "%d-%b-%y", "%B %d, %Y"):
        assert parse_date(day.strftime(form), DMY).value == day


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_every_written_form_of_an_amount_gives_the_amount_back(amount: Decimal) -> None:
    plain = MoneyOptions("GBP")
    european = f"{amount:,}".translate(str.maketrans(",.", ".,"))
    assert parse_money(f"£{amount:,}", plain).value == amount
    assert parse_money(european, MoneyOptions("EUR", decimal=",")).value == amount
    if amount < 0:
        assert parse_money(f"({-amount:,})", plain).value == amount
