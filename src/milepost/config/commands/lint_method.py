"""Hold every rule against a written method: what cannot be read, what cannot bind, what is to be weighed."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milepost.config.commands.numbers.tables import write_json

if TYPE_CHECKING:
    from milepost.methods.definition import Method
    from milepost.methods.lint import Report
    from milepost.methods.notation import Problem

LARGEST = 4_000_000
"""Bytes that are read at most; the reader of methods refuses a fourth of it."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the file and how to answer."""
    parser.add_argument("file", type=Path, help="the method, as YAML")
    parser.add_argument("--json", action="store_true", help="write one JSON object (docs: reference, lint-method JSON)")


def run(options: argparse.Namespace) -> int:
    """Read and judge: 0 when nothing keeps the method from binding, 1 when it cannot be read or has errors."""
    from milepost.methods.lint import lint  # noqa: PLC0415 - help stays quick
    from milepost.methods.notation import MethodUnreadable, method_from_yaml  # noqa: PLC0415 - same

    text = _text_of(options.file)
    try:
        method = method_from_yaml(text)
    except MethodUnreadable as unreadable:
        _tell_problems(unreadable.problems, as_json=options.json)
        return 1
    report = lint(method)
    if options.json:
        write_json(content(method, report))
    else:
        _tell(method, report)
    return 0 if report.is_clean else 1


def content(method: "Method", report: "Report") -> dict[str, Any]:
    """Return the answer about a method that could be read, as JSON says it."""
    from milepost.methods.lint import RULES  # noqa: PLC0415 - help stays quick
    from milepost.methods.notation import content_of  # noqa: PLC0415 - same

    sentences = {rule.code: rule.sentence for rule in RULES}
    return {
        "readable": True,
        "clean": report.is_clean,
        "method": {
            "code": method.code,
            "name": method.name,
            "version": method.version,
            "sha256": content_of(method)[1],
        },
        "rules": len(RULES),
        "errors": len(report.errors),
        "warnings": len(report.warnings),
        "problems": [],
        "findings": [
            {
                "rule": each.rule,
                "sentence": sentences[each.rule],
                "severity": each.severity,
                "path": each.path,
                "wrong": each.wrong,
                "cure": each.cure,
            }
            for each in report.findings
        ],
    }


def _text_of(path: Path) -> str:
    from milepost.kernel.errors import refuse  # noqa: PLC0415 - help stays quick

    try:
        if path.stat().st_size > LARGEST:
            raise refuse("method_is_small", f"{path}: no method is larger than {LARGEST:,} bytes.")
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise refuse("method_can_be_opened", f"{path}: {error}") from error


def _tell_problems(problems: "Iterable[Problem]", *, as_json: bool) -> None:
    told = [{"path": each.path, "sentence": each.sentence} for each in problems]
    if as_json:
        write_json(
            {
                "readable": False,
                "clean": False,
                "method": None,
                "rules": 0,
                "errors": 0,
                "warnings": 0,
                "problems": told,
                "findings": [],
            }
        )
        return
    _columns([("place", "cannot be read because"), *((each["path"] or "the file", each["sentence"]) for each in told)])


def _tell(method: "Method", report: "Report") -> None:
    from milepost.methods.lint import RULES  # noqa: PLC0415 - help stays quick

    if report.findings:
        rows = [(each.severity, each.rule, each.path, f"{each.wrong} {each.cure}") for each in report.findings]
        _columns([("severity", "rule", "place", "what is wrong, and the cure"), *rows])
    verdict = "nothing keeps it from binding" if report.is_clean else "it cannot bind anybody"
    counted = f"{_counted(len(report.errors), 'error')}, {_counted(len(report.warnings), 'warning')}"
    print(f"{method.name} {method.version}: {counted} by {len(RULES)} rules; {verdict}.")


def _columns(rows: list[tuple[str, ...]]) -> None:
    """Write rows under each other, the last column as long as it is."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    for row in rows:
        print("  ".join([*(f"{cell:<{width}}" for cell, width in zip(row[:-1], widths, strict=True)), row[-1]]))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
