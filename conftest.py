"""Give every test of the house, wherever it lives, the same fixtures and marks."""

pytest_plugins = ("tests.plugins.data_layer", "tests.plugins.material", "tests.plugins.query_counts")
