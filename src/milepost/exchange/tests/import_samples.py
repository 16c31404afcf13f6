"""Small sheets of our own for tests of importing, and what tests ask of a database."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core import serializers

from milepost.exchange.actions import Outcome, import_sheet
from milepost.exchange.importers.sheet.plan import read_plan
from milepost.exchange.importers.sheet.profile_toml import parse_profile
from milepost.kernel.policy import Actor

MACHINE = Actor(None, "operator", channel="cli", correlation="test")

PROFILE = """
schema = 1
name = "works"
title = "Works department returns"
attribution = "Works department"
[cycle]
code = "WORKS"
name = "Works return"
cadence = "annual"
[defaults]
currency = "EUR"
decimal = "."
date_order = "dmy"
total_change_is_of_the_return = true
[key]
fields = [["external_id"], ["unit", "project_name"], ["project_name"]]
drop_words = ["project"]
[period]
headers = ["Year"]
kind = "year"
[fields.external_id]
headers = ["Id"]
[fields.project_name]
headers = ["Project"]
required = true
[fields.unit]
headers = ["Department"]
[fields.description]
headers = ["Description"]
[fields.start_date]
headers = ["Start"]
[fields.finish_date]
headers = ["End"]
[fields.forecast_cost]
headers = ["Cost"]
[fields.cost_change_total]
headers = ["Cost change"]
[fields.benefits_forecast]
headers = ["Benefits"]
[fields.delivery_confidence]
headers = ["Confidence"]
[fields.declared_colour]
headers = ["Status"]
[fields.narrative_overall]
headers = ["Words"]
"""

HEADER = "Year,Id,Project,Department,Description,Start,End,Cost,Cost change,Benefits,Confidence,Status,Words"
FIRST = "2023,,Harbour wall,Works,A wall,01/02/2022,31/12/2025,100,,500,Amber/Red,Green,On track"
SECOND = "2024,H-1,Harbour Wall Project,Works,A wall,01/02/2022,30/06/2026,120,20,450,Red,Amber,Late"
OTHER = "2024,B-7,New bridge,Works,A bridge,01/03/2024,Exempt under Section 43,tbc,,,Reset,,Early"


def sheet(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join((header, *rows)).encode()


def run(content: bytes, *, actor: Actor = MACHINE, profile: str = PROFILE, **how: Any) -> Outcome:
    period = how.pop("period", None)
    return import_sheet(actor, read_plan(content, parse_profile(profile), period=period), **how)


def content_of_database() -> str:
    """Everything that the house keeps, so that two moments can be compared."""
    models = [model for model in apps.get_models() if model.__module__.startswith("milepost.")]
    return "\n".join(serializers.serialize("json", model._base_manager.order_by("pk")) for model in models)
