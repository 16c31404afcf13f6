"""Addresses of the closing page and of reading archives, beside those of the nouns."""

from django.urls import path

from milepost.closing.views.checklist import checklist
from milepost.closing.views.contents import archive_file, archived, archived_file, contents

app_name = "closing"
urlpatterns = [
    path("projects/<str:code>/closing/", checklist, name="checklist"),
    path("archives/<int:archive_id>/contents/", contents, name="contents"),
    path("archives/<int:archive_id>/file/", archive_file, name="archive_file"),
    path("archived-files/<int:file_id>/read/", archived, name="archived"),
    path("archived-files/<int:file_id>/file/", archived_file, name="archived_file"),
]
