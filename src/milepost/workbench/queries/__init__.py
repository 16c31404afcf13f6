"""Questions about the workbench: what is asked of projects next, in its order."""

from milepost.projects.models import Project
from milepost.workbench.queries.asked import Listed, listed
from milepost.workbench.queries.bench import Bench, bench_of
from milepost.workbench.queries.examples import Example, examples_of

__all__ = ["Bench", "Example", "Listed", "Project", "bench_of", "examples_of", "listed"]
