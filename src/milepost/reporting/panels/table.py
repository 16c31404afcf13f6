"""The table of projects on the board: one page of rows, drawn from light lines and a trail of colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.html import format_html
from django.utils.safestring import SafeString

from milepost.reporting.choices import LEVELS
from milepost.reporting.models import Period
from milepost.reporting.panels import links
from milepost.reporting.panels.markup import moved_markup
from milepost.reporting.panels.portfolio import Portfolio
from milepost.reporting.queries.portfolio import figures
from milepost.reporting.queries.portfolio.details import colour_trails
from milepost.reporting.queries.portfolio.lines import Line
from milepost.surface.colours import colour_markup, trail_markup

ROWS = 25
TREND = 6
Trend = list[tuple[str, str]]
NO_SHIFT = Decimal(-(10**9))
CONFIDENCE = ("", "green", "amber_green", "amber", "amber_red", "red")
HEADINGS = (
    {"key": "code", "label": "Project"},
    {"key": "computed", "label": "Computed"},
    {"key": "declared", "label": "Declared"},
    {"key": "trend", "label": "Trend", "plain": True},
    {"key": "finish", "label": "Finish, days", "end": True},
    {"key": "cost", "label": "Cost", "end": True},
    {"key": "pm", "label": "Project manager"},
    {"key": "unit", "label": "Unit", "plain": True},
)
SHOWS = {
    "worse": "turned worse",
    "better": "turned better",
    "melons": "declared better than computed",
    "late": "late or grey",
    "red": "red",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What the rows say of people and units, by id."""

    units: dict[int, str]
    pms: dict[int, tuple[int, str]]


def narrowed(portfolio: Portfolio, show: str) -> list[Line]:
    """Return the lines that the address asks to see: all, or one of the short lists in full."""
    if show not in SHOWS:
        return portfolio.lines
    if show == "red":
        return [each for each in portfolio.lines if each.computed_overall == "red"]
    if show == "melons":
        return figures.watermelons(portfolio.lines)
    if show == "late":
        return [each.line for each in portfolio.late()]
    sign = 1 if show == "worse" else -1
    return [each.now for each in portfolio.turned() if each.steps * sign > 0]


def page_of(portfolio: Portfolio, address: dict[str, str], words: Words) -> Page[Line]:
    """Return the page of lines that the address asks for, sorted as it asks; unsorted, the worst come first."""
    lines = narrowed(portfolio, address.get("show", ""))
    sort = address.get("sort", "")
    key = _keys(words).get(sort.removeprefix("-"))
    if key is not None:
        lines = sorted(lines, key=key, reverse=sort.startswith("-"))
    elif address.get("show", "") not in SHOWS:
        lines = sorted(lines, key=_worst_first)
    return Paginator(lines, ROWS).get_page(address.get("page", "1"))


def _worst_first(line: Line) -> tuple[int, int, int, str]:
    grey = line.computed_overall == "grey"
    level = LEVELS.get(line.computed_overall, 0) if line.computed_overall else -1
    return -level, int(grey), -CONFIDENCE.index(line.delivery_confidence), line.code


def _keys(words: Words) -> dict[str, Callable[[Line], Any]]:
    return {
        "code": lambda line: line.code,
        "computed": lambda line: (LEVELS.get(line.computed_overall, -1), line.code),
        "declared": lambda line: (LEVELS.get(line.declared_overall, -1), line.code),
        "confidence": lambda line: (CONFIDENCE.index(line.delivery_confidence), line.code),
        "finish": lambda line: (figures.finish_shift(line, "first") or (NO_SHIFT, 0))[0],
        "cost": lambda line: _cost_share(line) or NO_SHIFT,
        "pm": lambda line: words.pms.get(line.project_id, (0, ""))[1].casefold(),
    }


def _cost_share(line: Line) -> Decimal | None:
    shifted = figures.cost_shift(line, "first")
    return None if shifted is None or shifted[1] <= 0 else shifted[0] / shifted[1]


def project_table(portfolio: Portfolio, page: Page[Line], words: Words, why: dict[int, str]) -> dict[str, Any]:
    """Return the rows as the list part draws them, each computed colour with what decided it.

    Delivery confidence stands in where reviewers gave it.
    """
    lines = list(page.object_list)
    periods = portfolio.chosen.back(TREND)
    trails = (
        colour_trails([each.project_id for each in lines], [period.pk for period in periods], portfolio.moment)
        if lines
        else {}
    )
    judged = any(line.delivery_confidence for line in portfolio.lines)
    headings = list(HEADINGS)
    if judged:
        headings.insert(3, {"key": "confidence", "label": "Confidence"})
    return {
        "caption": "Projects",
        "selectable": False,
        "columns": headings,
        "rows": [
            _row(portfolio, line, words, _trend(periods, trails.get(line.project_id, {})), why, judged=judged)
            for line in lines
        ],
        "empty": {"title": "No project matches", "text": "Choose a wider part of the portfolio, or another period."},
    }


def _row(
    portfolio: Portfolio, line: Line, words: Words, trend: Trend, why: dict[int, str], *, judged: bool
) -> dict[str, Any]:
    known = portfolio.name(line.project_id)
    colours = [_colour(line.computed_overall, why.get(line.id, "")), _colour(line.declared_overall)]
    if judged:
        colours.append(_colour(line.delivery_confidence))
    return {
        "url": links.record("projects", line.code or (known.code if known else ""), portfolio.moment),
        "cells": (
            _named(line.code, known.name if known else ""),
            *colours,
            trail_markup(trend, known.name if known else line.code),
            _moved(line),
            _share_moved(line),
            words.pms.get(line.project_id, (0, ""))[1],
            words.units.get(known.unit_id, "") if known else "",
        ),
    }


def _named(code: str, name: str) -> SafeString:
    return format_html('{} <span class="mp-row-code">{}</span>', name, code)


def _trend(periods: list[Period], trail: dict[int, str]) -> Trend:
    return [(period.name, trail[period.pk] or "grey") for period in periods if period.pk in trail]


def _colour(code: str, why: str = "") -> str:
    return colour_markup(code, why) if code else "–"


def _moved(line: Line) -> str:
    shifted = figures.finish_shift(line, "first")
    return "" if shifted is None else moved_markup(shifted[0], "number")


def _share_moved(line: Line) -> str:
    share = _cost_share(line)
    return "" if share is None else moved_markup(share, "share")
