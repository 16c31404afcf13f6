"""Verify the ledger: every chain, the exported heads, and every record against its versions."""

import argparse
import json
import sys
from pathlib import Path

from milepost.config.running.start import start_prepared


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where exported heads are, and how to answer."""
    parser.add_argument("--heads", type=Path, help="folder of exported heads (the installation's own)")
    parser.add_argument("--chains-only", action="store_true", help="leave the records out and check the chains alone")
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(options: argparse.Namespace) -> int:
    """Say whether the ledger is whole; name what is not, the first bad entry of every stream."""
    start_prepared()
    from django.conf import settings  # noqa: PLC0415 - Django is started by now

    from milepost.kernel.heads import read_heads  # noqa: PLC0415 - same
    from milepost.kernel.verify import verify  # noqa: PLC0415 - same

    report = verify(read_heads(options.heads or settings.HEADS), with_records=not options.chains_only)
    if options.json:
        told = {
            "whole": not report.findings,
            "entries": report.entries,
            "streams": report.streams,
            "records": report.records,
            "findings": [
                {"stream": each.stream, "entry": each.seq, "problem": each.problem} for each in report.findings
            ],
        }
        print(json.dumps(told, indent=2, ensure_ascii=False))
    elif report.findings:
        for finding in report.findings:
            print(finding, file=sys.stderr)
        print(f"The ledger is NOT whole: {len(report.findings)} findings.", file=sys.stderr)
    else:
        print(f"The ledger is whole: {report.entries} entries in {report.streams} streams, {report.records} records.")
    return 1 if report.findings else 0
