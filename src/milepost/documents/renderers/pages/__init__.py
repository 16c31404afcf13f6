"""What pages are made of: blocks and cells as HTML, and the values that the template of the PDF shows."""
