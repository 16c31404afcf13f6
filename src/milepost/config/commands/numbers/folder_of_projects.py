"""Read the columns of the empirical projects: activities, resources, assignments, tracking, one CSV each."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from milepost.kernel.errors import refuse

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "activities": (
        "project_id",
        "activity_id",
        "baseline_start",
        "baseline_duration_h",
        "fixed_baseline_cost",
        "baseline_cost_per_unit",
    ),
    "resources": ("project_id", "resource_id", "f771_cost_per_unit"),
    "assignments": ("project_id", "activity_id_f1024", "resource_id_f1025", "demand_f1026"),
    "tracking_periods": ("project_id", "period_no", "period_name", "end_date"),
    "tracking": (
        "project_id",
        "period_no",
        "activity_id",
        "actual_start",
        "actual_duration_h",
        "actual_cost_dev",
        "pct_complete",
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, which knows its place."""

    place: str
    cells: Mapping[str, str]

    def number(self, column: str) -> Decimal:
        """Return a finite number; an empty cell is none."""
        text = (self.cells.get(column) or "").strip()
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise ValueError(f"{self.place}, {column}: {text!r} is no finite number; write it like 1234.5.")
        return number

    def instant(self, column: str) -> datetime:
        """Return a date with its time."""
        text = (self.cells.get(column) or "").strip()
        try:
            read = datetime.fromisoformat(text)
        except ValueError as error:
            raise ValueError(f"{self.place}, {column}: {text!r} is no date; write it like 2026-01-31 08:00.") from error
        if read.tzinfo is not None:
            raise ValueError(f"{self.place}, {column}: {text!r} has a zone; write the local time.")
        return read

    def text(self, column: str) -> str:
        """Return a cell that must say something."""
        text = (self.cells.get(column) or "").strip()
        if not text:
            raise ValueError(f"{self.place}, {column}: the cell is empty.")
        return text


@dataclass(slots=True)
class ProjectLines:
    """All lines of one project, unread."""

    code: str
    activities: list[Line] = field(default_factory=list)
    resources: list[Line] = field(default_factory=list)
    assignments: list[Line] = field(default_factory=list)
    tracking_periods: list[Line] = field(default_factory=list)
    tracking: list[Line] = field(default_factory=list)


def read_folder(folder: Path) -> list[ProjectLines]:
    """Return the projects of a folder in the order of their activities."""
    if not folder.is_dir():
        raise refuse("folder_exists", f"{folder} is no folder: name the folder that holds activities.csv.")
    projects: dict[str, ProjectLines] = {}
    for name in COLUMNS:
        for line in _lines(folder / f"{name}.csv", COLUMNS[name]):
            code = (line.cells.get("project_id") or "").strip()
            if name == "activities" and code:
                projects.setdefault(code, ProjectLines(code))
            if code not in projects:
                raise refuse("project_is_known", f"{line.place}: no activity belongs to the project {code!r}.")
            getattr(projects[code], name).append(line)
    if not projects:
        raise refuse("folder_holds_projects", f"{folder / 'activities.csv'} holds no activity.")
    return list(projects.values())


def _lines(path: Path, columns: tuple[str, ...]) -> Iterator[Line]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.DictReader(opened)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise refuse("columns_are_there", f"{path.name} lacks these columns: {', '.join(missing)}.")
            for row in reader:
                yield Line(f"{path.name}, line {reader.line_num}", row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise refuse("file_is_readable", f"{path} cannot be read as CSV in UTF-8: {error}.") from error
