"""Choose the best portfolio of a file within money, people and ties, with the proven distance from the best."""

import argparse
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milepost.config.commands.numbers.solver_noise import noise_to_errors
from milepost.config.commands.numbers.tables import write_json, write_table

if TYPE_CHECKING:
    from milepost.config.commands.numbers.portfolio_files import Instance

SHOWN = {"instance": "", "status": "", "objective": "", "bound": "", "gap": ".4%", "chosen": "d", "seconds": ".2f"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file, the time and how to answer."""
    parser.add_argument(
        "file", type=Path, help="portfolios as JSON (docs: reference, numbers JSON), or knapsacks of OR-Library"
    )
    parser.add_argument("--time-limit", type=float, metavar="S", help="seconds for each choice (until proven)")
    parser.add_argument("--json", action="store_true", help="write a JSON list (docs: reference, numbers JSON)")


def run(options: argparse.Namespace) -> int:
    """Choose; the code is 1 when no choice holds within some portfolio."""
    from milepost.config.commands.numbers.portfolio_files import read_instances  # noqa: PLC0415 - help stays quick
    from milepost.kernel.errors import refuse  # noqa: PLC0415 - same

    limit = options.time_limit
    if limit is not None and not (math.isfinite(limit) and limit > 0):
        raise refuse("time_limit_is_positive", "--time-limit is a number of seconds above 0.")
    instances = read_instances(options.file)
    with noise_to_errors():
        rows = [_chosen(one, limit) for one in instances]
    if options.json:
        write_json(rows)
    else:
        write_table([row | {"chosen": len(row["selected"])} for row in rows], SHOWN)
        for row in rows:
            _tell(row)
    return 1 if any(row["status"] == "infeasible" for row in rows) else 0


def _tell(row: dict[str, Any]) -> None:
    if row["starts"] and len(row["starts"]) <= 60:
        starts = ", ".join(f"{code} in {start}" for code, start in row["starts"].items())
        print(f"{row['instance']}: {starts}")
    for code, reason in row["not_considered"].items():
        print(f"{row['instance']}: {code} was left out: {reason}")
    if row["conflict"]:
        print(f"{row['instance']}: these limits contradict each other: {'; '.join(row['conflict'])}.")


def _chosen(instance: "Instance", limit: float | None) -> dict[str, Any]:
    from time import perf_counter  # noqa: PLC0415 - help stays quick

    from milepost.kernel.errors import refuse  # noqa: PLC0415 - same
    from milepost_engine.choose.selection import Status, choose, ready_search  # noqa: PLC0415 - same
    from milepost_engine.result import value_or  # noqa: PLC0415 - same

    try:
        if limit is not None:
            ready_search(instance.portfolio, lambda sentence: print(sentence, file=sys.stderr))
        began = perf_counter()  # what is made once after an installation takes none of the time that was given
        found = choose(instance.portfolio, time_limit=limit)
    except (ValueError, ArithmeticError) as error:
        raise refuse("portfolio_can_be_solved", f"{instance.name}: {error}") from error
    value, bound = value_or(found.value, None), value_or(found.bound, None)
    codes = list(found.starts)
    return {
        "instance": instance.name,
        "status": found.status.value,
        "objective": None if value is None else _plain(value),
        "bound": None if bound is None else _plain(bound),
        "gap": value_or(found.gap_share, None),
        "selected": [int(code) for code in codes] if instance.is_knapsack else codes,
        "seconds": perf_counter() - began,
        "starts": {} if instance.is_knapsack else dict(found.starts),
        "cost": _plain(found.cost),
        "not_considered": dict(found.not_considered),
        "conflict": _conflict(instance, limit) if found.status is Status.INFEASIBLE else [],
    }


def _plain(amount: Any) -> int | float:
    """Return a decimal as the shortest JSON number that says the same."""
    return int(amount) if amount == int(amount) else float(amount)


def _conflict(instance: "Instance", limit: float | None) -> list[str]:
    from milepost_engine.choose.selection import conflicting_limits  # noqa: PLC0415 - help stays quick
    from milepost_engine.result import Known  # noqa: PLC0415 - same

    found = conflicting_limits(instance.portfolio, time_limit=limit)
    limits = found.value if isinstance(found, Known) else ()
    return [
        " ".join([one.kind.value.replace("_", " "), *([one.name] if one.name else [])])
        + (f" in period {one.period}" if one.period >= 0 else "")
        for one in limits
    ]
