"""Serve the pages with one web process of several threads, and run the background work beside it."""

import argparse
import os
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from time import sleep

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from milepost.config.running.start import start_django
from milepost.config.running.supervision import Supervisor

LOCAL = "127.0.0.1"
PORT = 8000
THREADS = 4
PATIENCE_SECONDS = 60
CLI = (sys.executable, "-m", "milepost.config.cli")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where to listen and with how many threads."""
    parser.add_argument("--host", default=LOCAL, help=f"address to listen on ({LOCAL})")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", PORT)), help=f"port ({PORT}, or PORT)")
    parser.add_argument("--threads", type=int, default=THREADS, help=f"requests answered at once ({THREADS})")
    parser.add_argument("--prepare", action="store_true", help="bring the installation up to date first")
    parser.add_argument("--no-worker", action="store_true", help="leave background work to `milepost work` elsewhere")


def announce(address: str, offer: str) -> None:
    """Say the address as soon as it answers, whatever it answers, and what a demonstration offers there."""
    for _ in range(PATIENCE_SECONDS * 10):
        try:
            urllib.request.urlopen(address, timeout=PATIENCE_SECONDS).close()  # noqa: S310  # our own http address
        except urllib.error.HTTPError:
            break  # an answer all the same
        except OSError:
            sleep(0.1)
            continue
        break
    print(f"Milepost is at {address}", flush=True)
    if offer:
        print(offer, flush=True)


def _bring_up_to_date() -> int:
    """Prepare the installation where something waits, in a process of its own that takes its memory with it."""
    start_django()
    from milepost.config.running import demonstration, preparation  # noqa: PLC0415 - Django is started by now

    if preparation.is_prepared() and not demonstration.waits_to_be_told():
        return 0
    return subprocess.run([*CLI, "prepare"], check=False).returncode  # noqa: S603  # our own command line


def _demonstration() -> str:
    """Return what a demonstration offers; refuse one that is demanded on another database."""
    start_django()
    from django.db import connections  # noqa: PLC0415 - Django is started by now

    from milepost.config.running import demonstration  # noqa: PLC0415 - same

    demonstration.refuse_another_database()
    offer = demonstration.offer()
    connections.close_all()  # the web process that is forked from this one opens its own
    return offer


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    failed = _bring_up_to_date() if options.prepare else 0
    if failed:
        return failed
    offer = _demonstration()
    supervisor = None if options.no_worker else Supervisor([*CLI, "work", "--with-parent"])
    server = Server(
        target="milepost.config.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        blocking_threads=options.threads,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE_SECONDS,
    )
    shown = f"http://{options.host}:{options.port}"
    threading.Thread(target=announce, args=(shown, offer), daemon=True).start()
    try:
        server.serve()
    finally:
        if supervisor is not None:
            supervisor.stop()
    return 0
