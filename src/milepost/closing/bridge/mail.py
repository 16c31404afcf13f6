"""What the client is written: the link, the code, and a copy of what was signed."""

from __future__ import annotations

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage

from milepost.kernel.errors import refuse


def write_to(
    address: str, subject: str, paragraphs: tuple[str, ...], file: tuple[str, bytes, str] | None = None
) -> None:
    """Send a mail, or refuse: who asked learns at once that nothing went out."""
    message = EmailMessage(" ".join(subject.split()), "\n\n".join(paragraphs), to=[address])
    if file is not None:
        message.attach(*file)
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as problem:
        raise refuse(
            "mail_went_out",
            "The mail to the signatory could not be sent, so nothing was changed.",
            missing="A mail server that takes it.",
            cure="The operator of the machine",
            path="Have the settings of mail checked, then try again.",
        ) from problem


def address_of(token: str) -> str:
    """Return the whole address of a link."""
    return f"{settings.PUBLIC_ADDRESS}/sign/{token}/"
