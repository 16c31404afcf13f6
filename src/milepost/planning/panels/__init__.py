"""What pages of planning draw."""
