"""How a project ends: acceptance, returns, the archive, and the review after it."""
