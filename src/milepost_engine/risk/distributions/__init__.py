"""One file a distribution; a new one is one more file and one line in the catalogue."""

from milepost_engine.risk.distributions.beta_pert import BetaPert
from milepost_engine.risk.distributions.catalogue import DISTRIBUTIONS
from milepost_engine.risk.distributions.constant import Constant
from milepost_engine.risk.distributions.definition import Distribution
from milepost_engine.risk.distributions.discrete import Discrete
from milepost_engine.risk.distributions.empirical import Empirical
from milepost_engine.risk.distributions.lognormal import Lognormal
from milepost_engine.risk.distributions.rows import distribution_rows
from milepost_engine.risk.distributions.triangular import Triangular
from milepost_engine.risk.distributions.uniform import Uniform

__all__ = [
    "DISTRIBUTIONS",
    "BetaPert",
    "Constant",
    "Discrete",
    "Distribution",
    "Empirical",
    "Lognormal",
    "Triangular",
    "Uniform",
    "distribution_rows",
]
