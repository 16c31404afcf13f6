"""Samples of third parties and of the end of a project."""
