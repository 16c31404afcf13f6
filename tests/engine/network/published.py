"""Read the published answers in place; skip visibly where they are not given, fail under CI."""

import json
import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared"
KINDS = {"FS": 0, "SS": 1, "FF": 2, "SF": 3}


def read(name: str) -> dict:
    """Return a file of answers: golden.json stands beside the folder of data, cases.json inside."""
    base = Path(os.environ.get("MILEPOST_DATA", SHARED / "data"))
    path = base.parent / name if name == "golden.json" else base / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{name} is missing; set MILEPOST_DATA to the folder of data")
        pytest.skip(f"{name} is not here; set MILEPOST_DATA to the folder of data")
    return json.loads(path.read_text(encoding="utf-8"))
