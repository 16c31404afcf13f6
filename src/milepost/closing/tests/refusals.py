"""What tests of acceptance ask alike: a refusal by its rule, and a record as it is now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from milepost.closing.models import Acceptance
from milepost.kernel.errors import Refusal


def refused(act: Callable[[], Any], rule: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act()
    rules = [each.rule for each in caught.value.unmet]
    assert rule in rules, rules
    assert all(each.sentence and each.missing and each.cure and each.path for each in caught.value.unmet)
    return caught.value


def fresh(acceptance: Acceptance) -> Acceptance:
    return Acceptance.objects.get(pk=acceptance.pk)
