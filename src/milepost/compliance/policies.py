"""Where the roles of an obligation, a waiver and an audit hold: on their project."""

from milepost.projects.policies import part_scope, project_scope

__all__ = ["part_scope", "project_scope"]
