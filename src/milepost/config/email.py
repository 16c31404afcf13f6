"""Choose how mail leaves: through the server that the environment names, else into a folder of the installation."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

SMTP = "django.core.mail.backends.smtp.EmailBackend"
FOLDER = "django.core.mail.backends.filebased.EmailBackend"
SUBMISSION_PORT = 587


@dataclass(frozen=True, slots=True)
class Email:
    """The settings of mail; in a folder each message is a file that the operator can read and hand on."""

    backend: str
    folder: Path
    host: str = "localhost"
    port: int = SUBMISSION_PORT
    user: str = ""
    password: str = ""
    tls: bool = False


def choose_email(address: str, folder: Path) -> Email:
    """Return the settings for `smtp://user:password@host:587`, `smtps` with STARTTLS; without one, for `folder`."""
    if not address:
        return Email(FOLDER, folder)
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("MILEPOST_SMTP_URL is written smtp://user:password@host:port, or smtps:// for STARTTLS.")
    return Email(
        SMTP,
        folder,
        host=parts.hostname,
        port=parts.port or SUBMISSION_PORT,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=parts.scheme == "smtps",
    )
