"""Addresses of the end of a project beside those of its nouns: signing, the closing page, and reading archives."""

from django.urls import path

from milepost.closing.views import papers, signing
from milepost.closing.views.checklist import checklist
from milepost.closing.views.contents import archive_file, archived, archived_file, contents

app_name = "closing"

PAGES = (("", signing.sign, "page"), ("code/", signing.code, "code"))
FILES = (("files/<str:sha256>/", signing.file, "file"), ("documents/<int:place>/", signing.document, "document"))


urlpatterns = [
    *(
        path(f"sign/<str:token>/{rest}", signing.behind_a_link(page), name=f"link-{name}")
        for rest, page, name in (*PAGES, *FILES)
    ),
    *(
        path(f"signing/<int:acceptance_id>/{rest}", signing.behind_an_account(page), name=f"account-{name}")
        for rest, page, name in (*PAGES, *FILES)
    ),
    path("acceptances/<int:acceptance_id>/note.json", papers.note, {"kind": "json"}, name="note-json"),
    path("acceptances/<int:acceptance_id>/note.pdf", papers.note, {"kind": "pdf"}, name="note-pdf"),
    path("signing-keys/", papers.keys_page, name="keys"),
    path("signing-keys/signing-keys.json", papers.keys_file, name="keys-file"),
    path("projects/<str:code>/closing/", checklist, name="checklist"),
    path("archives/<int:archive_id>/contents/", contents, name="contents"),
    path("archives/<int:archive_id>/file/", archive_file, name="archive_file"),
    path("archived-files/<int:file_id>/read/", archived, name="archived"),
    path("archived-files/<int:file_id>/file/", archived_file, name="archived_file"),
]
