"""Find the real portfolios that tests read where they lie; they are never part of the repository."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture(scope="session")
def real_portfolios() -> Path:
    """The folder of real portfolios: MILEPOST_DATA, else ../shared/data. In CI it must be there."""
    folder = Path(os.environ.get("MILEPOST_DATA", BESIDE))
    if folder.is_dir():
        return folder
    missing = "The real portfolios are not here. Name their folder with MILEPOST_DATA."
    if os.environ.get("CI"):
        pytest.fail(missing, pytrace=False)
    return pytest.skip(missing)
