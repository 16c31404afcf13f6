"""Invented data for the gallery."""

from __future__ import annotations

from datetime import date

from milepost.surface.frame import ActingRole, CreateEntry, Crumb, Frame, MenuEntry, NeedsMe, NeedsMeItem

FRAME = Frame(
    organisation="Northwater Agency",
    person="Ada Lindqvist",
    person_detail="Northwater Agency · PMO",
    menu=(
        MenuEntry("home", "Home", "index.html", "home", "h"),
        MenuEntry("requests", "Requests", "empty.html", "inbox", "r", count=12),
        MenuEntry("portfolio", "Portfolio", "board.html", "briefcase", "o", active=True),
        MenuEntry("projects", "Projects", "index.html", "folder", "p"),
        MenuEntry("people", "People & capacity", "index.html", "users", "c"),
        MenuEntry("governance", "Governance", "index.html", "gavel", "v"),
        MenuEntry("reports", "Reports", "index.html", "chart-bar", "t", count=3),
        MenuEntry("knowledge", "Knowledge", "index.html", "school", "k"),
        MenuEntry("settings", "Settings", "index.html", "settings", "s"),
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
        "index.html",
        (
            NeedsMeItem("Gates to prepare", 2, "index.html"),
            NeedsMeItem("Reports to review", 4, "index.html"),
            NeedsMeItem("Waivers that expire this week", 1, "index.html"),
        ),
    ),
    search_url="/search",
    help_url="/help",
    account_url="/account",
    sign_out_url="/sign-out",
    today=date(2026, 3, 31),
    demonstration=True,
)
CRUMBS = (Crumb("Portfolio", "board.html"), Crumb("Water defences"))


def context(name: str) -> dict[str, object]:
    """Return what the page `name` shows."""
    return {"title": name}
