"""Run every worked and published answer that the tests of the engine know: `python bench/engine/worked.py`.

One line a test that reads `golden.json` or `worked_examples/cases.json`, or holds a published number; it ends with an
error where one is missing or wrong.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORDS = "worked or golden or published or domain_example or known_answers or printed or taylor"


def main() -> int:
    os.chdir(ROOT)
    os.environ["CI"] = "1"  # an answer that is not here is a failure, not left out
    return pytest.main(["-q", "-rA", "--no-header", "-p", "no:cacheprovider", "tests/engine", "-k", WORDS])


if __name__ == "__main__":
    sys.exit(main())
