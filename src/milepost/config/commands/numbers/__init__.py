"""Commands of the analyst: numbers from files, without the pages and without a database."""
