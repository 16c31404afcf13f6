"""Verify the sealed archive of a project, without a database: every byte, every file, the chain of its ledger."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from milepost.config.commands.proofs.verify_note import own_keys


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the archive, the digest that it must have, and how to answer."""
    parser.add_argument("file", type=Path, help="the archive, a zip")
    parser.add_argument("--sha256", default="", help="the digest that the ledger holds of it")
    parser.add_argument("--keys", type=Path, help="file of trusted public keys (this installation's own)")
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(options: argparse.Namespace) -> int:
    """Answer 0 when it is whole, 1 when not, 3 when it is whole and keys were named of which none signed it."""
    from milepost.closing.verifier.verify_archive import in_words, verify  # noqa: PLC0415 - help stays quick
    from milepost.kernel.errors import refuse  # noqa: PLC0415 - same

    try:
        content = options.file.read_bytes()
    except OSError as error:
        raise refuse("archive_can_be_opened", f"{options.file}: {error.strerror}") from error
    trusted = _named_keys(options.keys) if options.keys else own_keys()
    problems = verify(content, options.sha256)
    said, answer = (["The archive is NOT whole."], 1) if problems else in_words(content, trusted)
    if options.json:
        print(json.dumps(_told(content, problems, trusted), indent=2, ensure_ascii=False))
    else:
        print("\n".join([*map(str, problems), *said]), file=sys.stderr if problems else sys.stdout)
    return answer if problems or options.keys else 0


def _named_keys(file: Path) -> dict[str, str]:
    from milepost.closing.verifier.verify_archive import trusted_keys  # noqa: PLC0415 - help stays quick
    from milepost.kernel.errors import refuse  # noqa: PLC0415 - same

    try:
        return trusted_keys(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise refuse("keys_can_be_read", f"{file}: {error}") from error


def _told(content: bytes, problems: Sequence[Any], trusted: Mapping[str, str]) -> dict[str, Any]:
    from milepost.closing.verifier.verify_archive import key_id_of, signer_of, take_apart  # noqa: PLC0415 - same

    key = "" if problems else signer_of(take_apart(content)[0])
    name = key_id_of(bytes.fromhex(key)) if key else ""
    return {
        "whole": not problems,
        "sha256": sha256(content).hexdigest(),
        "signed_with": name or None,
        "trusted": bool(key) and trusted.get(name) == key,
        "problems": [{"entry": each.entry, "problem": each.wrong} for each in problems],
    }
