"""The frame of an invented agency."""

from __future__ import annotations

from datetime import UTC, date, datetime

from milepost.surface.frame import ActingRole, CreateEntry, Crumb, Frame, MenuEntry, NeedsMe, NeedsMeItem

NOW = datetime(2026, 3, 31, 14, 5, tzinfo=UTC)
DAY = date(2026, 4, 14)

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
