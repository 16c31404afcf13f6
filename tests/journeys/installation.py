"""A real installation in a folder of its own: set up and served by the command line, as an operator does it."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

PASSWORD = "unrelated words keep doors shut"  # noqa: S105 - of an installation that ends with the test
PATIENCE_SECONDS = 60


@dataclass
class Installation:
    """A home, the commands that are run in it, and the server of its pages."""

    home: Path
    port: int = 0
    _server: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        return next(self.home.rglob("*.sqlite3"))

    def run(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run one command of the command line to its end."""
        return subprocess.run(
            self._command(*arguments),
            env=self._environment(),
            input=typed,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS * 2,
            check=False,
        )

    def serve(self) -> None:
        """Serve the pages and the background work, and wait until the door answers."""
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        log = (self.home / "server.log").open("w", encoding="utf-8")
        command = self._command("serve", "--prepare", "--port", str(self.port))
        self._server = subprocess.Popen(command, env=self._environment(), stdout=log, stderr=log, text=True)
        self._wait_for_the_door()

    def stop(self) -> None:
        """End the server, and with it the background work."""
        if self._server is not None:
            self._server.terminate()
            try:
                self._server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()
            self._server = None

    def ask(self, question: str, *values: object) -> list[tuple[object, ...]]:
        """Read the database behind the product's back."""
        with closing(sqlite3.connect(self.database)) as connection:
            return list(connection.execute(question, values))

    def tamper(self, statement: str, *values: object) -> int:
        """Change the database behind the product's back; return how many rows were changed."""
        with closing(sqlite3.connect(self.database)) as connection, connection:
            return connection.execute(statement, values).rowcount

    def _wait_for_the_door(self) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(f"{self.address}/account/login/", timeout=PATIENCE_SECONDS).close()  # noqa: S310 - our own
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
            else:
                return
        raise TimeoutError((self.home / "server.log").read_text(encoding="utf-8"))

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "milepost.config.cli", *arguments]

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MILEPOST_", "DJANGO_"))}
        source = str(Path(__file__).resolve().parents[2] / "src")
        return {**kept, "MILEPOST_HOME": str(self.home), "PYTHONPATH": source}
