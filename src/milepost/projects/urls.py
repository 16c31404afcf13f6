"""The addresses of projects beside those of the noun."""

from django.urls import path

from milepost.projects.views import appointment, method_move, rasci

app_name = "projects-at-large"
urlpatterns = [
    path("projects/<str:code>/appointment/", appointment, name="appointment"),
    path("projects/<str:code>/method/", method_move, name="method_move"),
    path("projects/<str:code>/who-does-what/", rasci, name="rasci"),
]
