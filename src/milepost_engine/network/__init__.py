"""Networks of activities."""
