"""What pages of closing draw, one file a subject."""
