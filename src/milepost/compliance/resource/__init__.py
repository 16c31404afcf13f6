"""What people see of obligations, waivers, audits and findings."""

from milepost.compliance.resource import audits, duties, findings, projects, waivers

__all__ = ["audits", "duties", "findings", "projects", "waivers"]
