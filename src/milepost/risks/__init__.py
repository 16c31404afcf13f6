"""What may happen: risks with an owner, a response and a next dated action."""
