"""The addresses of obligations, of the effect of a draft, and of adherence, beside those of the nouns."""

from django.urls import path

from milepost.compliance.views import adherence_page, draft_impact, obligation, obligations

app_name = "compliance"
urlpatterns = [
    path("obligations/", obligations, name="obligations"),
    path("obligations/<str:code>/<str:key>/", obligation, name="obligation"),
    path("method-versions/<int:version_id>/impact/", draft_impact, name="impact"),
    path("adherence/", adherence_page, name="adherence"),
]
