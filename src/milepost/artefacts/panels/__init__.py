"""What pages show of documents."""
