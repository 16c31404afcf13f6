"""Projects, who plays which role on them, and where they stand in their life."""
