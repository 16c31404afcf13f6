"""Turn the address of a database into Django's settings for it."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# A reader never waits for a writer (WAL); a writer takes its turn at BEGIN instead of failing in the middle.
SQLITE_OPENING = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
BUSY_SECONDS = 20
POSTGRESQL_SCHEMES = ("postgresql", "postgres")


def embedded_database(file: Path) -> dict[str, Any]:
    """Return the settings of the SQLite file that an installation starts with."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": BUSY_SECONDS,
            "init_command": SQLITE_OPENING,
        },
    }


def postgresql_database(url: str) -> dict[str, Any]:
    """Return the settings of the PostgreSQL database at `url`, whose query becomes its options."""
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in POSTGRESQL_SCHEMES or not name:
        shape = "postgresql://user:password@host:5432/database"
        raise ValueError(f"MILEPOST_DATABASE_URL must read {shape}; its scheme is {parts.scheme!r}.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def choose_database(url: str, file: Path) -> dict[str, Any]:
    """Return PostgreSQL's settings when an address is given, else those of the embedded file."""
    return postgresql_database(url) if url else embedded_database(file)
