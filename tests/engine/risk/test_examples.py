"""The examples in the docstrings of the risk engine are run."""

import doctest
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

import numpy as np
import pytest

from milepost_engine import risk

MODULES = [
    module.name for module in walk_packages(risk.__path__, "milepost_engine.risk.") if ".loops." not in module.name
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_give_what_they_say(name):
    found = doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS)
    assert found.failed == 0


def test_the_example_of_the_how_to_keeps_the_promises_of_a_distribution():
    page = (Path(__file__).parents[3] / "docs" / "how-to" / "distribution.md").read_text(encoding="utf-8")
    module = ModuleType("pareto")
    sys.modules["pareto"] = module
    exec(page.split("```python\n")[1].split("```")[0], vars(module))  # noqa: S102 - the page is ours
    pareto = module.Pareto(10, 5)
    shares = (np.arange(200_000) + 0.5) / 200_000
    assert pareto.quantile(shares).mean() == pytest.approx(pareto.mean, rel=1e-3)
    assert pareto.quantile(shares).var() == pytest.approx(pareto.variance, rel=2e-2)
    assert pareto.recipe().numbers.size == 4 * 257
    with pytest.raises(risk.DistributionError):
        module.Pareto(10, 2)
