"""Show the public key with which acceptance notes are sealed, or begin a new one; former keys stay known."""

import argparse

from milepost.config.running.operator import operator
from milepost.config.running.start import start_prepared


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare whether a new key begins, and why."""
    parser.add_argument("--new", action="store_true", help="retire the present key and begin a new one")
    parser.add_argument("--reason", default="", help="why a new key begins; it stays in the history")


def run(options: argparse.Namespace) -> int:
    """List every key, the present one first."""
    start_prepared()
    from milepost.closing.actions import replace_signing_key  # noqa: PLC0415 - Django is started by now
    from milepost.closing.queries import signing_keys  # noqa: PLC0415 - same

    if options.new:
        replace_signing_key(operator(), reason=options.reason)
    found = signing_keys()
    for each in found:
        until = f"until {each.retired_at:%Y-%m-%d}" if each.retired_at else "in use"
        print(f"{each.key_id}  ed25519 {each.public_key}  from {each.created_at:%Y-%m-%d}, {until}")
    if not found:
        print("There is no key yet: the first signature makes one, or `milepost signing-key --new`.")
    return 0
