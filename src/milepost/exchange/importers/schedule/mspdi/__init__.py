"""Read MSPDI, the XML of Microsoft Project, without Java."""
