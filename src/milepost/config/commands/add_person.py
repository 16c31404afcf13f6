"""Add a person with a post and an account."""

import argparse

from milepost.config.running.operator import ask_password, operator
from milepost.config.running.start import start_prepared

POSTS = ("pmo_director", "pmo_analyst", "executive", "resource_manager", "auditor", "administrator")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare who it is."""
    parser.add_argument("--name", required=True, help="the name of the person")
    parser.add_argument("--email", default="", help="the address to sign in with; without one there is no account")
    parser.add_argument("--unit", default="", help="the code of the unit")
    parser.add_argument("--title", default="", help="what the person is called in the organisation")
    parser.add_argument("--post", action="append", default=[], choices=POSTS, help="a post to appoint to; repeatable")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def run(options: argparse.Namespace) -> int:
    """Add the person, appoint, open the account."""
    start_prepared()
    from django.db import transaction  # noqa: PLC0415 - Django is started by now

    from milepost.kernel.errors import refuse  # noqa: PLC0415 - same
    from milepost.people import actions  # noqa: PLC0415 - same
    from milepost.people.models import Unit  # noqa: PLC0415 - same

    unit = Unit.objects.filter(code=options.unit).first() if options.unit else None
    if options.unit and unit is None:
        raise refuse("unit_is_known", f"There is no unit {options.unit!r}.", cure="You", path="Add the unit first.")
    actor = operator()
    password = ask_password(from_input=options.password_stdin) if options.email else ""
    with transaction.atomic():
        person = actions.add_person(actor, name=options.name, email=options.email, unit=unit, title=options.title)
        for post in options.post:
            actions.appoint_to_post(actor, person, role=post)
        if options.email:
            actions.open_account(actor, person, email=options.email, password=password)
    print(f"Added {person.name}.")
    return 0
