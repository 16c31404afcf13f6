"""Why a colour is what it is: the rule that decided, every indicator with its threshold, what is unknown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from milepost.kernel.errors import NotSeen
from milepost.kernel.measure import Known, NotApplicable, Unknown
from milepost.kernel.policy import Actor
from milepost.reporting.bridge import coloured_at
from milepost.reporting.choices import DIMENSIONS, EDITABLE, OVERALL
from milepost.reporting.explanations.subject import pm_of, report_of, until
from milepost.reporting.models import StatusReport
from milepost.reporting.panels import links
from milepost.reporting.queries.reports import LABELS, frozen_body
from milepost.surface.answers.explain import Explanation, Source, Term
from milepost.surface.colours import status_of

OF_THE_WHOLE = (
    "Red when schedule, cost or benefits are red, when compliance is broken critically, or when two are red; "
    "amber when one is red or two are amber, or one of schedule, cost, benefits; otherwise green. "
    "Grey counts as amber. Nothing is averaged."
)
OF_A_DIMENSION = (
    "The worst of its known indicators. It turns worse at once, and better only after two periods in the better band. "
    "Stale or unknown facts make it grey."
)


def explain_colour(actor: Actor, address: Mapping[str, str], moment: datetime | None) -> Explanation:
    """Explain the computed colour of a report, as a whole or in one `dimension`."""
    report = report_of(actor, address, moment)
    dimension = address.get("dimension", OVERALL)
    if dimension != OVERALL and dimension not in DIMENSIONS:
        raise NotSeen(dimension[:20])
    body, frozen = _body(report, moment)
    told = body.get("colours", {})
    whole = dimension == OVERALL
    part = told.get("overall", {}) if whole else told.get("dimensions", {}).get(dimension, {})
    code = report.computed_overall if whole else report.computed.get(dimension, "")
    terms = _dimensions(report, told, moment) if whole else _indicators(part)
    return Explanation(
        label=f"{LABELS[dimension]}, {report.project.name}, {report.period.name}",
        result=Known(status_of(code).word) if code else Unknown("This colour was not computed yet."),
        formula=f"{part.get('sentence') or report.computed_why} {OF_THE_WHOLE if whole else OF_A_DIMENSION}".strip(),
        terms=(*terms, *_beside(report, dimension)),
        as_of=until(moment),
        sources=(
            Source(f"The report ({frozen})", links.record("status-reports", report.pk, moment)),
            Source("The project", links.record("projects", report.project.code, moment)),
        ),
        unknown=tuple(_unknown(told, part, whole=whole)),
        ask=pm_of(report, moment),
    )


def _body(report: StatusReport, moment: datetime | None) -> tuple[dict[str, Any], str]:
    """Return what the colour came from, and a word for whether it is frozen or of this moment."""
    if moment is None and report.state in EDITABLE:
        live = coloured_at(report.period, [report.project_id], until(None))
        return live[report.project_id].body, "facts of this moment"
    return frozen_body(report), "facts frozen at its submission"


def _dimensions(report: StatusReport, told: dict[str, Any], moment: datetime | None) -> list[Term]:
    parts = told.get("dimensions", {})
    return [
        Term(
            f"{LABELS[name]}: {parts.get(name, {}).get('sentence', '')}".removesuffix(": "),
            Known(status_of(report.computed[name]).word),
            url=links.explained("colour", moment, report=report.pk, dimension=name),
        )
        for name in DIMENSIONS
        if report.computed.get(name, "not_applicable") != "not_applicable"
    ]


def _indicators(part: dict[str, Any]) -> list[Term]:
    deciders = set(part.get("deciders", ()))
    return [
        Term(_indicator(each, decides=each["code"] in deciders), _measure(each))
        for each in part.get("indicators", ())
        if each["colour"] != "not_applicable"
    ]


def _indicator(told: dict[str, Any], *, decides: bool) -> str:
    word = status_of(told["colour"]).word
    return f"{'Decided: ' if decides else ''}{told['sentence']} ({word}; threshold {told['threshold'] or 'none'})"


def _measure(told: dict[str, Any]) -> Any:
    if "value" in told:
        value = told["value"]
        return Known("yes" if value is True else "no" if value is False else str(value))
    return Unknown(told["unknown"]) if "unknown" in told else NotApplicable(told.get("not_applicable", ""))


def _beside(report: StatusReport, dimension: str) -> list[Term]:
    declared = report.declared_overall if dimension == OVERALL else report.declared.get(dimension, "")
    said = Known(status_of(declared).word) if declared else Unknown("The project manager has not declared a colour.")
    return [Term("Declared by the project manager", said)]


def _unknown(told: dict[str, Any], part: dict[str, Any], *, whole: bool) -> list[str]:
    if whole:
        parts = told.get("dimensions", {})
        return [each["sentence"] for each in parts.values() if each["shown"] == "grey"]
    return [each["unknown"] for each in part.get("indicators", ()) if "unknown" in each]
