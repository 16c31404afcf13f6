"""Rules about artefact types, their fields, what they build on, and checklists."""
