"""How dates and instants are written, where Django's own habit of a language can be misread."""
