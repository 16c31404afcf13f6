"""Do what stands between a checkout and an installation that can serve."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def is_prepared() -> bool:
    """Return whether nothing has to be done before this installation serves."""
    return not _waiting_steps() and _static_files_are_collected(_fingerprint_of_static_files())


def prepare() -> Iterator[str]:
    """Bring folders, tables and static files up to date; yield a sentence for each thing that had to be done."""
    for folder in (settings.HOME.folder, settings.HOME.files, settings.HOME.heads):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    yield from _migrate()
    yield from _collect_static_files()


def _waiting_steps() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate() -> Iterator[str]:
    if waiting := _waiting_steps():
        yield f"Preparing the database ({waiting} steps) …"
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)


def _collect_static_files() -> Iterator[str]:
    found = _fingerprint_of_static_files()
    if _static_files_are_collected(found):
        return
    yield "Collecting the static files …"
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    _stamp().write_text(found, encoding="ascii")


def _stamp() -> Path:
    return settings.HOME.collected / ".collected"


def _static_files_are_collected(fingerprint: str) -> bool:
    return _stamp().is_file() and _stamp().read_text(encoding="ascii") == fingerprint


def _fingerprint_of_static_files() -> str:
    """Return a digest of the name, size and time of change of every static file of every app."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            digest.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
