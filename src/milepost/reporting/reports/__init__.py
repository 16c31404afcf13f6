"""The reports of the house: one file a report, one line in the catalogue."""
