"""The verbs of acceptance: who signs, what is asked of them, and what they sign."""
