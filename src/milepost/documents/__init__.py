"""What a report says, as typed blocks, and how each format prints it.

Knows no noun, no HTTP, no Django models.
"""
