"""The addresses of reporting."""

from django.urls import path

from milepost.reporting.views.writing import WriteReportView

app_name = "reporting"
urlpatterns = [
    path("status-reports/<int:report_id>/write/", WriteReportView.as_view(), name="write"),
]
