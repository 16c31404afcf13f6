"""Compiled loops of the attribution of delay."""
