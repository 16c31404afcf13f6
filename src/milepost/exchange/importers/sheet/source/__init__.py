"""From a file or its bytes to rows of text, within limits."""
