"""Lists of any noun: what the address asks, saved views, and the same as a sheet."""
