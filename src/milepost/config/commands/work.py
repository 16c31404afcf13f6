"""Run background work from the queue in the database until told to stop."""

import argparse
import os
import signal
import threading

from django.core.management import call_command

from milepost.config.running.start import start_django

POLL_SECONDS = 0.5
STANDARD_INPUT = 0


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how long to work."""
    parser.add_argument("--until-empty", action="store_true", help="stop when nothing waits")
    parser.add_argument(
        "--with-parent",
        action="store_true",
        help="stop when the standard input closes, that is when the process that started this one is gone",
    )


def stop_with_parent() -> None:
    """Wait for the standard input to close, then ask this process to end in good order."""
    while os.read(STANDARD_INPUT, 1):  # unbuffered: a buffer's lock held here would break the end of the process
        continue
    os.kill(os.getpid(), signal.SIGTERM)


def run(options: argparse.Namespace) -> int:
    """Take one task after the other; a task that fails is recorded and the next one is taken."""
    start_django()
    from milepost.config.running import daily  # noqa: PLC0415 - Django is started by now

    if options.with_parent:
        threading.Thread(target=stop_with_parent, daemon=True).start()
    stop = threading.Event()
    daily.start(stop)
    call_command(
        "db_worker",
        queue_name="*",
        interval=POLL_SECONDS,
        batch=options.until_empty,
        reload=False,
        startup_delay=False,
        verbosity=0,
    )
    stop.set()
    return 0
