"""Rules about obligations, when they fall due, and the policies that they serve."""
