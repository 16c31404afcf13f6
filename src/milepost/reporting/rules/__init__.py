"""What must hold in reporting: pure rules with a stable code, and pure arithmetic of dates and scores."""
