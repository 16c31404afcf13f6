"""One file a format: a document in, the bytes of a file out, the same bytes for the same document, always."""
