"""How mail leaves an installation."""

from pathlib import Path

import pytest

from milepost.config.email import FOLDER, SMTP, choose_email


def test_without_a_server_mail_is_kept_in_the_home():
    assert choose_email("", Path("mail")).backend == FOLDER


def test_a_server_is_read_off_its_address():
    chosen = choose_email("smtps://ada:p%40ss@mail.example.org:2525", Path("mail"))
    assert (chosen.backend, chosen.host, chosen.port, chosen.user, chosen.password, chosen.tls) == (
        SMTP,
        "mail.example.org",
        2525,
        "ada",
        "p@ss",
        True,
    )


@pytest.mark.parametrize("address", ["http://mail.example.org", "smtp://", "mail.example.org"])
def test_an_address_that_names_no_mail_server_is_an_error(address):
    with pytest.raises(ValueError, match="MILEPOST_SMTP_URL"):
        choose_email(address, Path("mail"))
