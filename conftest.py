"""Give every test of the house, wherever it lives, the same fixtures and marks, and time for its examples."""

from hypothesis import settings

pytest_plugins = (
    "tests.plugins.data_layer",
    "tests.plugins.grounds",
    "tests.plugins.lightness",
    "tests.plugins.material",
    "tests.plugins.query_counts",
    "tests.plugins.whole_house",
)

settings.register_profile("house", deadline=None)  # a test is right or wrong; how fast a machine is, bench/ says
settings.load_profile("house")
