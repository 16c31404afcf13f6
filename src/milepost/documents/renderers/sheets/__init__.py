"""What the workbook is made of: typed cells and native charts."""
