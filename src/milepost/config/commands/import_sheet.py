"""Import a portfolio sheet, CSV or XLSX, by a profile; the first step of a new installation may be this one."""

import argparse
import json
import sys
from typing import Any

from milepost.config.running.operator import operator
from milepost.config.running.preparation import prepare
from milepost.config.running.start import start_prepared

SHOWN_PROBLEMS = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file, how it is read and where it goes."""
    parser.add_argument("file", help="the sheet, CSV or XLSX")
    parser.add_argument("--profile", required=True, help="the name of a profile, or the path of its TOML file")
    parser.add_argument("--period", help="the period of all rows, when no column names it: 2022 or 2022-03-31")
    parser.add_argument("--sheet", help="the sheet of the workbook; without it the one with the best header")
    parser.add_argument("--currency", help="the currency of amounts for which the profile names none, ISO 4217")
    parser.add_argument("--portfolio", default="", help="the code of the portfolio for new projects; made if missing")
    parser.add_argument("--organisation", default="", help="the name of the organisation, when none is set up yet")
    parser.add_argument("--dry-run", action="store_true", help="do everything, then roll it back")
    parser.add_argument("--json", action="store_true", help="write one JSON object (docs: reference, import JSON)")


def run(options: argparse.Namespace) -> int:
    """Import and say what came of it: 0 done, 1 refused."""
    start_prepared()
    for done in prepare():
        print(done, file=sys.stderr, flush=True)
    from milepost.exchange.answers import refusal_content  # noqa: PLC0415 - Django is started by now
    from milepost.exchange.importers.sheet.profile import ProfileInvalid  # noqa: PLC0415 - same
    from milepost.exchange.importers.sheet.refusal import SheetRefused  # noqa: PLC0415 - same
    from milepost.kernel.errors import Refusal  # noqa: PLC0415 - same

    try:
        content = _import(options)
    except (SheetRefused, ProfileInvalid, Refusal) as error:
        content = refusal_content(error)
    if options.json:
        json.dump(content, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        _tell(content)
    return 1 if content["outcome"] == "refused" else 0


def _import(options: argparse.Namespace) -> dict[str, Any]:
    from time import perf_counter  # noqa: PLC0415 - what is measured begins here

    from milepost.exchange.actions import Wanted, import_sheet  # noqa: PLC0415 - Django is started by now
    from milepost.exchange.answers import import_content  # noqa: PLC0415 - same
    from milepost.exchange.importers.sheet.plan import read_plan  # noqa: PLC0415 - same
    from milepost.exchange.profiles import profile_at  # noqa: PLC0415 - same

    began = perf_counter()
    profile = profile_at(options.profile)
    if options.currency:
        profile = profile.with_currency(options.currency.upper())
    plan = read_plan(options.file, profile, period=options.period, sheet_name=options.sheet)
    wanted = Wanted(portfolio=options.portfolio, organisation=options.organisation)
    outcome = import_sheet(operator(), plan, wanted=wanted, dry_run=options.dry_run)
    return import_content(plan, outcome, perf_counter() - began)


def _tell(content: dict[str, Any]) -> None:
    if "refusal" in content:
        for each in content["refusals"]:
            print(f"Refused ({each['code']}): {each['sentence']} {each['cure']}", file=sys.stderr)
        return
    counts = content["counts"]
    print(f"{content['source']['name']}: " + ", ".join(f"{count} {word}" for word, count in counts.items()))
    for noun, names in content["created"].items():
        print(f"New {noun}: {len(names)}")
    for problem in content["problems"][:SHOWN_PROBLEMS]:
        place = f"row {problem['row']}" + (f", {problem['field']}" if problem["field"] else "")
        print(f"  {place}: {problem['sentence']} ({problem['code']}) {problem['raw'][:60]}".rstrip())
    unshown = sum(content["problems_by_code"].values()) - min(SHOWN_PROBLEMS, len(content["problems"]))
    if unshown > 0:
        print(f"  … and {unshown} more; --json lists them.")
    done = "It was a trial: nothing was changed." if content["dry_run"] else f"{content['outcome'].capitalize()}."
    print(f"{done} {content['seconds']} s")
