"""The operator of the machine as an actor: whoever may use its command line, by the name they have there."""

from __future__ import annotations

import getpass
import secrets
import sys

from milepost.kernel.policy import Actor


def operator(channel: str = "cli") -> Actor:
    """Return the operator; one run of a command is one correlation in the ledger."""
    return Actor(None, f"operator {getpass.getuser()}", channel=channel, correlation=secrets.token_hex(8))


def ask_password(*, from_input: bool) -> str:
    """Return a password from the first line of standard input, or typed twice at the terminal without being shown."""
    if from_input:
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != first:
        raise SystemExit("The two were not the same; nothing was done.")
    return first
