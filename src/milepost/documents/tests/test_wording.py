"""How values are worded, and which values are refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.documents.cells import (
    Colour,
    Day,
    Instant,
    Integer,
    Money,
    Number,
    Scale,
    Share,
    Status,
    cell_of,
)
from milepost.documents.model import Document, Identity, Logo
from milepost.documents.tests.sample import pack
from milepost.documents.wording import breakable, file_address, page_address, plain, printed
from milepost.kernel.measure import Known, NotApplicable, Unknown


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (Integer(1234567), "1,234,567"),
        (Number(Decimal("-0.04"), "weeks", 1), "0.0\u00a0weeks"),
        (Number(Decimal("2.5"), decimals=0), "2"),
        (Number(Decimal("3.5"), decimals=0, signed=True), "+4"),
        (Money(Decimal("-12345678.90"), "GBP", Scale.MILLIONS, 1), "\N{MINUS SIGN}£12.3m"),
        (Money(Decimal(1200), "CHF", decimals=2), "CHF\u00a01,200.00"),
        (Share(Decimal("0.125"), 1), "12.5%"),
        (Day(date(2026, 3, 1)), "1\u00a0Mar\u00a02026"),
        (Instant(datetime(2026, 3, 1, 9, 5, tzinfo=UTC)), "1\u00a0Mar\u00a02026, 09:05 UTC"),
        (
            Instant(datetime(2026, 3, 1, 9, 5, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))),
            "1\u00a0Mar\u00a02026, 09:05 UTC\N{MINUS SIGN}03:30",
        ),
        (Colour(Status.AMBER_RED), "Amber/Red"),
        (Unknown("why"), "unknown"),
        (NotApplicable("why"), "\N{EN DASH}"),
    ],
)
def test_a_value_is_printed_in_the_notation_of_the_house(cell, words):
    assert printed(cell) == words


@pytest.mark.parametrize("wrong", [Decimal("NaN"), Decimal("Infinity"), Decimal("1e99")])
def test_what_is_not_a_finite_number_cannot_be_a_figure(wrong):
    for make in (Number, Share, lambda value: Money(value, "GBP")):
        with pytest.raises(ValueError, match="Unknown"):
            make(wrong)


def test_a_known_result_is_presented_and_an_unknown_one_keeps_its_reason():
    assert cell_of(Known(3), Integer) == Integer(3)
    assert cell_of(Unknown("late"), Integer) == Unknown("late")


@given(st.text())
def test_plain_text_never_holds_a_control_character_or_an_override(text):
    assert not set(plain(text)) & {chr(code) for code in (*range(9), *range(11, 32), 127, 0x202E, 0x2066, 0xD800)}
    assert plain(plain(text)) == plain(text)


@given(st.text(max_size=200))
def test_a_breakable_text_has_no_word_that_cannot_break_and_loses_no_letter(text):
    assert breakable(text).replace("\u200b", "") == plain(text).replace("\u200b", "")
    assert all(len(word) <= 25 for word in breakable(text).replace("\u200b", " ").split())


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "//evil.example", "/\\evil", "data:x", "ok/relative", "ftp://x", "http://a b"],
)
def test_an_address_that_could_do_harm_is_no_link(address):
    assert page_address(address) == ""
    assert file_address(pack(1), address) == ""


def test_a_relative_address_leaves_the_site_with_the_base_of_the_document():
    assert file_address(pack(1), "/projects/3/") == "https://pmo.example.org/projects/3/"
    assert page_address("/projects/3/") == "/projects/3/"


@pytest.mark.parametrize("wrong", [{"primary": "red;}"}, {"accent": "#12345"}, {"font": "x';}body{"}])
def test_an_identity_can_carry_nothing_but_colours_and_a_font_name(wrong):
    with pytest.raises(ValueError, match=r"colour|font"):
        Identity("Works", **wrong)


def test_a_logo_that_is_not_the_picture_it_claims_to_be_is_refused():
    with pytest.raises(ValueError, match="PNG"):
        Logo(b"<svg onload=alert(1)>", "image/png")
    with pytest.raises(ValueError, match="PNG"):
        Logo(b"<svg/>", "image/svg+xml")


def test_a_document_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        Document("x", "x", datetime(2026, 1, 1), Identity("x"), ())  # noqa: DTZ001  # that is the point
