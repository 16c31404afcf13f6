"""Compute earned value and earned schedule of every project of a folder, at each of its status dates."""

import argparse
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from milepost.config.commands.numbers.tables import write_json, write_table

ENOUGH = 0.95  # of the starts that a guessed calendar explains
SHOWN = {
    "project": "",
    "period": "d",
    "status_date": "",
    "pv": ",.2f",
    "ev": ",.2f",
    "ac": ",.2f",
    "es": "",
    "spi": ".3f",
    "cpi": ".3f",
    "spi_t": ".3f",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the folder and how to answer."""
    parser.add_argument(
        "folder", type=Path, help="folder with activities.csv, resources.csv, assignments.csv, tracking*.csv"
    )
    parser.add_argument("--project", action="append", default=[], help="only this project; may be repeated")
    parser.add_argument("--json", action="store_true", help="write a JSON list (docs: reference, numbers JSON)")


def run(options: argparse.Namespace) -> int:
    """Compute and write; what is unknown is null with its reason."""
    from milepost.config.commands.numbers.folder_of_projects import read_folder  # noqa: PLC0415 - help stays quick
    from milepost.config.commands.numbers.tracked_project import rows_of  # noqa: PLC0415 - same
    from milepost.kernel.errors import refuse  # noqa: PLC0415 - same

    projects = read_folder(options.folder)
    strange = sorted(set(options.project) - {one.code for one in projects})
    if strange:
        raise refuse("project_is_known", f"The folder holds no project {', '.join(strange)}.")
    rows = [row for one in projects if not options.project or one.code in options.project for row in rows_of(one)]
    if options.json:
        write_json(rows)
        return 0
    write_table(rows, SHOWN)
    for sentence in sorted({f"{row['project']}: {text}" for row in rows for text in row["unknown"].values()}):
        print(f"? {sentence}")
    for sentence in doubts(rows):
        print(f"! {sentence}")
    return 0


def doubts(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a sentence for each project whose calendar was guessed and explains too few of the starts."""
    found = {
        row["project"]: (row["calendar"], row["calendar_agrees_share"])
        for row in rows
        if row["calendar_agrees_share"] is not None and row["calendar_agrees_share"] < ENOUGH
    }
    return [
        f"{project}: PV is doubtful: the working calendar was guessed ({calendar}) and explains only {_percent(share)} "
        f"of the starts, less than {ENOUGH * 100:g} %. ES, SPI and SPI(t) rest on it too."
        for project, (calendar, share) in found.items()
    ]


def _percent(share: float) -> str:
    """Return a share in percent, rounded down: 94.96 % is not 95.0 %."""
    return f"{math.floor(share * 1000) / 10:.1f} %"
