"""The addresses of requests beside those of the nouns."""

from django.urls import path

from milepost.demand import views

app_name = "demand"
urlpatterns = [
    path("ranking/", views.ranking, name="ranking"),
    path("requests/<str:code>/score/", views.ScoreView.as_view(), name="score"),
    path("requests/<str:code>/decide/", views.DecideView.as_view(), name="decide"),
]
