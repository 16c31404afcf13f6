"""One project on one page: figures, colours with the rule that decided, movement, words, risks, issues, asks."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.documents.blocks import Beside, Block
from milepost.documents.model import Section
from milepost.kernel.errors import refuse
from milepost.projects.choices import ProjectClass, Stage, Standing
from milepost.reporting.reports.definition import Asked, Report
from milepost.reporting.reports.reading.lines import Line
from milepost.reporting.reports.reading.period import Reading
from milepost.reporting.reports.sections import project_colours, project_course, project_figures, project_words
from milepost.reporting.reports.sections.wording import ALL_TERMS


def sections(reading: Reading, asked: Asked) -> Iterator[Section]:
    """Yield the page of the project that is asked for; refuse one that did not report in this period."""
    found = [line for line in reading.lines if asked.project in (line.code, str(line.project_id))]
    if not found:
        raise refuse(
            "project_reports_in_the_period",
            f"There is no report of {asked.project[:40]!r} in {reading.period['name']}."
            if asked.project
            else "This report is about one project.",
            missing="" if asked.project else "The code of the project.",
            cure="You",
            path="Name the code of a project that reports in this period.",
            field_name="project",
        )
    yield page(reading, found[0])


def page(reading: Reading, line: Line) -> Section:
    """Return the page of one project."""
    courses: tuple[Block, ...] = tuple(project_course.charts(reading, line))
    said = tuple(project_words.narrative(line))
    shown, rest = project_words.what_fits_beside(said, len(courses))
    track: tuple[Block, ...] = (project_colours.track(reading, line), *shown)
    blocks: list[Block] = [
        *project_words.warnings(line),
        project_figures.figures(reading, line),
        *project_words.asks(line),
        *_second_view(line),
        project_colours.table(line),
        *([Beside(track, courses)] if courses else track),
        *project_words.in_two_columns(rest),
        *project_words.lists(reading, line),
    ]
    return Section(f"project-{line.project_id}", line.name, tuple(blocks), _intro(line), page_break_before=True)


def _second_view(line: Line) -> list[Block]:
    """Return the overrides with the PMO's decision, and the PMO's own view beside them."""
    overrides, view = tuple(project_colours.overrides(line)), tuple(project_words.assessment(line))
    return [Beside(overrides, view)] if overrides and view else [*overrides, *view]


def _intro(line: Line) -> str:
    told = line.identity
    if not told:
        return "No facts were frozen for this project."
    standing = "" if told["standing"] == Standing.ACTIVE else f" ({Standing(told['standing']).label.lower()})"
    parts = [
        line.code,
        told["unit"],
        told["programme"],
        ProjectClass(told["project_class"]).label if told["project_class"] else "",
        f"{Stage(told['stage']).label}{standing}" if told["stage"] else "",
        f"sponsor {told['sponsor']}" if told["sponsor"] else "no sponsor",
        f"project manager {told['pm']}" if told["pm"] else "no project manager",
    ]
    return " · ".join(part for part in parts if part)


REPORT = Report(
    "project",
    "Project report",
    "One project: figures, computed beside declared colours with what decided, movement, words, risks and asks.",
    sections,
    of_project=True,
    terms=ALL_TERMS,
)
