"""Programs that stand alone: each is put beside what it verifies, and needs nothing but Python to run."""
