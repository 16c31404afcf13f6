"""The gallery: every component with invented data, rendered without a database."""
