"""The addresses of documents beside those of their nouns."""

from django.urls import path

from milepost.artefacts.views import reading
from milepost.artefacts.views.writing import WriteView, start

app_name = "documents"
urlpatterns = [
    path("projects/<str:code>/artefacts/<slug:type_code>/start/", start, name="start"),
    path("artefacts/<int:artefact_id>/write/", WriteView.as_view(), name="write"),
    path("artefacts/<int:artefact_id>/check/", WriteView.as_view(only_check=True), name="check"),
    path("artefacts/<int:artefact_id>/difference/", reading.difference_page, name="difference"),
    path("artefacts/<int:artefact_id>/versions/<int:number>/", reading.version_page, name="version"),
    path("artefacts/<int:artefact_id>/versions/<int:number>/pdf/", reading.pdf, name="pdf"),
    path("attachments/<int:attachment_id>/file/", reading.file, name="file"),
]
