"""What a worker does by itself: fail the jobs of workers that died; once a day record breaches and export heads."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections

from milepost.compliance.jobs import record_all_breaches
from milepost.config.running.operator import operator
from milepost.kernel import clock, jobs
from milepost.kernel.heads import export_heads, latest_export

LOOK_SECONDS = 600
DAY = timedelta(days=1)
log = logging.getLogger(__name__)


def start(stop: threading.Event) -> threading.Thread:
    """Look after the installation in a thread until `stop` is set."""
    thread = threading.Thread(target=_look_after, args=(stop, Path(settings.HEADS)), daemon=True)
    thread.start()
    return thread


def _look_after(stop: threading.Event, folder: Path) -> None:
    looked_on = None
    while True:
        close_old_connections()
        died = jobs.recover()
        if died:
            log.warning("%s jobs were left by a worker that died", died)
        last = latest_export(folder)
        if last is None or clock.now() - last >= DAY:
            export_heads(folder)
        if looked_on != clock.today():
            looked_on = clock.today()
            breaches = record_all_breaches(operator())
            if breaches:
                log.warning("%s breaches of obligations were recorded", breaches)
        if stop.wait(LOOK_SECONDS):
            return
