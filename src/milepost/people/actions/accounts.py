"""Verbs of accounts: with what people sign in. An account grants nothing by itself."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from milepost.kernel.act import Act
from milepost.kernel.actions import action
from milepost.kernel.errors import Unmet
from milepost.kernel.policy import Actor
from milepost.people.events import AccountOpened
from milepost.people.models import Account, Person
from milepost.people.policies import ACCOUNT_KEEPERS


def _has_none_yet(_actor: Actor, person: Person) -> Iterator[Unmet]:
    if Account.objects.filter(person=person).exists():
        yield Unmet(
            rule="person_has_one_account",
            sentence="This person has an account already.",
            missing="Nothing: it stands.",
            cure="The person",
            path="They sign in with it, or have the password reset.",
        )


@action(
    "people.open_account",
    allowed=ACCOUNT_KEEPERS,
    guards=(_has_none_yet,),
    path="Ask an administrator to open the account.",
)
def open_account(act: Act, person: Person, *, email: str, password: str | None = None) -> Account:
    """Open the account of a person; without a password they set one through the reset page.

    The ledger records that it was opened and for whom, never the password.
    """
    account = Account(person=person, email=email.strip().lower(), created_at=act.at)
    if password is None:
        account.set_unusable_password()
    else:
        act.require_all(_weaknesses(account, password))
        account.set_password(password)
    act.add_outside(account, told=("person_id", "email", "is_active"))
    act.tell(AccountOpened(at=act.at, person_id=person.pk))
    return account


@action("people.close_account", allowed=ACCOUNT_KEEPERS, path="Ask an administrator to close the account.")
def close_account(act: Act, account: Account, *, reason: str = "") -> Account:
    """Close an account, so that nobody signs in with it any more; the person and their acts remain."""
    act.because(reason, needed=False)
    return act.change_outside(account, is_active=False)


def _weaknesses(account: Account, password: str) -> Iterator[Unmet]:
    try:
        validate_password(password, account)
    except ValidationError as error:
        for message in error.messages:
            yield Unmet(
                rule="password_is_strong",
                sentence=message,
                missing="A password that is hard to guess.",
                cure="You",
                path="Type a longer one: several unrelated words are good.",
                field="password",
            )
