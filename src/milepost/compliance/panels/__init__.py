"""What stands on the pages of a project and of a method version, and on the homes."""
