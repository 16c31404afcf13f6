"""Charts as accessible SVG, drawn by us: the same picture for the page and for the PDF."""
