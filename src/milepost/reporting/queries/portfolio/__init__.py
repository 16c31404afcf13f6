"""The portfolio in light rows: what boards and homes add up over a thousand projects without loading one of them."""
