"""Commands that compute from files alone: they need no installation and start no framework."""
