"""Keep what compiled solvers print by themselves away from the answer."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def noise_to_errors() -> Iterator[None]:
    """Send what compiled code writes to standard output to standard error instead, as long as this lasts."""
    sys.stdout.flush()
    kept = os.dup(1)
    try:
        os.dup2(2, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
