"""Questions to reporting: facts of many projects at once, the board, and what needs whom; all as of any moment."""
