"""The workbench: one ordered list of what the method asks of a project next, why, by when, and whose turn it is."""
