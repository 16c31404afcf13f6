"""Compare earned value with what a commercial tool printed, and recompute all empirical projects.

    python bench/engine/empirical.py

One row a status date of C2011-12: the largest differences of PV, EV and AC in money, of SPI, CPI and SPI(t) in points;
then how many of the other projects come out and which figures stay unknown. Read in place (MILEPOST_DATA).
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from milepost.config import cli

DATA = Path(os.environ.get("MILEPOST_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
PROJECT, MONEY, POINTS = "C2011-12", 0.5, 0.005
AMOUNTS = {"pv": "Planned Value (PV)", "ev": "Earned Value (EV)", "ac": "Actual Cost (AC)"}
INDICES = {"spi": "(SPI)", "cpi": "Cost Performance Index (CPI)", "spi_t": "(SPI(t))"}


def computed(folder: Path) -> list[dict[str, Any]]:
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        code = cli.main(["evm", str(folder), "--json"])
    if code:
        sys.exit("milepost evm refuses the folder.")
    rows: list[dict[str, Any]] = json.loads(told.getvalue())
    return rows


def main() -> None:
    folder = DATA / "empirical_projects"
    if not folder.is_dir():
        sys.exit("The projects are not here. Name their folder with MILEPOST_DATA.")
    rows = computed(folder)
    with (folder / f"protrack_evm_{PROJECT}.csv").open() as table:
        published = list(csv.DictReader(table))
    worst = 0
    for ours, theirs in zip([row for row in rows if row["project"] == PROJECT], published, strict=True):
        money = {name: abs(ours[name] - float(theirs[column])) for name, column in AMOUNTS.items()}
        shares = {}
        for name, ending in INDICES.items():
            printed = float(next(theirs[column] for column in theirs if column.endswith(ending)).rstrip("%")) / 100
            shares[name] = abs(ours[name] - printed)
        worst += max(money.values()) > MONEY or max(shares.values()) > POINTS + 1e-4
        cells = [f"{name} {value:.2f}" for name, value in money.items()]
        cells += [f"{name} {value:.2%}" for name, value in shares.items()]
        print(f"{PROJECT} {ours['status_date']}: off by {', '.join(cells)}")
    print(f"{len(published) - worst} of {len(published)} dates within {MONEY} and {POINTS:.1%}")
    projects = {row["project"] for row in rows}
    unknown = Counter(name for row in rows for name in row["unknown"])
    print(f"{len(projects)} projects, {len(rows)} status dates; unknown with a reason: {dict(unknown)}")


if __name__ == "__main__":
    main()
