"""Shifts of power, explored: whatever sequence of lawful acts is tried, nobody controls what they deliver."""
