"""What is typed at the end of a project, one file a subject."""
