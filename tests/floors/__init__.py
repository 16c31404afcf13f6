"""Tests of a floor that need the nouns of the floors above it."""
