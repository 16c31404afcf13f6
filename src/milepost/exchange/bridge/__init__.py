"""Schedules of files ⇄ networks of the engine: the only door of exchange to it."""
