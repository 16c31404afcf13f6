"""The addresses of gates beside those of the nouns."""

from django.urls import path

from milepost.governance import views

app_name = "governance"
urlpatterns = [
    path("projects/<str:code>/gates/<slug:gate>/", views.gate, name="gate"),
]
