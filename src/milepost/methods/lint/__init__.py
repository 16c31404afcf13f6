"""The method linter: a method is proven sound before it binds anybody. One rule is one sentence with a stable code."""

from milepost.methods.lint.catalogue import RULES
from milepost.methods.lint.finding import Finding, Report, Rule, Severity
from milepost.methods.lint.linting import lint

__all__ = ["RULES", "Finding", "Report", "Rule", "Severity", "lint"]
