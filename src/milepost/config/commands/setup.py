"""Set up the organisation of a new installation and its first administrator."""

import argparse

from milepost.config.running.operator import ask_password, operator
from milepost.config.running.preparation import prepare
from milepost.config.running.start import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare whose organisation it is and who administers it."""
    parser.add_argument("--organisation", required=True, help="its name")
    parser.add_argument("--currency", default="EUR", help="its reporting currency, ISO 4217 (EUR)")
    parser.add_argument("--zone", default="UTC", help="the time zone of its calendar, as Europe/Vienna (UTC)")
    parser.add_argument("--administrator", required=True, help="the name of the first administrator")
    parser.add_argument("--email", required=True, help="the address that the administrator signs in with")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def run(options: argparse.Namespace) -> int:
    """Set up and say what to do next."""
    start_django()
    for done in prepare():
        print(done, flush=True)
    from django.db import transaction  # noqa: PLC0415 - Django is started by now

    from milepost.people import actions  # noqa: PLC0415 - same
    from milepost.people.choices import PostRole  # noqa: PLC0415 - same

    actor = operator()
    password = ask_password(from_input=options.password_stdin)
    with transaction.atomic():
        actions.set_up_organisation(actor, name=options.organisation, currency=options.currency, zone=options.zone)
        person = actions.add_person(actor, name=options.administrator, email=options.email, zone=options.zone)
        actions.appoint_to_post(actor, person, role=PostRole.ADMINISTRATOR.value)
        actions.open_account(actor, person, email=options.email, password=password)
    print(f"{options.organisation} is set up. Start it with `milepost serve` and sign in as {options.email}.")
    print("Add people and their posts with `milepost add person`, or in Settings.")
    return 0
