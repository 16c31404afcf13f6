"""Stories that test the reporting: better colours than the facts, late, stale, through a stand-in."""
