"""Verify a signed acceptance note, JSON or PDF, with nothing but the file: no database, no network."""

import argparse
import sys
from pathlib import Path

UNKNOWN_KEY = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the note, and which keys are trusted."""
    parser.add_argument("file", type=Path, help="the signed note, as JSON or as PDF")
    parser.add_argument("--keys", type=Path, help="file of trusted public keys (this installation's own)")


def run(options: argparse.Namespace) -> int:
    """Answer 0 when it is whole and its key trusted, 1 when it was changed, 3 when its key is unknown here."""
    from milepost.closing.rules.verify_note import NoteBroken, in_words, read_file, trusted_keys, verify_note  # noqa: PLC0415 - help stays quick

    try:
        trusted = trusted_keys(options.keys.read_text(encoding="utf-8")) if options.keys else own_keys()
        verified = verify_note(read_file(options.file), trusted)
    except (NoteBroken, OSError, ValueError, KeyError, TypeError) as problem:
        print(f"NOT VERIFIED: {problem}", file=sys.stderr)
        return 1
    print("\n".join(in_words(verified)))
    return 0 if verified.trusted else UNKNOWN_KEY


def own_keys() -> dict[str, str]:
    """Return the public keys of this installation, read off its key files; none where it has no keys."""
    from milepost.config.home import find_home  # noqa: PLC0415 - help stays quick

    found = {}
    for file in find_home().signing_keys.glob("*.pub"):
        found[file.stem] = file.read_text(encoding="ascii").strip()
    return found
