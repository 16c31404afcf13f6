"""Who lays down methods: the PMO alone. A project manager proposes and never edits."""

from __future__ import annotations

from milepost.people.choices import PMO

WRITERS = PMO
APPROVERS = PMO
PUBLISHERS = PMO
