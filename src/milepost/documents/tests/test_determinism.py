"""The same document is the same bytes, in any process, at any time, with any hash seed and zone."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from milepost.documents.renderers.catalogue import FORMATS, render
from milepost.documents.tests.sample import pack

SOURCE = Path(__file__).parents[3]
PROGRAM = """
import hashlib, sys, time
real = time.time
time.time = lambda: real() + 86_400 * float(sys.argv[1])
from milepost.documents.renderers.catalogue import FORMATS, render
from milepost.documents.tests.sample import pack
for name in FORMATS:
    print(name, hashlib.sha256(render(pack(3), name)).hexdigest())
"""


def in_another_process(seed: str, zone: str, days: str) -> dict[str, str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, days], capture_output=True, text=True, check=True, env=environment
    )
    return dict(line.split() for line in done.stdout.splitlines())


def test_two_processes_with_other_seeds_zones_and_days_render_the_same_bytes():
    first = in_another_process("1", "Asia/Tokyo", "0")
    second = in_another_process("2", "America/Lima", "40")
    assert set(first) == set(FORMATS)
    assert first == second


@pytest.mark.parametrize("name", FORMATS)
def test_one_process_renders_the_same_bytes_a_while_later(name):
    first = hashlib.sha256(render(pack(2), name)).hexdigest()
    time.sleep(2.1)  # the clock of a zip archive moves in steps of two seconds
    assert hashlib.sha256(render(pack(2), name)).hexdigest() == first
