"""Rules about documents and what they must show."""
