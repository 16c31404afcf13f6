"""Verify the sealed archive of a project, without a database: every byte, every file, the chain of its ledger."""

import argparse
import json
import sys
from hashlib import sha256
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the archive, the digest that it must have, and how to answer."""
    parser.add_argument("file", type=Path, help="the archive, a zip")
    parser.add_argument("--sha256", default="", help="the digest that the ledger holds of it")
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(options: argparse.Namespace) -> int:
    """Say whether the archive is whole; name what is not."""
    from milepost.closing.verifier.verify_archive import read, verify  # noqa: PLC0415 - help stays quick
    from milepost.kernel.errors import refuse  # noqa: PLC0415 - same

    try:
        content = options.file.read_bytes()
    except OSError as error:
        raise refuse("archive_can_be_opened", f"{options.file}: {error.strerror}") from error
    problems = verify(content, options.sha256)
    digest = sha256(content).hexdigest()
    if options.json:
        found = [{"entry": each.entry, "problem": each.wrong} for each in problems]
        print(json.dumps({"whole": not problems, "sha256": digest, "problems": found}, indent=2, ensure_ascii=False))
    elif problems:
        for problem in problems:
            print(problem, file=sys.stderr)
        print("The archive is NOT whole.", file=sys.stderr)
    else:
        manifest, entries = read(content)
        counted = f"{len(entries)} files, {manifest['ledger']['seq']} entries of its ledger"
        print(f"The archive of {manifest['project']} is whole: {counted}.\nSHA-256 {digest}")
    return 1 if problems else 0
