"""What happened and what is asked: issues, and decisions asked of management."""
