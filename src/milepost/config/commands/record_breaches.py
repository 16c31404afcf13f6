"""Record every breach of an obligation that is not recorded yet; the worker does it daily by itself."""

import argparse

from milepost.config.running.start import start_prepared


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare nothing: there is nothing to choose."""
    del parser


def run(options: argparse.Namespace) -> int:
    """Record them and say how many there were."""
    del options
    start_prepared()
    from milepost.compliance.jobs import record_all_breaches  # noqa: PLC0415 - Django is started by now
    from milepost.config.running.operator import operator  # noqa: PLC0415 - same

    print(f"{record_all_breaches(operator())} breaches were recorded.")
    return 0
