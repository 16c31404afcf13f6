"""Samples of the plan and the work."""
