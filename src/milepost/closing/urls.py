"""Addresses of the end of a project beside those of its nouns."""

from django.urls import path

from milepost.closing.views import papers, signing

app_name = "signing"

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
]
