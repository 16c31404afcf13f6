"""Do what stands between a checkout and an installation that can serve."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def prepare() -> Iterator[str]:
    """Bring folders, tables and static files up to date; yield a sentence for each thing that had to be done."""
    for folder in (settings.HOME.folder, settings.HOME.files, settings.HOME.heads):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    yield from _migrate()
    yield from _collect_static_files()


def _migrate() -> Iterator[str]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield f"Preparing the database ({len(waiting)} steps) …"
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)


def _collect_static_files() -> Iterator[str]:
    stamp = settings.HOME.collected / ".collected"
    found = _fingerprint_of_static_files()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == found:
        return
    yield "Collecting the static files …"
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(found, encoding="ascii")


def _fingerprint_of_static_files() -> str:
    """Return a digest of the name, size and time of change of every static file of every app."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            digest.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
