"""A lively, invented body of a period of any size: what the pack is looked at, measured and compared with."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from milepost.kernel.canonical import canonical, digest
from milepost.kernel.policy import Actor
from milepost.people import actions as people
from milepost.people.choices import PostRole
from milepost.people.models import Person
from milepost.reporting.bridge.rule_sets import rules_from, stored_body
from milepost.reporting.models import Cycle, Period, PeriodSnapshot

OPERATOR = Actor(None, "operator", channel="cli")

NAMES = (
    "Harbour signalling", "Tax letters online", "Northern depot", "Archive digitisation", "Clinic network",
    "River flood gates", "Payroll renewal", "School meals portal", "Tram line 6 extension", "Water meter roll-out",
    "Open data hub", "Bridge rehabilitation", "Emergency radio", "Library lending", "Ferry electrification",
)  # fmt: skip
UNITS = ("Transport", "Revenue", "Estates", "Records", "Health")
PROGRAMMES = ("Clean mobility", "Digital counter", "", "Safer water")
PEOPLE = ("A. Lindqvist", "R. Okafor", "M. Duarte", "J. Weiss", "S. Haddad", "K. Tanaka", "P. Novák", "L. Marchetti")
RISKS = (
    "The supplier cannot staff the second shift", "The permit for the east quay comes late",
    "Data of the old system is incomplete", "The exchange rate moves against the order",
    "Acceptance needs a shutdown that operations has not granted", "Two key engineers leave",
)  # fmt: skip
WORDS = (
    (
        "The second delivery arrived in full and was accepted; the third moved by two weeks because the test bench was "
        "booked. Mitigation is agreed and paid for within tolerance."
    ),
    "The contractor has asked for an extension of time. We dispute two thirds of it; the engineer decides in May.",
    "All milestones of the period were reached. The next one depends on the permit, which the city has promised.",
)
LEADING = ("schedule", "cost", "benefits", "risk", "compliance")
MONTHS = [f"2025-{month:02}" for month in range(4, 13)] + ["2026-01", "2026-02"]
END = date(2026, 3, 31)


def lively_body(projects: int = 12, seed: int = 7) -> dict[str, Any]:
    chance = random.Random(seed)  # noqa: S311  # an invented body, no secret
    reports = [_report(number, chance) for number in range(1, projects + 1)]
    return {
        "format": 1,
        "period": {
            "code": "2026-03", "name": "March 2026", "start_date": "2026-03-01", "end_date": END.isoformat(),
            "origin": "native", "cycle": "MONTHLY", "cycle_name": "Monthly report of the works", "cadence": "monthly",
        },
        "locked_at": "2026-04-09T14:30:00.000000Z",
        "locked_by": "N. Ferreira",
        "organisation": {
            "name": "Meridian Water and Transport", "currency": "EUR", "primary_colour": "#1f3a5f",
            "accent_colour": "#b5651d", "logo_type": "", "logo_base64": "",
        },
        "rules": stored_body(rules_from(None, None)),
        "reports": reports,
        "adjustments": [
            {
                "project_id": 2, "about_period": "2026-02", "field": "forecast_cost", "was": "4200000.00",
                "is_now": "4650000.00", "reason": "The order of the pumps was counted without its transport.",
                "dated": "2026-03-19",
            }
        ][: projects - 1],
        "service_levels": {
            "reviews": projects, "late_reviews": projects // 9, "open_reviews": 0, "overdue_reviews": 0,
            "never_reviewed": projects // 20, "on_time_share": "0.8712",
        },
    }  # fmt: skip


def _report(number: int, chance: random.Random) -> dict[str, Any]:
    kind = ("good", "slow", "watermelon", "good", "missing", "dear", "stale", "good", "turned", "good")[number % 10]
    currency = "GBP" if number % 8 == 5 else "EUR"
    first_finish = END + timedelta(days=90 + chance.randrange(500))
    rebaselined = chance.random() < 0.3
    last_finish = first_finish + timedelta(days=chance.randrange(40, 200) if rebaselined else 0)
    slip = {"slow": 150, "watermelon": 95, "turned": 120}.get(kind, chance.randrange(-12, 20))
    cost = Decimal(chance.randrange(8, 900)) * 100_000
    growth = Decimal({"dear": 18, "watermelon": 9}.get(kind, chance.randrange(-3, 4))) / 100
    forecast = (cost * (1 + growth)).quantize(Decimal("0.01"))
    finish = last_finish + timedelta(days=slip)
    computed = _colours(kind)
    declared = "" if kind == "missing" else ("green" if kind == "watermelon" else _shown(computed["overall"]))
    counted = "amber" if computed["overall"] == "grey" else computed["overall"]
    narrative = {} if kind == "missing" else _narrative(number, kind)
    why = _why(computed["overall"], kind)
    first, last = (cost * Decimal("0.9") if rebaselined else cost).quantize(Decimal("0.01")), f"{cost:.2f}"
    return {
        "report_id": 4000 + number, "project_id": number, "state": "in_pack", "origin": "native",
        "computed_overall": computed["overall"], "counted_overall": counted, "computed_why": why,
        "computed": {name: colour for name, colour in computed.items() if name != "overall"},
        "declared_overall": declared,
        "declared": _declared(kind, computed),
        "divergence": None, "delivery_confidence": ("amber_green", "", "amber_red", "green")[number % 4],
        "forecast_finish": finish.isoformat(), "first_baseline_start": "2024-10-01",
        "first_baseline_finish": first_finish.isoformat(), "last_baseline_start": "2024-10-01",
        "last_baseline_finish": last_finish.isoformat(), "currency": currency, "forecast_cost": str(forecast),
        "spend_to_date": None if kind == "stale" else f"{forecast * Decimal('0.45'):.2f}",
        "first_baseline_cost": str(first), "last_baseline_cost": last,
        "benefits_target": f"{cost * 2:.2f}" if number % 3 else None,
        "benefits_forecast": f"{cost * 2 * Decimal('0.93'):.2f}" if number % 3 else None,
        "narrative": narrative, "carried_over": ["risk"] if number % 6 == 1 and narrative else [],
        **_handling(number, kind),
        "facts": _facts(number, kind, computed, why, forecast, currency), "facts_sha256": f"{number:064x}",
        "overrides": _overrides(kind), "trend": _trend(number, kind, finish, forecast, chance),
    }  # fmt: skip


def _handling(number: int, kind: str) -> dict[str, Any]:
    return {
        "due_on": "2026-04-06",
        "first_submitted_on": None if kind == "missing" else ("2026-04-08" if number % 7 == 3 else "2026-04-03"),
        "submitted_at": None if kind == "missing" else "2026-04-03T08:00:00.000000Z",
        "submissions": 0 if kind == "missing" else 1 + (number % 7 == 3), "review_due_on": "2026-04-08",
        "reviewed_at": None if kind == "missing" else "2026-04-08T12:00:00.000000Z", "reviews": 1,
        "late_reviews": int(number % 9 == 8), "pmo_colour": "amber" if kind == "watermelon" else "",
        "pmo_comment": "The recovery plan has no slack left; we would call this amber." if kind == "watermelon" else "",
        "breach": "report_not_submitted" if kind == "missing" else "", "attributes": {},
        "submitted_by": PEOPLE[number % 8], "reviewed_by": "N. Ferreira",
    }  # fmt: skip


def _declared(kind: str, computed: dict[str, str]) -> dict[str, str]:
    if kind == "missing":
        return {}
    return {name: "green" if kind == "watermelon" else _shown(computed[name]) for name in LEADING}


def _shown(colour: str) -> str:
    return "amber" if colour == "grey" else colour


def _colours(kind: str) -> dict[str, str]:
    told = dict.fromkeys(("overall", *LEADING), "green") | {"scope": "not_applicable", "quality": "not_applicable"}
    changed = {
        "slow": {"overall": "red", "schedule": "red", "risk": "amber"},
        "watermelon": {"overall": "red", "schedule": "red", "cost": "amber"},
        "missing": {"overall": "grey", "schedule": "grey", "compliance": "red"},
        "dear": {"overall": "red", "cost": "red"},
        "stale": {"overall": "amber", "cost": "grey"},
        "turned": {"overall": "amber", "schedule": "amber"},
    }
    return told | changed.get(kind, {})


def _why(colour: str, kind: str) -> str:
    if kind == "missing":
        return "No report was submitted before the lock; it was due on 2026-04-06 from the project manager."
    return f"The project is {colour} because {'cost' if kind in ('dear', 'stale') else 'schedule'} is {colour}."


def _narrative(number: int, kind: str) -> dict[str, str]:
    told = {"summary": WORDS[number % 3], "schedule": WORDS[(number + 1) % 3], "cost": WORDS[(number + 2) % 3]}
    told["risk"] = "The register was reviewed on 24 March; two risks were closed."
    if kind in ("slow", "dear"):
        told["ask"] = "Grant the second shift until June, or accept the later date before the summer timetable."
    return told


def _facts(
    number: int, kind: str, computed: dict[str, str], why: str, forecast: Decimal, currency: str
) -> dict[str, Any]:
    name = f"{NAMES[number % 15]} {number // 15 + 1}" if number >= 15 else NAMES[number % 15]
    risks = [_risk(number, place, forecast) for place in range(number % 5 + 1)]
    told = {
        dimension: {
            "sentence": f"The forecast of {dimension} is judged {computed[dimension]}: Green up to 5 %, Amber to 15 %."
        }
        for dimension in LEADING
    }
    return {
        "identity": {
            "code": f"MW-{number:03}", "name": name, "project_class": "ABC"[number % 3],
            "stage": ("executing", "planning", "executing", "closing")[number % 4],
            "standing": "on_hold" if number % 23 == 22 else "active", "category": "", "origin": "native",
            "currency": currency, "unit": UNITS[number % 5], "unit_code": UNITS[number % 5][:2].upper(),
            "portfolio": "Works", "portfolio_code": "WORKS", "programme": PROGRAMMES[number % 4],
            "programme_code": PROGRAMMES[number % 4][:2].upper(), "pm": "" if number % 31 == 30 else PEOPLE[number % 8],
            "deputy": "", "sponsor": PEOPLE[(number + 3) % 8], "oversight_officer": "N. Ferreira", "objectives": ["O1"],
        },
        "cost": {"planned_to_date": f"{forecast * Decimal('0.42'):.2f}"},
        "risks": risks,
        "issues": [_issue(number, place) for place in range(number % 3)],
        "decisions": [
            {"question": "Release the second tranche before the tender closes?", "asked_of": "The board",
             "needed_by": "2026-04-30", "asked_on": "2026-03-12"}
        ] if kind == "dear" else [],
        "colours": {"version": "1", "overall": {"sentence": why, "dimensions": ["schedule"]}, "dimensions": told},
    }  # fmt: skip


def _risk(number: int, place: int, forecast: Decimal) -> dict[str, Any]:
    return {
        "title": RISKS[(number + place) % 6], "owner": PEOPLE[(number + place) % 8],
        "probability_share": ("0.2", "0.4", "0.6", "0.75", "0.05")[(number + place) % 5],
        "impact_cost": None if (number + place) % 6 == 5 else f"{forecast / (10 + place * 7):.2f}", "impact_days": 20,
        "critical": place == 0 and number % 4 == 0, "response": "none" if number % 4 == 0 else "reduce",
        "next_action": "Agree the recovery plan with the supplier", "next_action_date": "2026-04-20",
        "reviewed_on": "2026-03-24",
    }  # fmt: skip


def _issue(number: int, place: int) -> dict[str, Any]:
    return {
        "title": ("The crane is out of service", "The test bench is booked twice")[place % 2],
        "owner": PEOPLE[(number + place) % 8], "severity": ("critical", "high", "medium", "low")[(number + place) % 4],
        "next_action": "Hire a mobile crane", "next_action_date": None if place else "2026-04-14",
    }  # fmt: skip


def _overrides(kind: str) -> list[dict[str, Any]]:
    if kind != "watermelon":
        return []
    return [
        {
            "dimension": "overall", "computed": "red", "declared": "green",
            "justification": "The supplier has confirmed the new date in writing.",
            "evidence": "Letter of 28 March, file 17.", "recovery_date": "2026-06-30", "state": "accepted",
            "decided_at": "2026-04-08T12:00:00.000000Z", "reason": "Accepted for this period only.",
            "decided_by": "N. Ferreira",
        }
    ]  # fmt: skip


def _trend(number: int, kind: str, finish: date, forecast: Decimal, chance: random.Random) -> list[dict[str, Any]]:
    told = []
    known = MONTHS[0 if number % 6 else 6 :]
    for place, period in enumerate(known):
        near = len(known) - place
        colour = _past(kind, near)
        drift = near * ({"slow": 14, "watermelon": 9, "turned": 20}.get(kind, 1)) + chance.randrange(4)
        told.append(
            {
                "period": period, "state": "in_pack", "origin": "native", "computed_overall": colour,
                "counted_overall": "amber" if colour == "grey" else colour,
                "computed": dict.fromkeys(LEADING, "green") | {"schedule": _shown(colour)},
                "declared_overall": "green" if kind == "watermelon" else _shown(colour), "divergence": 0,
                "delivery_confidence": ("amber_green", "", "amber", "green")[number % 4],
                "forecast_finish": (finish - timedelta(days=drift)).isoformat(),
                "forecast_cost": f"{forecast * (100 - near) / 100:.2f}", "breach": "",
            }
        )  # fmt: skip
    return told


def _past(kind: str, near: int) -> str:
    if kind in ("slow", "watermelon", "dear"):
        return "red" if near < 4 else "amber" if near < 8 else "green"
    if kind == "stale":
        return "grey" if near == 3 else "amber"
    return "green"


def locked_period(projects: int) -> tuple[Person, Period]:
    """Store an invented locked period with its snapshot, and return it with a director who may build its pack."""
    organisation = people.set_up_organisation(OPERATOR, name="Meridian Water and Transport")
    unit = people.add_unit(OPERATOR, code="PMO", name="Project management office")
    director = people.add_person(OPERATOR, name="N. Ferreira", email="n.ferreira@example.org", unit=unit)
    people.appoint_to_post(OPERATOR, director, role=PostRole.DIRECTOR)
    cycle = Cycle.objects.create(code="MONTHLY", name="Monthly", calendar=organisation.calendar)
    body = lively_body(projects)
    at = datetime.fromisoformat(body["locked_at"])
    period = Period.objects.create(
        cycle=cycle, code="2026-03", name="March 2026", start_date=date(2026, 3, 1), end_date=END, state="locked",
        locked_at=at,
    )  # fmt: skip
    PeriodSnapshot.objects.create(period=period, body=body, sha256=digest(canonical(body)))
    return director, period
