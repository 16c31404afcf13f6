"""Weigh items by pairwise comparisons, and say how far the comparisons contradict each other."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milepost.config.commands.numbers.tables import write_json, write_table

if TYPE_CHECKING:
    from milepost.config.commands.numbers.comparisons import Judgements
    from milepost_engine.choose.ahp import GroupJudgement, Priorities


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file and how to answer."""
    parser.add_argument("file", type=Path, help="comparisons as CSV or JSON (docs: reference, numbers JSON)")
    parser.add_argument("--limit", type=float, default=0.10, help="largest acceptable consistency ratio (0.10)")
    parser.add_argument("--json", action="store_true", help="write one JSON object (docs: reference, numbers JSON)")


def run(options: argparse.Namespace) -> int:
    """Weigh; the code is 1 when the comparisons contradict each other beyond the limit."""
    from milepost.config.commands.numbers.comparisons import read_comparisons  # noqa: PLC0415 - help stays quick
    from milepost.kernel.errors import refuse  # noqa: PLC0415 - same
    from milepost_engine.choose.ahp import combine, priorities  # noqa: PLC0415 - same

    if not 0 < options.limit < 1:
        raise refuse("limit_is_a_share", "--limit lies between 0 and 1.")
    given = read_comparisons(options.file)
    try:
        group = combine(given.matrices)
        found = priorities(group.comparisons, limit=options.limit)
    except ValueError as error:
        named = ", ".join(f"{at} {name}" for at, name in enumerate(given.items))
        raise refuse("comparisons_are_clear", f"{options.file}: {error} The items are: {named}.") from error
    content = _content(given, found, group, options.limit)
    if options.json:
        write_json(content)
    else:
        rows = [{"item": name, "weight": weight} for name, weight in content["weights"].items()]
        write_table(sorted(rows, key=lambda row: -float(row["weight"])), {"item": "", "weight": ".4f"})
        print(content["explanation"])
    return 0 if found.acceptable else 1


def _content(given: "Judgements", found: "Priorities", group: "GroupJudgement", limit: float) -> dict[str, Any]:
    from milepost_engine.result import Known  # noqa: PLC0415 - help stays quick

    ci, cr = found.consistency_index, found.consistency_ratio
    worst = found.worst
    return {
        "items": list(given.items),
        "people": list(given.people),
        "weights": {name: float(weight) for name, weight in zip(given.items, found.weights, strict=True)},
        "lambda_max": found.lambda_max,
        "consistency_index": ci.value if isinstance(ci, Known) else None,
        "consistency_ratio": cr.value if isinstance(cr, Known) else None,
        "limit": limit,
        "acceptable": found.acceptable,
        "strictly_acceptable": found.strictly_acceptable,
        "missing_comparisons": found.missing,
        "worst": worst
        and {
            "row": given.items[worst.row],
            "column": given.items[worst.column],
            "stated": worst.stated,
            "implied": worst.implied,
        },
        "dispersion": [[None if cell != cell else float(cell) for cell in row] for row in group.dispersion],  # noqa: PLR0124 - NaN alone differs from itself
        "explanation": _explanation(given, found, limit),
    }


def _explanation(given: "Judgements", found: "Priorities", limit: float) -> str:
    from milepost_engine.result import Known  # noqa: PLC0415 - help stays quick

    ratio = found.consistency_ratio
    if not isinstance(ratio, Known):
        return ratio.reason if ratio else ""
    verdict = "accepted" if found.acceptable else "refused: talk about the comparison below and judge again"
    told = f"Consistency ratio {ratio.value:.4f}, limit {limit:g}: {verdict}."
    if found.acceptable and not found.strictly_acceptable:
        told += " It lies above the stricter limit for this number of items."
    if found.worst is not None:
        row, column = given.items[found.worst.row], given.items[found.worst.column]
        told += (
            f" The comparison that fits worst: {row} counts {found.worst.stated:.3g} times {column}, "
            f"while all the others together imply {found.worst.implied:.3g}."
        )
    return told
