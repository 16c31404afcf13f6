"""Export the heads of the ledger now; the worker does it daily by itself."""

import argparse
from pathlib import Path

from milepost.config.running.start import start_prepared


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where to."""
    parser.add_argument("--to", type=Path, help="folder to write to (MILEPOST_HEADS, or the installation's own)")


def run(options: argparse.Namespace) -> int:
    """Write the heads and name the file."""
    start_prepared()
    from django.conf import settings  # noqa: PLC0415 - Django is started by now

    from milepost.kernel.heads import export_heads  # noqa: PLC0415 - same

    print(export_heads(options.to or settings.HEADS))
    return 0
