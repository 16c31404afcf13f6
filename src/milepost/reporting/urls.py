"""The addresses of reporting."""

from django.urls import path

from milepost.reporting.views import packs
from milepost.reporting.views.board import portfolio_board
from milepost.reporting.views.home import home
from milepost.reporting.views.writing import WriteReportView

app_name = "reporting"
urlpatterns = [
    path("", home, name="home"),
    path("portfolio/", portfolio_board, name="board"),
    path("status-reports/<int:report_id>/write/", WriteReportView.as_view(), name="write"),
    path("periods/<int:period_id>/pack/", packs.build, name="build_pack"),
    path("packs/<int:pack_id>/compare/", packs.compare, name="compare_pack"),
    path("packs/<int:pack_id>/files/<slug:name>/", packs.pack_file, name="pack_file"),
]
