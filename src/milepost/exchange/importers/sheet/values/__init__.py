"""From the text of a cell to a value, never losing the text and never guessing in silence."""
