"""The published answers that lie beside the repository, read in place."""

import json
import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("MILEPOST_DATA", Path(__file__).parents[3] / "shared" / "data"))


def read(path):
    """Read a file of numbers, or skip visibly; in continuous integration a missing file is a failure."""
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path.name} is missing")
        pytest.skip(f"{path.name} is not beside the repository")
    return json.loads(path.read_text())


def golden(key):
    return read(SHARED.parent / "golden.json")[key]


def worked(key):
    return read(SHARED / "worked_examples" / "cases.json")[key]
