"""Cycles, periods, status reports, colours, locks, packs; one file per report."""
