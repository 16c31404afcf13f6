"""The stories, one a file: to add one, write its file and list it in the catalogue."""
