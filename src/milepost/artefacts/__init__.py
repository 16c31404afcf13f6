"""Structured documents of a project: their content, versions, comments, review and approval."""
