"""Between rows and the files that hang on documents."""
