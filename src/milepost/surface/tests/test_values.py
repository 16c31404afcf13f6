"""What readers see of values, and what the frame reads from a request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.http import HttpRequest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from milepost.kernel.measure import Known, NotApplicable, Unknown
from milepost.surface import frame
from milepost.surface.templatetags import values


@dataclass(frozen=True)
class Amount:
    amount: Decimal
    currency: str = "GBP"


def draw(source: str, request: HttpRequest | None = None, **context: object) -> str:
    return Template("{% load milepost %}" + source).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("amount", "short"),
    [
        ("1234567", "GBP 1.23 m"),
        ("184600000", "GBP 185 m"),
        ("-2500", f"GBP {values.MINUS}2.50 k"),
        ("12.5", "GBP 12"),
        ("0", "GBP 0"),
    ],
)
def test_money_is_short_in_three_figures_and_rounds_half_to_even(amount: str, short: str) -> None:
    assert values.money_short(Amount(Decimal(amount))).replace(values.NO_BREAK_SPACE, " ") == short


def test_money_is_exact_to_the_penny_however_large() -> None:
    written = values.money(Amount(Decimal("90071992547409931.07")))
    assert written.replace(values.NO_BREAK_SPACE, " ") == "GBP 90,071,992,547,409,931.07"


def test_working_time_is_written_in_days_and_hours() -> None:
    written = [values.days(minutes).replace(values.NO_BREAK_SPACE, " ") for minutes in (0, 90, 480, 1530, -480)]
    assert written == ["0 h", "1.5 h", "1 d", "3 d 1.5 h", f"{values.MINUS}1 d"]


def test_a_day_of_another_calendar_has_its_own_length() -> None:
    assert values.days(450, minutes_per_day=450) == f"1{values.NO_BREAK_SPACE}d"


def test_unknown_is_never_a_number_and_says_why() -> None:
    drawn = draw("{% measure m 'money' %}", m=Unknown("No <report> yet."))
    assert "unknown" in drawn
    assert "No &lt;report&gt; yet." in drawn
    assert "0" not in drawn


def test_not_applicable_is_told_apart_from_unknown() -> None:
    assert values.measure(NotApplicable("It enables.")).kind == "not-applicable"
    assert values.measure(None).kind == "unknown"
    assert values.measure(Known(0), "number").text == "0"


def test_a_colour_is_also_a_word_and_a_shape() -> None:
    drawn = draw("{% colour 'red' reason=r %}", r='"><script>')
    assert "Red" in drawn
    assert "<rect" in drawn
    assert "<script>" not in drawn


def test_a_colour_nobody_knows_is_grey() -> None:
    assert "Grey" in draw("{% colour 'purple' %}")


def test_a_declared_colour_better_than_the_computed_one_is_pointed_out() -> None:
    assert "declared better" in draw("{% rag 'red' 'amber' %}")
    assert "declared better" in draw("{% rag 'grey' 'green' %}")
    assert "declared better" not in draw("{% rag 'amber' 'red' %}")
    assert "declared better" not in draw("{% rag 'red' '' %}")


def test_a_movement_is_worse_or_better_by_what_is_good() -> None:
    assert "mp-move-worse" in draw("{% movement 4 %}")
    assert "mp-move-better" in draw("{% movement 4 better='up' %}")
    assert "mp-move-same" in draw("{% movement 0 %}")


def test_an_instant_is_written_in_the_readers_zone() -> None:
    moment = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)
    with translation.override("en-gb"), timezone.override("Asia/Tokyo"):
        assert "1 Apr 2026, 08:30" in draw("{{ m|instant }}", m=moment)


def test_sorting_turns_round_and_keeps_the_filter_but_not_the_page() -> None:
    request = RequestFactory().get("/projects", {"sort": "cost", "unit": "h", "page": "3"})
    drawn = draw("{% sort_state 'cost' as s %}{{ s.state }} {{ s.url|safe }}", request)
    assert drawn == "ascending ?sort=-cost&unit=h"


def test_a_hidden_parameter_cannot_break_out_of_its_field() -> None:
    request = RequestFactory().get("/projects", {"q": '"><script>alert(1)</script>'})
    assert "<script>" not in draw("{% query_fields 'page' %}", request)


def test_an_as_of_that_is_no_date_is_refused_and_not_guessed() -> None:
    requests = RequestFactory()
    assert frame.as_of_from(requests.get("/", {"as_of": "2025-11-30"})) == frame.AsOf(value=date(2025, 11, 30))
    assert frame.as_of_from(requests.get("/", {"as_of": "30 Nov"})) == frame.AsOf(refused="30 Nov")
    assert frame.as_of_from(requests.get("/")) == frame.AsOf()


def test_a_theme_cookie_with_anything_else_is_the_systems_theme() -> None:
    request = RequestFactory().get("/")
    request.COOKIES["mp_theme"] = '"><script>'
    assert frame.theme_from(request) == "auto"
