"""Print a report of the catalogue, or write it into a file."""

import argparse
import sys
from pathlib import Path

from milepost.config.running.operator import operator
from milepost.config.running.start import start_prepared

FORMATS = ("html", "pdf", "pptx", "xlsx", "csv", "json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare which report, of which period, as known when, in which format."""
    parser.add_argument("name", nargs="?", help="the name of the report; --list shows all")
    parser.add_argument("--list", action="store_true", help="list the reports")
    parser.add_argument("--period", default="", help="code of the period (the latest locked one, else the latest)")
    parser.add_argument("--cycle", default="", help="code of the cycle, where several have such a period")
    parser.add_argument("--as-of", default="", help="as known at this date (its end in UTC) or instant")
    parser.add_argument("--project", default="", help="code of the project, for a report about one")
    parser.add_argument("--format", choices=FORMATS, help="format (by the name of the file, else json)")
    parser.add_argument("--table", default="", help="csv: only the table with this id")
    parser.add_argument("-o", "--output", type=Path, help="the file to write (standard output)")


def run(options: argparse.Namespace) -> int:
    """Make the report and hand it out."""
    start_prepared()
    if options.list or not options.name:
        return show_list()
    from milepost.documents.renderers.catalogue import render  # noqa: PLC0415 - Django is started by now
    from milepost.documents.renderers.options import RenderOptions, UnknownTableError  # noqa: PLC0415 - same
    from milepost.reporting.reports.producing import Order, produced  # noqa: PLC0415 - same
    from milepost.surface.requests import read_moment  # noqa: PLC0415 - same

    order = Order(options.name, options.period, options.cycle, read_moment(options.as_of), options.project)
    document = produced(operator(), order)
    try:
        content = render(document, chosen_format(options), RenderOptions(table=options.table))
    except UnknownTableError as problem:
        print(f"milepost report: {problem}", file=sys.stderr)
        return 1
    hand_out(content, options.output)
    return 0


def chosen_format(options: argparse.Namespace) -> str:
    """Return the format that is named, else the one that the name of the file says, else JSON."""
    if options.format:
        return str(options.format)
    suffix = options.output.suffix.removeprefix(".").lower() if options.output else ""
    return suffix if suffix in FORMATS else "json"


def show_list() -> int:
    """List the reports with what they tell."""
    from milepost.reporting.reports.catalogue import REPORTS  # noqa: PLC0415 - Django is started by now

    width = max(map(len, REPORTS.names()))
    for report in REPORTS:
        print(f"{report.name:<{width}}  {report.purpose}")
    return 0


def hand_out(content: bytes, output: Path | None) -> None:
    """Write the file, or the bytes to standard output."""
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    output.write_bytes(content)
    print(f"{output}: {len(content):,} bytes", file=sys.stderr)
