"""Addresses of planning beside those of its nouns."""

from django.urls import path

from milepost.planning.views.files import file

app_name = "deliveries"
urlpatterns = [path("submissions/<int:submission_id>/files/<str:sha256>/", file, name="file")]
