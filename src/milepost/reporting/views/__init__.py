"""The pages of reporting that are more than a list, a record or a form."""
