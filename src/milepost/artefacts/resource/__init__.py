"""What people see of documents, of comments on them, and of the files that hang on them."""

from milepost.artefacts.resource import documents  # isort: skip - the others stand on its pages
from milepost.artefacts.resource import attachments, comments

__all__ = ["attachments", "comments", "documents"]
