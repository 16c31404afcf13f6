"""Pass a command on to Django's management, for administrators who know it."""

import argparse

from django.core.management import execute_from_command_line

from milepost.config.running.start import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take everything that follows as it stands."""
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="...", help="such as: migrate --plan")


def run(options: argparse.Namespace) -> int:
    """Run Django's command; it tells its own problems."""
    start_django()
    execute_from_command_line(["milepost manage", *options.words])
    return 0
