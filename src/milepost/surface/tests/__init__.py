"""Tests of the surface."""
