"""Every distribution there is, by the name that files and commands call it: one line each."""

from __future__ import annotations

from milepost_engine.risk.distributions.beta_pert import BetaPert
from milepost_engine.risk.distributions.constant import Constant
from milepost_engine.risk.distributions.definition import Distribution
from milepost_engine.risk.distributions.discrete import Discrete
from milepost_engine.risk.distributions.empirical import Empirical
from milepost_engine.risk.distributions.lognormal import Lognormal
from milepost_engine.risk.distributions.triangular import Triangular
from milepost_engine.risk.distributions.uniform import Uniform

DISTRIBUTIONS: dict[str, type[Distribution]] = {
    "constant": Constant,
    "uniform": Uniform,
    "triangular": Triangular,
    "beta-pert": BetaPert,
    "lognormal": Lognormal,
    "discrete": Discrete,
    "empirical": Empirical,
}
