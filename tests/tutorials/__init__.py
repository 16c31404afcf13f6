"""The pages of the tutorial, run."""
