"""What must hold at the end of a project, one file a subject."""
