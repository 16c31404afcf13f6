"""What people say of one project: warnings, narrative, asks, the PMO's own view; and its risks, issues, milestones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from milepost.changes.choices import Severity
from milepost.documents.blocks import Beside, Block, Callout, Prose, Tone
from milepost.documents.cells import Colour, Text
from milepost.documents.tables import Column, Kind, Table
from milepost.documents.wording import day
from milepost.reporting.choices import ASK, DIMENSIONS, SUMMARY
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.reading.values import dated, day_of, followed, status_of, text
from milepost.reporting.reports.sections.risk_rows import SHORT, short_risk_row, worst_risk_first

RISKS_SHOWN, ISSUES_SHOWN = 3, 3
WORDS_BESIDE_A_CHART, WORDS_OF_THE_TRACK, HEADING_WORDS = 110, 70, 12  # how much half a page holds, roughly
ISSUES = (
    Column("Issue"), Column("Severity"), Column("Owner"), Column("Next action"),
    Column("By", Kind.DAY),
)  # fmt: skip


def warnings(line: Line) -> Iterator[Block]:
    """Yield what the reader must know before the figures."""
    if line.imported:
        yield Callout(
            "The figures are those of a file; the facts behind them are not recorded here.",
            title="Imported, unverified",
        )
    elif line.live:
        yield Callout("No report was handed in yet. Facts and colours are those of the moment.", Tone.WARNING, "Draft")
    elif line.breach:
        yield Callout(line.why, Tone.WARNING, "No report")


def asks(line: Line) -> Iterator[Block]:
    """Yield what is asked of management: decisions, and the words of the project manager."""
    for told in line.items("decisions"):
        needed = day_of(told["needed_by"])
        asked_of = told["asked_of"] or "nobody named"
        when = f"needed by {day(needed)}" if needed else "no day is named"
        yield Callout(f"{told['question']} ({asked_of}, {when})", Tone.ASK, source=line.project_source)
    words = line.told["narrative"].get(ASK, "").strip()
    if words:
        yield Callout(words, Tone.ASK, "Asked by the project manager", line.source)


def narrative(line: Line) -> Iterator[Prose]:
    """Yield the summary, then the words on each dimension with its computed colour."""
    told = line.told["narrative"]
    if told.get(SUMMARY, "").strip():
        yield Prose(_paragraphs(told[SUMMARY]), f"Summary{_carried(line, SUMMARY)}")
    yield from (_dimension(line, name) for name in DIMENSIONS if told.get(name, "").strip())


def what_fits_beside(said: tuple[Prose, ...], charts: int) -> tuple[tuple[Prose, ...], tuple[Prose, ...]]:
    """Return the words that stand beside so many charts without being longer than they are, and the rest."""
    room = max(0, charts * WORDS_BESIDE_A_CHART - WORDS_OF_THE_TRACK)
    used = 0
    for place, prose in enumerate(said):
        used += HEADING_WORDS + sum(len(part.split()) for part in prose.paragraphs)
        if used > room:
            return said[:place], said[place:]
    return said, ()


def in_two_columns(said: tuple[Prose, ...]) -> Iterator[Block]:
    """Yield words in two columns."""
    half = (len(said) + 1) // 2
    if len(said) > 1:
        yield Beside(said[:half], said[half:])
    else:
        yield from said


def _dimension(line: Line, name: str) -> Prose:
    status = status_of(line.told["computed"].get(name, ""))
    heading = f"{name.capitalize()}{_carried(line, name)}"
    return Prose(_paragraphs(line.told["narrative"][name]), heading, Colour(status) if status else None)


def _carried(line: Line, name: str) -> str:
    return " (carried over)" if name in line.told["carried_over"] else ""


def _paragraphs(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split("\n\n") if part.strip())


def lists(reading: Reading, line: Line) -> Iterator[Block]:
    """Yield the worst risks and the open issues."""
    risks = sorted(line.items("risks"), key=worst_risk_first)
    if risks:
        rows = tuple(short_risk_row(reading.purse, line, risk) for risk in risks[:RISKS_SHOWN])
        yield Table("project-risks", SHORT, rows, "Top risks", note=_shown(len(rows), len(risks), "risks"))
    issues = sorted(line.items("issues"), key=_severity)
    if issues:
        rows = tuple(_issue(line, issue) for issue in issues[:ISSUES_SHOWN])
        yield Table("project-issues", ISSUES, rows, "Issues", note=_shown(len(rows), len(issues), "issues"))


def _shown(shown: int, total: int, what: str) -> str:
    return f"{shown} of {total} open {what}." if shown < total else ""


def _severity(issue: Mapping[str, Any]) -> tuple[int, str]:
    return Severity.values.index(issue["severity"]), str(issue["title"])


def _issue(line: Line, issue: Mapping[str, Any]) -> tuple[Any, ...]:
    return (
        followed(Text(issue["title"]), line.project_source),
        Text(Severity(issue["severity"]).label),
        text(issue["owner"], "The issue has no owner."),
        text(issue["next_action"], "No next action is named."),
        dated(day_of(issue["next_action_date"]), "No day is set."),
    )


def assessment(line: Line) -> Iterator[Block]:
    """Yield the PMO's own view, which stands beside the declared colour and never in its place."""
    colour, words = line.told["pmo_colour"], line.told["pmo_comment"]
    if colour or words:
        status = status_of(colour)
        yield Prose(_paragraphs(words) or ("No comment.",), "The PMO's own view", Colour(status) if status else None)
