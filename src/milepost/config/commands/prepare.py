"""Bring an installation up to date: its folders, its tables, its static files and, where wanted, the demonstration."""

import argparse

from milepost.config.running.preparation import prepare
from milepost.config.running.start import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing: what is up to date is left as it is."""
    del parser


def run(options: argparse.Namespace) -> int:
    """Prepare the installation and say what was done."""
    del options
    start_django()
    for done in prepare():
        print(done, flush=True)
    from milepost.config.running.demonstration import tell  # noqa: PLC0415 - Django is started by now

    for done in tell():
        print(done, flush=True)
    return 0
