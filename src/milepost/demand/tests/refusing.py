"""What a test of a refusal asks."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.kernel.errors import Refusal


def refused(rule: str, act: Any, *args: Any, **kwargs: Any) -> Refusal:
    """Return the refusal of an act, which names `rule`."""
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    assert rule in {each.rule for each in refusal.value.unmet}
    return refusal.value
