"""Pure numbers: no Django, no files, no clock, no hidden randomness."""
