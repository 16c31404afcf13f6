"""Say where an installation keeps its database, files, ledger heads and secret key."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Home:
    """Name every place inside one installation's folder."""

    folder: Path

    @property
    def database(self) -> Path:
        """Return the embedded database file."""
        return self.folder / "milepost.sqlite3"

    @property
    def files(self) -> Path:
        """Return the folder of uploaded and produced files."""
        return self.folder / "files"

    @property
    def heads(self) -> Path:
        """Return the folder to which the heads of the ledger are exported."""
        return self.folder / "heads"

    @property
    def signing_keys(self) -> Path:
        """Return the folder of the keys with which acceptance notes are sealed."""
        return self.folder / "signing-keys"

    @property
    def collected(self) -> Path:
        """Return the folder from which static files are served."""
        return self.folder / "static"

    @property
    def key_file(self) -> Path:
        """Return the file that holds the secret key."""
        return self.folder / "secret.key"

    def secret_key(self) -> str:
        """Return the installation's secret key, drawing it on first use.

        The key is written aside and linked into place, so that two processes that start together agree on one
        key and no reader ever sees half of it.
        """
        if not self.key_file.exists():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft = self.folder / f".secret.{os.getpid()}.{secrets.token_hex(8)}"
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as stream:
                stream.write(secrets.token_urlsafe(64))
            try:
                os.link(draft, self.key_file)
            except FileExistsError:
                pass  # another process was first; its key is the key
            finally:
                draft.unlink()
        return self.key_file.read_text(encoding="ascii").strip()


def find_home() -> Home:
    """Return the home that MILEPOST_HOME names, else `var` beside the checkout or the working directory."""
    named = os.environ.get("MILEPOST_HOME")
    if named:
        return Home(Path(named).expanduser().resolve())
    root = CHECKOUT if (CHECKOUT / "pyproject.toml").is_file() else Path.cwd()
    return Home(root / "var")
