"""Applying a method: what is left of it for a class of projects, and how two versions differ for that class."""

from milepost.methods.applying.difference import Change, Difference, Part, difference
from milepost.methods.applying.tailored import tailored

__all__ = ["Change", "Difference", "Part", "difference", "tailored"]
