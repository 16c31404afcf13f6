"""The addresses of reporting."""

from django.urls import path

from milepost.reporting.views.board import portfolio_board
from milepost.reporting.views.home import home
from milepost.reporting.views.writing import WriteReportView

app_name = "reporting"
urlpatterns = [
    path("", home, name="home"),
    path("portfolio/", portfolio_board, name="board"),
    path("status-reports/<int:report_id>/write/", WriteReportView.as_view(), name="write"),
]
