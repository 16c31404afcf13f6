"""Invented data for the gallery: an agency, its people, fourteen projects, none of them real."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.utils.safestring import SafeString

from milepost.surface.frame import ActingRole, CreateEntry, Crumb, Frame, MenuEntry, NeedsMe, NeedsMeItem
from milepost_engine.result import Known, NotApplicable, Unknown

NOW = datetime(2026, 3, 31, 14, 5, tzinfo=UTC)
DAY = date(2026, 4, 14)
MONTHS = ("Oct", "Nov", "Dec", "Jan", "Feb", "Mar")

FRAME = Frame(
    organisation="Northwater Agency",
    person="Ada Lindqvist",
    person_detail="Northwater Agency · PMO",
    menu=(
        MenuEntry("home", "Home", "project.html", "home", "h"),
        MenuEntry("requests", "Requests", "empty.html", "inbox", "r", count=12),
        MenuEntry("portfolio", "Portfolio", "board.html", "briefcase", "o", active=True),
        MenuEntry("projects", "Projects", "project.html", "folder", "p"),
        MenuEntry("people", "People & capacity", "board.html", "users", "c"),
        MenuEntry("governance", "Governance", "board.html", "gavel", "v"),
        MenuEntry("reports", "Reports", "form.html", "chart-bar", "t", count=3),
        MenuEntry("knowledge", "Knowledge", "empty.html", "school", "k"),
        MenuEntry("settings", "Settings", "form.html", "settings", "s"),
    ),
    creates=(CreateEntry("Request", "form.html", "r"), CreateEntry("Project", "form.html", "p")),
    roles=(
        ActingRole("analyst", "PMO analyst", active=True),
        ActingRole("auditor", "Auditor"),
        ActingRole("pm", "Project manager of Tide gates"),
    ),
    act_as_url="/act-as",
    needs_me=NeedsMe(
        7,
        "board.html",
        (
            NeedsMeItem("Gates to prepare", 2, "board.html"),
            NeedsMeItem("Reports to review", 4, "board.html"),
            NeedsMeItem("Waivers that expire this week", 1, "board.html"),
        ),
    ),
    search_url="/search",
    help_url="/help",
    account_url="/account",
    sign_out_url="/sign-out",
    today=NOW.date(),
    demonstration=True,
)
CRUMBS = (Crumb("Portfolio", "board.html"), Crumb("Water defences"))


class Money(NamedTuple):
    """An amount with its currency."""

    amount: Decimal
    currency: str = "GBP"


class ReportForm(forms.Form):
    """A report as a project manager fills it in."""

    forecast_finish = forms.DateField(help_text="The day the last deliverable is accepted.")
    declared_colour = forms.ChoiceField(choices=[("", "–"), ("green", "Green"), ("amber", "Amber")])
    forecast_cost = forms.DecimalField(label="Forecast cost, GBP m")
    recovery_date = forms.DateField(required=False)
    justification = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), help_text="Why is it better?")
    evidence = forms.BooleanField(required=False, label="Evidence is attached")


def markup(source: str, **context: Any) -> SafeString:
    """Render a scrap of template, as the code behind a table does for a cell."""
    template = engines["django"].from_string("{% load milepost %}" + source)
    return SafeString(template.render(context))


def project_row(name: str, unit: str, computed: str, declared: str, slip: int | None, cost: str) -> dict[str, Any]:
    """Return one row of the list of projects."""
    trend = [{"label": month, "colour": colour} for month, colour in zip(MONTHS, TRENDS[computed], strict=True)]
    return {
        "key": name,
        "label": name,
        "url": "project.html",
        "group": unit,
        "cells": (
            name,
            markup("{% colour c %}", c=computed),
            markup("{% colour d %}", d=declared),
            markup('{% include "surface/values/trend.html" with label=name %}', periods=trend, name=name),
            markup('{% movement s "number" %}', s=slip) if slip is not None else markup("{% measure m %}", m=LATE),
            markup("{{ m|money_short }}", m=Money(Decimal(cost))),
            markup("{{ d|day }}", d=DAY),
        ),
    }


LATE = Unknown("The report for March has not been submitted.")
TRENDS = {
    "green": ("amber", "amber", "green", "green", "green", "green"),
    "amber": ("green", "green", "green", "green", "amber", "amber"),
    "red": ("green", "green", "amber", "amber", "amber", "red"),
    "grey": ("green", "green", "green", "amber", "green", "grey"),
}
PROJECTS = (
    ("Tide gates", "Harbours", "red", "green", 48, "184600000"),
    ("Quay wall, north", "Harbours", "green", "green", -3, "61250000"),
    ("Mole 4 renewal", "Harbours", "amber", "amber", 12, "22900000"),
    ("Pump renewal", "Inland water", "grey", "amber", None, "8340000"),
    ("Reservoir embankment", "Inland water", "green", "green", 0, "97800000"),
    ("Flood warning, phase 2", "Inland water", "amber", "green", 21, "4150000"),
)
COLUMNS = (
    {"key": "name", "label": "Project"},
    {"key": "computed", "label": "Computed"},
    {"key": "declared", "label": "Declared"},
    {"key": "trend", "label": "Six periods", "plain": True},
    {"key": "slip", "label": "Slip, days", "end": True},
    {"key": "cost", "label": "Forecast cost", "end": True},
    {"key": "gate", "label": "Next gate", "end": True},
)


def board() -> dict[str, Any]:
    """Return what the portfolio board shows."""
    table = {
        "caption": "Projects of the portfolio",
        "columns": COLUMNS,
        "selectable": 1,
        "rows": [project_row(*row) for row in PROJECTS],
        "totals": ("6 of 6 projects", "", "", "", "", "GBP\u00a0379\u00a0m", ""),
    }
    return {
        "table": table,
        "bulk": {"url": "#", "actions": ({"value": "remind", "label": "Remind"},)},
        "filters": (
            {"name": "q", "label": "Name", "value": ""},
            {"name": "unit", "label": "Unit", "value": "h", "choices": ({"value": "h", "label": "Harbours"},)},
        ),
        "filters_set": True,
        "views": {"current": "Late first", "mine": ({"label": "Late first", "url": "#", "active": True},), "save_url": "#"},
        "chooser": {"columns": [{**column, "shown": True} for column in COLUMNS]},
        "downloads": ({"label": "XLSX", "url": "#"}, {"label": "CSV", "url": "#"}),
        "pages": Paginator(range(214), 50).page(2),
        "tabs": ({"label": "Board", "url": "#", "active": True}, {"label": "Requests", "url": "#", "count": 12}),
        "actions": (
            {"label": "Compare periods", "url": "#", "icon": "history"},
            {"label": "Board pack", "url": "#", "icon": "file-text", "primary": True},
        ),
        "figures": (
            {"label": "Forecast cost", "result": Known(Money(Decimal("379040000"))), "writer": "money_short",
             "change": Decimal("4.2"), "note": "GBP m since February", "explain_url": "explain.html"},
            {"label": "Confidence", "result": Known(Decimal("0.64")), "writer": "share", "change": -7,
             "better": "up", "note": "points since February"},
            {"label": "Red or grey", "value": "2 of 6", "tone": "bad", "note": "1 in February"},
            {"label": "Watermelon index", "result": Known(Decimal("0.25")), "note": "2 projects declared better"},
            {"label": "Benefits forecast", "result": Unknown("Four projects have no benefit profile yet.")},
        ),
        **charts(),
    }  # fmt: skip


def charts() -> dict[str, Any]:
    """Return the numbers of the charts."""
    heads = ({"label": "Baseline", "role": "baseline"}, {"label": "Actual", "role": "actual"},
             {"label": "Forecast", "role": "forecast"}, {"label": "P10", "role": "low"},
             {"label": "P90", "role": "high"})  # fmt: skip
    rows = (
        ("Q1 25", (12, 11, None, None, None)), ("Q2 25", (34, 29, None, None, None)),
        ("Q3 25", (78, 63, None, None, None)), ("Q4 25", (141, 118, None, None, None)),
        ("Q1 26", (212, 171, 171, 171, 171)), ("Q2 26", (276, None, 236, 221, 262)),
        ("Q3 26", (322, None, 301, 276, 343)), ("Q4 26", (348, None, 352, 314, 405)),
        ("Q1 27", (355, None, 379, 338, 442)),
    )  # fmt: skip
    counts = ((4, 1, 0, 1), (4, 2, 0, 0), (3, 2, 0, 1), (3, 2, 1, 0), (3, 2, 1, 0), (2, 2, 1, 1))
    people = (("M. Ekwall", (32, 36, 40, 44, 48, 38)), ("J. Osei", (20, 24, 24, 30, 30, 36)),
              ("R. Nakamura", (40, 40, 42, 40, 38, 40)), ("S. Duval", (8, 16, 16, 40, 52, 56)))  # fmt: skip
    bubbles = [(name, (round(i * 0.13 + 0.1, 2), 3 + (i * 7) % 5, round(int(cost) / 10**6))) for i, (name, *_, cost) in enumerate(PROJECTS)]
    return {
        "scurve": {"heads": heads, "rows": rows},
        "colours": list(zip(MONTHS, counts, strict=True)),
        "heat": {"weeks": [f"W{n}" for n in range(14, 20)], "rows": people},
        "bubbles": bubbles,
    }


def project() -> dict[str, Any]:
    """Return what the page of a project shows."""
    return {
        "now": NOW,
        "day": DAY,
        "stages": (
            {"label": "Idea", "state": "done", "date": date(2023, 5, 2), "gate": {"label": "G1", "state": "passed", "url": "#"}},
            {"label": "Definition", "state": "done", "date": date(2024, 1, 15), "gate": {"label": "G2", "state": "passed", "url": "#"}},
            {"label": "Delivery", "state": "current", "date": date(2025, 2, 3), "gate": {"label": "G3", "state": "open", "url": "#"}},
            {"label": "Transition", "state": "todo", "date": date(2026, 11, 2)},
            {"label": "Benefits", "state": "todo", "date": date(2027, 2, 1)},
        ),
        "facts": (
            {"label": "Sponsor", "value": "Ingrid Sato"},
            {"label": "Project manager", "value": "Erik Boateng", "note": "stand-in until 12 April: Ana Ruiz"},
            {"label": "Baseline finish", "value": markup("{{ d|day }}", d=date(2026, 9, 30))},
            {"label": "Forecast finish", "value": markup("{{ d|day }} {% movement 48 %}", d=date(2026, 11, 17))},
            {"label": "Effort to go", "value": markup("{{ 40920|days }}")},
            {"label": "Spend to date", "value": markup("{{ m|money }}", m=Money(Decimal("102310455.20")))},
            {"label": "Benefit forecast", "value": markup("{% measure m %}", m=NotApplicable("An enabling project."))},
        ),
        "entries": (
            {"who": "Ada Lindqvist", "role": "PMO analyst", "at": NOW, "verb": "returned the report of March",
             "why": "The recovery date lies before the next gate; no evidence is attached.",
             "changes": ({"field": "State", "before": "Submitted", "after": "Returned"},)},
            {"who": "Ana Ruiz", "role": "Project manager", "behalf": "Erik Boateng", "at": NOW,
             "verb": "submitted the report of March",
             "changes": ({"field": "Declared colour", "before": "Amber", "after": "Green"},
                         {"field": "Forecast finish", "before": "30/09/2026", "after": "17/11/2026"})},
            {"who": "Erik Boateng", "role": "Project manager", "at": NOW, "refused": True,
             "verb": "tried to submit the report of February: the period is locked"},
        ),
        "job": {"id": 7, "label": "Board pack for March 2026", "state": "running", "done": 84, "total": 200, "url": "project.html",
                "cancel_url": "#", "note": "One page a project; you can leave this page.", "log": "14:05 started"},
        "project_actions": (
            {"label": "Edit", "url": "form.html", "icon": "edit", "key": "e"},
            {"label": "Decide gate G3", "reason": "You are the project manager of this project; its gate is decided by others.",
             "instead_url": "#", "instead": "Ask the gate board"},
        ),
    }  # fmt: skip


def form() -> dict[str, Any]:
    """Return what a refused form shows."""
    bound = ReportForm({"forecast_finish": "31.11.2026", "declared_colour": "green", "forecast_cost": "184.6"})
    return {
        "form": bound,
        "steps": ({"label": "Drafted from facts", "state": "done"}, {"label": "Declared", "state": "current"},
                  {"label": "Reviewed by the PMO", "state": "todo", "note": "due 7 April"}),
        "refusal": {
            "rule": "better_colour_needs_evidence",
            "sentence": "A colour better than the computed one needs its reasons.",
            "missing": ("a justification", "evidence", "a recovery date after today"),
            "cure": "you, or your stand-in Ana Ruiz",
            "path": "Declare the computed colour instead",
            "path_url": "#",
        },
        "form_actions": ({"label": "What the facts say", "url": "#"},),
    }  # fmt: skip


def context(name: str) -> dict[str, Any]:
    """Return what the page `name` shows."""
    explained = {
        "label": "Schedule performance, SPI(t)", "result": Known(Decimal("0.78")),
        "formula": "SPI(t) = earned schedule ÷ actual time = 10.9 ÷ 14",
        "terms": ({"label": "Earned schedule, months", "result": Known(Decimal("10.9"))},
                  {"label": "Actual time, months", "result": Known(14)}),
        "unknown": ("Two of 41 work items carry no progress.",), "as_of": NOW, "ask": "Ana Ruiz",
        "sources": ({"label": "Work items", "url": "#", "count": 41},),
    }  # fmt: skip
    signins = ({"label": "PMO director", "person": "Mona Hartley", "initials": "MH", "url": "#", "key": "director"},
               {"label": "PMO analyst", "person": "Ada Lindqvist", "initials": "AL", "url": "#", "key": "analyst"},
               {"label": "Project manager", "person": "Erik Boateng", "initials": "EB", "url": "#", "key": "pm"},
               {"label": "Executive", "person": "Ingrid Sato", "initials": "IS", "url": "#", "key": "exec"})  # fmt: skip
    empty = {"table": {"caption": "Requests", "columns": COLUMNS, "rows": (), "empty": {
        "title": "Requests are how work asks to become a project", "action_url": "#", "action": "Write a request",
        "text": "Whoever has an idea describes it here; the PMO scores it and brings it to a round.",
    }}}  # fmt: skip
    pages = {"board": board, "project": project, "as_of": project, "form": form, "empty": lambda: empty,
             "explain": lambda: {"explained": explained}, "entrance": lambda: {"demo_signins": signins}}  # fmt: skip
    return {"title": name.replace("_", " ").capitalize(), **pages[name]()}
