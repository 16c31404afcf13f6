"""What must hold before a report may be written, submitted or reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from milepost.kernel.errors import Unmet
from milepost.reporting.choices import ASK, DECLARABLE, LEVELS, NARRATIVES, Colour, DeclaredColour

UNCHANGED = frozenset(
    {
        "no change",
        "no changes",
        "unchanged",
        "nothing changed",
        "nothing to report",
        "nothing new",
        "no news",
        "no update",
        "no updates",
        "as before",
        "as last period",
        "as last month",
        "same as last period",
        "same as last month",
        "see last report",
        "see previous report",
    }
)


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a declared colour is better than the computed one: all three, or it does not count."""

    justification: str
    evidence: str
    recovery_date: date | None


def report_is_native(origin: str) -> Unmet | None:
    """Require a native report: an imported one is history, read and never written."""
    if origin == "native":
        return None
    return Unmet(
        "report_is_native",
        "An imported report is final.",
        missing="It came from a file and is shown as imported, unverified.",
        cure="Nobody",
        path="Report the project in a native cycle from its next period on.",
    )


def period_is_open(period_name: str, *, locked: bool) -> Unmet | None:
    """Require an open period: a locked one takes nothing more."""
    if not locked:
        return None
    return Unmet(
        "period_is_open",
        "A locked period never opens again.",
        missing=f"{period_name} is locked and its snapshot is frozen.",
        cure="The project manager",
        path="Correct a figure by a dated adjustment in the next period, or file a late report as an addendum.",
    )


def report_is_in_state(state: str, allowed: Iterable[str], doing: str) -> Unmet | None:
    """Require a state in which this can be done."""
    wanted = sorted(allowed)
    if state in wanted:
        return None
    return Unmet(
        "report_is_in_state",
        f"A report can be {doing} only while it is {' or '.join(wanted).replace('_', ' ')}.",
        missing=f"It is {state.replace('_', ' ')}.",
        cure="PMO" if state == "submitted" else "The project manager",
        path="A submitted report is returned by the PMO before it is changed.",
    )


def colours_are_declarable(declared: Mapping[str, str]) -> Iterator[Unmet]:
    """Require that colours are declared for known dimensions, as green, amber or red."""
    for dimension, colour in declared.items():
        if dimension not in DECLARABLE or colour not in {*DeclaredColour.values, ""}:
            yield Unmet(
                "colours_are_declarable",
                "A declared colour is green, amber or red, for a dimension of the report.",
                missing=f"{dimension!r} cannot be declared {colour!r}.",
                cure="You",
                field=f"declared_{dimension}",
            )


def narrative_is_short(narrative: Mapping[str, str], limit: int) -> Iterator[Unmet]:
    """Require that every text belongs to a part of the report and keeps to the word limit."""
    for part, text in narrative.items():
        if part not in NARRATIVES:
            yield Unmet(
                "narrative_has_a_place",
                "A text belongs to a part of the report.",
                missing=f"There is no part {part!r}.",
                cure="You",
                field=f"narrative_{part}",
            )
        elif (words := len(text.split())) > limit:
            yield Unmet(
                "narrative_is_short",
                f"A text of a report has at most {limit} words.",
                missing=f"The text on {part} has {words}.",
                cure="You",
                path="Say what the board must know; attach the rest where it belongs.",
                field=f"narrative_{part}",
            )


def texts_are_storable(texts: Mapping[str, str]) -> Iterator[Unmet]:
    """Require readable text: every database must hold it, and the ledger must hash it."""
    for part, text in texts.items():
        if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
            yield Unmet(
                "text_is_storable",
                "This text holds characters that cannot be stored.",
                missing=f"The text on {part} holds control characters or half characters.",
                cure="You",
                field=f"narrative_{part}",
            )


def overall_is_declared(declared_overall: str) -> Unmet | None:
    """Require a declared colour for the whole."""
    if declared_overall:
        return None
    return Unmet(
        "overall_is_declared",
        "A report declares a colour for the whole project.",
        missing="No colour is declared.",
        cure="The project manager",
        path="Declare green, amber or red.",
        field="declared_overall",
    )


def is_better(declared: str, counted: str) -> bool:
    """Say whether a declared colour is better than what the computed one counts as."""
    return bool(declared) and bool(counted) and counted != Colour.NOT_APPLICABLE and LEVELS[declared] < LEVELS[counted]


def override_has_grounds(
    declared: Mapping[str, str], counted: Mapping[str, str], grounds: Mapping[str, Grounds], today: date
) -> Iterator[Unmet]:
    """Require grounds for a declared colour that is better than the computed one: all three, and a date to come."""
    for dimension, colour in declared.items():
        if is_better(colour, counted.get(dimension, "")):
            given = grounds.get(dimension, Grounds("", "", None))
            yield from override_is_complete(dimension, colour, given, today)


def override_is_complete(dimension: str, declared: str, given: Grounds, today: date) -> Iterator[Unmet]:
    """Require justification, evidence and a recovery date to come of one declared colour."""
    said = f"The {dimension} colour is declared {declared or 'nothing'}, better than computed"
    if not declared:
        yield _override("override_declares_a_colour", f"No {dimension} colour is declared.", f"declared_{dimension}")
    for name, rule in (("justification", "override_has_justification"), ("evidence", "override_has_evidence")):
        if not getattr(given, name).strip():
            yield _override(rule, f"{said}, without {name}.", f"{name}_{dimension}")
    if given.recovery_date is None or given.recovery_date <= today:
        missing = f"{said}, without a recovery date that lies ahead."
        yield _override("override_has_recovery_date", missing, f"recovery_date_{dimension}")


def _override(rule: str, missing: str, field: str) -> Unmet:
    return Unmet(
        rule,
        "A declared colour better than the computed one needs a justification, evidence and a recovery date.",
        missing=missing,
        cure="The project manager",
        path="Give all three, or declare the computed colour.",
        field=field,
    )


def red_carries_an_ask(declared_overall: str, narrative: Mapping[str, str], open_asks: int) -> Unmet | None:
    """Require an ask from a red report: red is a request."""
    if declared_overall != DeclaredColour.RED or open_asks or narrative.get(ASK, "").strip():
        return None
    return Unmet(
        "red_carries_an_ask",
        "A red report says what it asks of management.",
        missing="There is neither an open decision nor an ask in the report.",
        cure="The project manager",
        path="Ask for a decision, or write what is needed from whom.",
        field=f"narrative_{ASK}",
    )


def says_no_change(text: str) -> bool:
    """Say whether a text claims that nothing changed."""
    return " ".join(text.lower().replace(".", " ").replace("!", " ").split()) in UNCHANGED


def no_change_is_true(
    narrative: Mapping[str, str], carried_over: Iterable[str], changed: Mapping[str, bool]
) -> Iterator[Unmet]:
    """Refuse "no change", said or carried over, where the facts under the text changed."""
    carried = set(carried_over)
    anything = any(changed.values())
    for part, text in narrative.items():
        moved = changed.get(part, anything if part == "summary" else False)
        if not moved or not (says_no_change(text) or (part in carried and text.strip())):
            continue
        what = "is carried over from the previous report" if part in carried else f"says {text.strip()!r}"
        yield Unmet(
            "no_change_is_true",
            "A report says what changed where the facts changed.",
            missing=f"The text on {part} {what}, but the facts under it changed since the previous report.",
            cure="The project manager",
            path="Write what changed and why; the draft shows the facts of both periods.",
            field=f"narrative_{part}",
        )


def no_actual_in_the_future(actuals: Iterable[tuple[str, date]], today: date) -> Iterator[Unmet]:
    """Require that nothing which happened is dated later than today."""
    for name, day in actuals:
        if day > today:
            yield Unmet(
                "no_actual_in_the_future",
                "An actual date or cost is never later than today.",
                missing=f"{name} is dated {day}.",
                cure="The project manager",
                path="Correct the date, or record it as a forecast.",
            )
