"""What must hold of a structured document: its content, its life, and who may judge it."""
