"""The flag of the demonstration: what it allows, what it refuses, and the telling of it into an empty database."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db import connection

from milepost.demo import queries
from milepost.demo.seed import seed
from milepost.kernel import clock
from milepost.kernel.errors import refuse
from milepost.people.models import Organisation

OFFER = "This is a demonstration. Its sign-in page has one button, and asks no password, for each of:"


def refuse_another_database() -> None:
    """Refuse to go on when a demonstration is demanded on a database that is something else."""
    if settings.DEMO_MUST_BE and has_tables() and not queries.is_empty() and not queries.is_demonstration():
        raise refuse(
            "demonstration_keeps_to_itself",
            "MILEPOST_DEMO=1 demands a demonstration, but this database holds an organisation of its own. "
            "Unset MILEPOST_DEMO to run it, or name another folder with MILEPOST_HOME to see the demonstration.",
        )


def tell() -> Iterator[str]:
    """Tell the demonstration when the flag allows it and the database is empty; yield how far it is."""
    refuse_another_database()
    if waits_to_be_told():
        yield from seed(clock.today())


def waits_to_be_told() -> bool:
    """Return whether the flag asks for a demonstration and nothing is in the database yet."""
    return settings.DEMO and queries.is_empty()


def has_tables() -> bool:
    """Return whether the database was ever prepared."""
    return Organisation._meta.db_table in connection.introspection.table_names()


def offer() -> str:
    """Return what to say to whoever started a demonstration, nothing otherwise."""
    if not (settings.DEMO and has_tables() and queries.is_offered()):
        return ""
    parts = [(part.label, account.person.name) for part, account in queries.open_parts()]
    width = max((len(label) for label, _ in parts), default=0)
    return "\n".join([OFFER, *(f"  {label:<{width}}  {name}" for label, name in parts)])
