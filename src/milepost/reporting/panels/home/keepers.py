"""The panels of whoever keeps the house: resource manager, auditor, administrator."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.urls import reverse

from milepost.kernel.heads import latest_export
from milepost.reporting.panels import links
from milepost.reporting.panels.home.parts import HomePanel, Reader
from milepost.reporting.queries.homes.house import accounts_state, ledger_state, load_of_leads

MOST = 10


def leads(reader: Reader) -> list[HomePanel]:
    """Return who leads how many projects."""
    del reader
    rows = [
        {"name": name, "count": count, "url": links.record("people", key)} for key, name, count in load_of_leads(MOST)
    ]
    return [HomePanel("reporting/home/leads.html", {"rows": rows, "people_url": links.listed("people")})]


def ledger(reader: Reader) -> list[HomePanel]:
    """Return the state of the ledger, and when its heads were last put out of reach."""
    del reader
    facts = {"state": ledger_state(), "exported": latest_export(Path(settings.HEADS)), "roles_url": reverse("roles")}
    return [HomePanel("reporting/home/ledger.html", facts)]


def accounts(reader: Reader) -> list[HomePanel]:
    """Return accounts, people and jobs."""
    del reader
    facts = {
        "state": accounts_state(),
        "people_url": links.listed("people"),
        "posts_url": links.listed("posts"),
        "settings_url": reverse("settings"),
    }
    return [HomePanel("reporting/home/accounts.html", facts)]
