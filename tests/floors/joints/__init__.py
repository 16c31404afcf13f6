"""What one floor tells another, and that both say the same."""
