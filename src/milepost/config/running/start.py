"""Start Django for a command that needs it; the command line itself does not."""

import os

import django

SETTINGS = "milepost.config.settings"


def start_django() -> None:
    """Load the settings and the apps of the house."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def start_prepared() -> None:
    """Load the house and require that its tables are there; say how to bring them otherwise."""
    start_django()
    from django.db import connection  # noqa: PLC0415 - Django is started by now
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - same

    from milepost.kernel.errors import refuse  # noqa: PLC0415 - same

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise refuse(
            "database_is_prepared",
            "The database of this installation is not prepared, or older than this version. Run `milepost prepare`.",
        )
