"""Read PMXML, the XML of Primavera, without Java."""
