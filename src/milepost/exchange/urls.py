"""The addresses of exchange."""

from django.urls import path

from milepost.exchange.views.importing import ReadingView, UploadView, result_page

app_name = "exchange"
urlpatterns = [
    path("import/", UploadView.as_view(), name="import"),
    path("import/result/<int:job_id>/", result_page, name="result"),
    path("import/<str:sha256>/", ReadingView.as_view(), name="reading"),
]
