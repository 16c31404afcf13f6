"""The facts of many projects at once: their shapes, how they are gathered, and what a snapshot keeps of them."""
