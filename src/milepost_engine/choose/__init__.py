"""Choosing: what colour a project has, what a request is worth, which projects to run and when."""
