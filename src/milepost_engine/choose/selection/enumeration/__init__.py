"""Enumerate choices under few limits: a proof by branching on small relaxations, compiled."""
