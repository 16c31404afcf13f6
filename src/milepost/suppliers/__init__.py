"""Third parties: suppliers, their contracts, and the evaluation of their work."""
