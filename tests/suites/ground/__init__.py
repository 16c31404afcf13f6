"""What the suites stand on: a small world, a lived-in one, samples and tables."""
